"""What a run looked at in the file system, and whether any of it has changed since.

A stamp says that a file is as it was without reading it: its size, its times and its place on the disk. Where
stamps differ, or are too fresh to be trusted, contents decide.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

_TICK_NS: Final = 50_000_000
"""Within so many nanoseconds of a change a second one may leave the times as they are: the longest tick of
the clocks that file systems keep, several times over."""
_COMPILED: Final = "__pycache__"
NOTHING: Final = "nothing"
"""The stamp of a path at which nothing is there."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """Stamps of files and of whole folders, by path."""

    files: Mapping[str, str] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)

    def holds(self, eyes: Eyes) -> bool:
        """Tell whether all is as it was."""
        files = all(eyes.file(path) == stamp for path, stamp in self.files.items())
        return files and all(eyes.folder(path) == stamp for path, stamp in self.folders.items())


@dataclass(slots=True)
class Eyes:
    """Looks at each file and folder once, and remembers the youngest change it has seen.

    Units: nanoseconds since 1970, by the file system's clock.
    """

    newest_ns: int = 0
    _files: dict[str, str] = field(default_factory=dict)
    _folders: dict[str, str] = field(default_factory=dict)

    def file(self, path: str) -> str:
        """Give the stamp of a file."""
        if path not in self._files:
            try:
                self._files[path] = self._stamp(os.stat(path))  # noqa: PTH116  # thousands of times in a run
            except (OSError, ValueError):
                self._files[path] = NOTHING
        return self._files[path]

    def folder(self, path: str) -> str:
        """Give the stamp of all that is below a folder."""
        if path not in self._folders:
            found = sorted(self._below(path, ""))
            self._folders[path] = sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()
        return self._folders[path]

    def see(self, files: Iterable[Path], folders: Iterable[Path]) -> Footprint:
        """Give the footprint of some files and folders."""
        return Footprint(
            {str(p): self.file(str(p)) for p in files}, {str(p): self.folder(str(p)) for p in folders}
        )

    def settled_by(self, moment_ns: int) -> bool:
        """Tell whether the youngest change lies far enough before a moment for its stamp to be trusted."""
        return self.newest_ns < moment_ns - _TICK_NS

    def _below(self, folder: str, name: str) -> Iterable[str]:
        try:
            with os.scandir(folder) as entries:
                inside = list(entries)
        except OSError:
            return
        for entry in inside:
            if entry.name == _COMPILED:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._below(entry.path, f"{name}{entry.name}/")
            else:
                yield f"{name}{entry.name} {self.file(entry.path)}"

    def _stamp(self, seen: os.stat_result) -> str:
        self.newest_ns = max(self.newest_ns, seen.st_mtime_ns, seen.st_ctime_ns)
        return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"
