"""Rewrite pieces of a text, and map positions of the new text back to the old one."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct


class Shifts(Struct, frozen=True):
    """The pieces of a text that one rewriting replaced; everything else was copied.

    Shape: four columns of equal length, in the order of the text; each piece maps as a whole.
    """

    new_starts: tuple[int, ...] = ()
    new_ends: tuple[int, ...] = ()
    old_starts: tuple[int, ...] = ()
    old_ends: tuple[int, ...] = ()

    def old_start(self, at: int) -> int:
        """Return the old start of the new character at a position."""
        piece = bisect_right(self.new_starts, at) - 1
        if piece < 0:
            return at
        beyond = at - self.new_ends[piece]
        return self.old_starts[piece] if beyond < 0 else self.old_ends[piece] + beyond

    def old_end(self, at: int) -> int:
        """Return the old end of the new character at a position."""
        piece = bisect_right(self.new_starts, at) - 1
        if piece < 0:
            return at + 1
        beyond = at - self.new_ends[piece]
        return self.old_ends[piece] if beyond < 0 else self.old_ends[piece] + beyond + 1

    def splits(self, at: int) -> bool:
        """Check whether a new position is inside a replaced piece."""
        piece = bisect_right(self.new_starts, at) - 1
        return piece >= 0 and self.new_starts[piece] < at < self.new_ends[piece]


class Rewriting:
    """Copies a text, replaces pieces of it, and records where."""

    def __init__(self, old: str) -> None:
        self._old = old
        self._read = 0
        self._length = 0
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []

    def replace(self, start: int, end: int, new: str) -> int:
        """Copy the text up to the next piece, replace that piece, and return its new place."""
        self._parts += (self._old[self._read : start], new)
        at = self._length + start - self._read
        self._read, self._length = end, at + len(new)
        if not len(new) == end - start == 1:
            self._pieces.append((at, self._length, start, end))
        return at

    def finish(self) -> tuple[str, Shifts]:
        """Copy the rest; return the new text and the record of replacements."""
        if not self._parts:
            return self._old, Shifts()
        text = "".join([*self._parts, self._old[self._read :]])
        return text, Shifts(*zip(*self._pieces, strict=True)) if self._pieces else Shifts()
