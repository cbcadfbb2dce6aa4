"""The folders that a run may read files from, and the one function that opens a file for reading.

A path is followed, through every symbolic link, to the file it leads to; that must be in one of the folders.
An editor's unsaved text of a file is read in place of the file.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

NOTHING_UNSAVED: Final[Mapping[str, bytes]] = MappingProxyType({})


class OutsideError(OSError):
    """A path leads out of the folders that the run may read."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.EACCES, "leads out of the folders that may be read", str(path))


class ReadableFolders(NamedTuple):
    """Folders by their real paths; everything below them may be read. Those with equal paths are equal."""

    real_paths: tuple[str, ...]
    unsaved: Mapping[str, bytes] = NOTHING_UNSAVED
    """The unsaved texts of files that are open in an editor, by real path."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReadableFolders) and self.real_paths == other.real_paths

    def __hash__(self) -> int:
        return hash(self.real_paths)

    def contains(self, path: Path | str) -> bool:
        """Check whether a path, with all its links followed, leads into one of the folders.

        Errors: OSError or ValueError for a name that the system does not accept.
        """
        return self._contains_real(os.path.realpath(path))

    def open(self, path: Path | str) -> int:
        """Open a file for reading, and return its descriptor.

        The real path is opened, not the path that was given: a link that is exchanged after the check has no
        effect. Opening never blocks, so that a pipe cannot block the run.

        Errors: OutsideError; OSError or ValueError for a file that cannot be opened.
        """
        real = os.path.realpath(path)
        if not self._contains_real(real):
            if not os.path.lexists(path):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
            raise OutsideError(path)
        return os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)

    def unsaved_text(self, path: Path | str) -> bytes | None:
        """Return the unsaved text of a file in the folders; None where there is none."""
        if not self.unsaved:
            return None
        real = os.path.realpath(path)
        return self.unsaved.get(real) if self._contains_real(real) else None

    def outer_link(self, path: Path) -> Path:
        """Return the shortest beginning of a path that leads out of the folders: often a link."""
        beginnings = (*reversed(path.parents), path)
        first = next((i for i, each in enumerate(beginnings) if self.contains(each)), len(beginnings))
        return next((each for each in beginnings[first:] if not self.contains(each)), path)

    def _contains_real(self, real: str) -> bool:
        return any(real == folder or real.startswith(os.path.join(folder, "")) for folder in self.real_paths)  # noqa: PTH118  # thousands of paths, as text


def readable_folders(*folders: Path, unsaved: Mapping[str, bytes] = NOTHING_UNSAVED) -> ReadableFolders:
    """Return the folders as they are now, with links in their own paths followed."""
    return ReadableFolders(tuple(dict.fromkeys(map(os.path.realpath, folders))), unsaved)


ANYWHERE: Final = ReadableFolders((os.sep,))
"""For a file that the user names on the command line, and for files that come with briefgen."""
