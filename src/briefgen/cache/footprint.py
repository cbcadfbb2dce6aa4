"""The footprint of a run: the stamps of all files and folders that its result depends on.

A command whose output is cached reads it before anything else is loaded: docs/decisions/lean-start.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from briefgen.cache.file_stamp import Stamp, stamp_of

_BYTECODE_FOLDER: Final = "__pycache__"
_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Footprint(NamedTuple):
    """Stamps of files and digests of whole folders, by path."""

    files: Mapping[str, Stamp | None] = _NONE
    """None where there was no file."""
    folders: Mapping[str, str] = _NONE
    real_paths: Mapping[str, str] = _NONE
    """The real path of every folder that a file lies in: it changes where a folder is replaced by a link."""

    def is_unchanged(self, stamps: FileStamps) -> bool:
        """Check whether every file and folder has the stamp it had."""
        files = all(stamps.file(path) == stamp for path, stamp in self.files.items())
        folders = all(stamps.folder(path) == digest for path, digest in self.folders.items())
        return files and folders and all(os.path.realpath(p) == real for p, real in self.real_paths.items())

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object that `parse_footprint` reads."""
        return {name: dict(value) for name, value in self._asdict().items()}


class FileStamps:
    """Takes the stamp of each path once, and caches it."""

    def __init__(self) -> None:
        self._files: dict[str, Stamp | None] = {}
        self._folders: dict[str, str] = {}

    def file(self, path: str) -> Stamp | None:
        """Return the stamp of a file."""
        if path not in self._files:
            self._files[path] = stamp_of(path)
        return self._files[path]

    def folder(self, path: str) -> str:
        """Return a digest of the names and stamps of all files below a folder, except `__pycache__`."""
        if path not in self._folders:
            lines = sorted(self._lines_below(path, ""))
            self._folders[path] = sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
        return self._folders[path]

    def footprint(self, files: Iterable[Path | str], folders: Iterable[Path]) -> Footprint:
        """Return the footprint of some files and folders."""
        stamps = {str(path): self.file(str(path)) for path in files}
        digests = {str(path): self.folder(str(path)) for path in folders}
        around = {*digests, *(os.path.dirname(path) for path in stamps)}  # noqa: PTH120  # thousands of paths, as text
        return Footprint(stamps, digests, {path: os.path.realpath(path) for path in sorted(around)})

    def older_than_clock_tick(self, moment_ns: int) -> bool:
        """Check whether all files stamped so far were last changed more than a clock tick before a moment.

        A file that is changed twice within one tick has the same stamp after both changes, so that the second
        change would not be noticed.
        """
        stamps = (stamp for stamp in self._files.values() if stamp is not None)
        return all(stamp.is_older_than_clock_tick(moment_ns) for stamp in stamps)

    def _lines_below(self, folder: str, prefix: str) -> Iterator[str]:
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError:
            return
        for entry in found:
            if entry.name == _BYTECODE_FOLDER:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._lines_below(entry.path, f"{prefix}{entry.name}/")
            else:
                stamp = self.file(entry.path)
                yield f"{prefix}{entry.name} {stamp and tuple(stamp)}"


def merge_footprints(footprints: Iterable[Footprint]) -> Footprint:
    """Return one footprint with every file and folder of several."""
    files: dict[str, Stamp | None] = {}
    folders: dict[str, str] = {}
    real_paths: dict[str, str] = {}
    for each in footprints:
        files.update(each.files)
        folders.update(each.folders)
        real_paths.update(each.real_paths)
    return Footprint(files, folders, real_paths)


def parse_footprint(data: Mapping[str, Any]) -> Footprint:
    """Read a footprint from its JSON object.

    Errors: LookupError, TypeError or AttributeError for an object of another form.
    """
    files = {path: None if stamp is None else Stamp(*stamp) for path, stamp in data["files"].items()}
    return Footprint(files, dict(data["folders"]), dict(data["real_paths"]))
