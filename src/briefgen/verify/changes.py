"""Where two texts of the same memo differ, in whole words and numbers."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from briefgen.verify.bare_text import BareText


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the evidence's words and what the pages have in its place. Units: bare positions."""

    start: int
    end: int
    page_start: int
    page_end: int

    def touches(self, start: int, end: int) -> bool:
        """Tell whether it changes anything of a stretch of the evidence's words."""
        return start < self.end and self.start < end

    def joined(self, later: Change) -> Change:
        """Give the change that begins as this one and ends as a later one."""
        return Change(self.start, later.end, self.page_start, later.page_end)

    def widened(self, left: int, right: int) -> Change:
        """Give the change with so many of the characters around it, which both sides share."""
        return Change(self.start - left, self.end + right, self.page_start - left, self.page_end + right)


def find_changes(said: BareText, printed: BareText) -> tuple[Change, ...]:
    """Find where the pages differ from the evidence.

    Shape: in order, with something unchanged between them, none cutting a word or number of either side.
    """
    steps = Levenshtein.opcodes(said.bare, printed.bare)
    raw = deque(Change(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag != "equal")
    found: list[Change] = []
    while raw:
        change = raw.popleft()
        left, right = _lacking(change, said, printed)
        if raw and right >= raw[0].start - change.end:
            raw[0] = change.joined(raw[0])
        elif found and left >= change.start - found[-1].end:
            raw.appendleft(found.pop().joined(change))
        else:
            found.append(change.widened(left, right))
    return tuple(found)


def _lacking(change: Change, said: BareText, printed: BareText) -> tuple[int, int]:
    """Say by how much a change has to grow on either side so as to cut no word of either text."""
    left = max(
        change.start - said.token_start(change.start),
        change.page_start - printed.token_start(change.page_start),
    )
    right = max(
        said.token_end(change.end) - change.end,
        printed.token_end(change.page_end) - change.page_end,
    )
    return left, right


def follow(changes: tuple[Change, ...], at: int) -> int:
    """Follow a position of the evidence's words to the pages."""
    before = [change for change in changes if change.start <= at]
    if not before:
        return at
    last = before[-1]
    return last.page_start if at < last.end else at - last.end + last.page_end


def places(words: str, text: BareText) -> Iterator[tuple[int, int]]:
    """Give every stretch of a text that has certain words; of no words there is none."""
    sought = BareText([words]).bare
    at = text.bare.find(sought) if sought else -1
    while at >= 0:
        yield at, at + len(sought)
        at = text.bare.find(sought, at + 1)
