"""Telling from the file system alone whether a file is as it was when it was read."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final, NamedTuple

_COARSEST_NS: Final = 2_000_000_000
"""The coarsest clock of a file system, FAT's: within it a second change may leave no trace."""


class Stamp(NamedTuple):
    """What the file system says of a file; content that changes a tick later changes it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Seen(NamedTuple):
    """A stamp, and when it was taken: before the content was read."""

    stamp: Stamp
    at_ns: int

    def is_sure(self) -> bool:
        """Tell whether an equal stamp still means equal content.

        A file that changed right before it was read may have changed again within the same tick of the clock.

        Source: Git, "racy-git", Documentation/technical.
        """
        return max(self.stamp.mtime_ns, self.stamp.ctime_ns) + _COARSEST_NS < self.at_ns


def now_ns() -> int:
    """Give the time, by which to tell which stamps are too young to be sure."""
    return time.time_ns()


def stamp_of(path: Path | str | int) -> Stamp | None:
    """Take a file's stamp; None where there is none to take."""
    try:
        found = os.stat(path)  # noqa: PTH116  # of thousands of files, and of open ones
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
