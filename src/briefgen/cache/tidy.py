"""Tidying the user's cache folder: what was not used lately goes, once an hour at most.

The folder has a file for each corpus and brief that was checked, and for each command with cached output, so
it would grow for ever. A file is used when it is written, and when `read_sealed` reads it. Other processes
are not disturbed: what one has open it can read to the end, and a missing file is as one never written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final, NamedTuple

SECOND_NS: Final = 1_000_000_000
HOUR: Final = 60 * 60
_LONGEST: Final = 30 * 24 * HOUR
"""Seconds after which a file goes that was not used."""
_MOST: Final = 200_000_000
"""Bytes on the disk from which on the files go that were not used for longest."""
_BLOCK: Final = 512
"""Bytes of a block as a file's status counts them. Source: POSIX, sys/stat.h."""
_TIDIED: Final = "tidied"
"""The file whose time says when the folder was last tidied."""
_KEPT: Final = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal")
"""Files of a database, which belong together and are few."""


class _File(NamedTuple):
    used: float
    """When it was last used. Units: seconds since 1970."""
    size: int
    path: str


def tidy(folder: Path, now_ns: int) -> None:
    """Remove what was not used lately, unless that was done within an hour; what is of the last hour stays.

    Units: `now_ns` in nanoseconds since 1970. Where the folder cannot be written, nothing is done.
    """
    now = now_ns / SECOND_NS
    with suppress(OSError):
        mark = folder / _TIDIED
        with suppress(FileNotFoundError):
            if abs(now - mark.stat().st_mtime) < HOUR:
                return
        mark.touch()  # first, so that no other process begins as well
        os.utime(mark, (now, now))
        _remove(sorted(_files(folder)), now)


def _remove(files: list[_File], now: float) -> None:
    left = sum(file.size for file in files)
    for file in files:
        age = now - file.used
        if age < HOUR or (age < _LONGEST and left <= _MOST):
            return
        left -= file.size
        with suppress(OSError):
            if os.stat(file.path).st_mtime == file.used:  # noqa: PTH116  # not used since
                os.unlink(file.path)  # noqa: PTH108  # of thousands of files


def _files(folder: Path | str, depth: int = 1) -> Iterator[_File]:
    """Yield the files of a folder and of those in it, but for links, sockets and databases."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if depth:
                    yield from _files(entry.path, depth - 1)
                continue
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                if S_ISREG(status.st_mode) and entry.name != _TIDIED and not entry.name.endswith(_KEPT):
                    blocks = getattr(status, "st_blocks", 0)  # Windows has none
                    yield _File(status.st_mtime, max(status.st_size, blocks * _BLOCK), entry.path)
