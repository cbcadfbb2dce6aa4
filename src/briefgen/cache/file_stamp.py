"""Stamps of files, which show without reading a file whether it has changed since it was read.

An equal stamp proves equal content only where the file was a clock tick old when it was read. A younger file
may have been written a second time within the same tick, which leaves the stamp as it was: such a file has to
be compared by content.

Source: Git, "racy-git", Documentation/technical.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from stat import S_ISLNK
from typing import Final, NamedTuple

_SECOND_NS: Final = 1_000_000_000
_FINE_TICK_NS: Final = 50_000_000
"""For file systems that store fractions of a second: ext4, XFS, Btrfs, APFS, NTFS, exFAT. Their times advance
with the kernel's timer, every 10 ms at the slowest; this is several times that."""
_COARSE_TICK_NS: Final = 2 * _SECOND_NS
"""For file systems that store whole seconds: FAT counts every other second, ext3 and HFS+ each one."""


class Stamp(NamedTuple):
    """What the file system records about a file; a change of its content, a tick later, changes it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    link: int = 0
    """The inode of the symbolic link that the path itself is; 0 where it is none."""

    def is_older_than_clock_tick(self, moment_ns: int) -> bool:
        """Check whether the file was last changed more than a clock tick before a moment.

        The tick is that of the file's own file system. Times that are whole seconds come from one that stores
        no fractions; elsewhere they are so rare that treating them alike costs nothing.
        """
        whole_seconds = self.mtime_ns % _SECOND_NS == 0 and self.ctime_ns % _SECOND_NS == 0
        tick_ns = _COARSE_TICK_NS if whole_seconds else _FINE_TICK_NS
        return max(self.mtime_ns, self.ctime_ns) + tick_ns < moment_ns


class TimedStamp(NamedTuple):
    """A stamp, and a moment before the content was read."""

    stamp: Stamp
    before_reading_ns: int

    def is_reliable(self) -> bool:
        """Check whether an equal stamp later on means equal content."""
        return self.stamp.is_older_than_clock_tick(self.before_reading_ns)


def now_ns() -> int:
    """Return the time to compare stamps with. Units: nanoseconds since 1970."""
    return time.time_ns()


def stamp_of(path: Path | str | int) -> Stamp | None:
    """Take the stamp of a path or an open file; None where there is no file."""
    link = 0
    try:
        status = os.fstat(path) if isinstance(path, int) else os.lstat(path)
        if S_ISLNK(status.st_mode):
            link, status = status.st_ino, os.stat(path)  # noqa: PTH116  # of thousands of files
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, link)
