"""Look up single lines of a sorted lock file by binary search, without reading the whole file."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, Generic, Protocol, Self, TypeVar

from briefgen.readable_folders import ReadableFolders

_ROOM: Final = 1024
"""Bytes read before and after a position; lines are rarely longer."""


class Ordered(Protocol):
    """A key that can be compared for sorting."""

    def __lt__(self, other: Self, /) -> bool:
        """Check whether it is less than another."""


K = TypeVar("K", bound=Ordered)
V = TypeVar("V")


class RandomAccessFile:
    """An open file, of which single lines are read."""

    def __init__(self, path: Path, readable: ReadableFolders) -> None:
        self.descriptor = readable.open(path)
        weakref.finalize(self, os.close, self.descriptor)

    def line(self, at: int) -> tuple[int, bytes]:
        """Return where the line at a position begins, and the line."""
        room = _ROOM
        while True:
            first = max(at - room, 0)
            piece = os.pread(self.descriptor, at + room - first, first)
            begin, end = piece.rfind(b"\n", 0, at - first) + 1, piece.find(b"\n", at - first)
            if (begin or not first) and (end >= 0 or len(piece) < at + room - first):
                return first + begin, piece[begin : end if end >= 0 else len(piece)]
            room *= 2


class LockSection(Mapping[K, V], Generic[K, V]):
    """A mapping over one section of a lock file; each line is parsed when it is looked up."""

    def __init__(
        self,
        pages: RandomAccessFile,
        extent: tuple[int, int],
        key: Callable[[str], K],
        value: Callable[[str], V],
    ) -> None:
        self._pages = pages
        self._extent = extent
        self._key = key
        self._value = value
        self._seen: dict[int, tuple[K, int, str]] = {}

    def __getitem__(self, wanted: K) -> V:
        low, high = self._extent
        while low < high:
            key, begin, line = self._line((low + high) // 2)
            if key == wanted:
                return self._value(line)
            low, high = (begin + len(line.encode()) + 1, high) if key < wanted else (low, begin)
        raise KeyError(wanted)

    def __iter__(self) -> Iterator[K]:
        at, end = self._extent
        while at < end:
            key, begin, line = self._line(at)
            yield key
            at = begin + len(line.encode()) + 1

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _line(self, at: int) -> tuple[K, int, str]:
        if at not in self._seen:
            begin, line = self._pages.line(at)
            self._seen[at] = (self._key(line.decode()), begin, line.decode())
        return self._seen[at]
