"""Levels by explicit formatting characters, and the sequences of runs in which the other rules work.

Source: UAX 9, 3.3.2 (X1 to X8) and 3.1.2 (BD8 to BD13).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from briefgen.bidi.classes import EMBEDDING_INITIATORS, ISOLATE_INITIATORS, REMOVED

MAX_DEPTH = 125
"""The highest explicit level. Source: UAX 9, BD2."""


class RunSequence(Struct, frozen=True):
    """An isolating run sequence: level runs that continue over isolates. Source: UAX 9, BD13."""

    indices: Sequence[int]
    """The positions of its characters in the text, without those that X9 removes."""
    level: int
    start: str
    """The class before its first character, L or R (`sos`)."""
    end: str
    """The class after its last character, L or R (`eos`)."""


class _Status(NamedTuple):
    level: int
    override: str
    isolate: bool


def matching_pdis(classes: Sequence[str]) -> dict[int, int]:
    """Return the position of the PDI of each isolate initiator that has one. Source: UAX 9, BD9."""
    matching, waiting = {}, []
    for position, each in enumerate(classes):
        if each in ISOLATE_INITIATORS:
            waiting.append(position)
        elif each == "PDI" and waiting:
            matching[waiting.pop()] = position
    return matching


def first_strong(classes: Sequence[str], start: int, end: int) -> str:
    """Return the class of the first strong character outside isolates; "" if there is none. Source: P2."""
    depth = 0
    for position in range(start, end):
        each = classes[position]
        if each in ISOLATE_INITIATORS:
            depth += 1
        elif each == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and each in ("L", "R", "AL"):
            return each
    return ""


def explicit_levels(
    classes: Sequence[str], base: int, pdis: Mapping[int, int]
) -> tuple[list[int], list[str]]:
    """Return the level of each character, and its class after overrides. Source: UAX 9, X1 to X8."""
    levels, resolved = [base] * len(classes), list(classes)
    stack = _Stack([_Status(base, "", isolate=False)])
    for position, each in enumerate(classes):
        if each == "PDI":
            stack.close_isolate()
        status = stack.statuses[-1]
        if each != "B":
            levels[position] = status.level
        if each in EMBEDDING_INITIATORS:
            stack.open_embedding(each)
        elif each == "PDF":
            stack.close_embedding()
        elif each not in ("B", "BN"):
            resolved[position] = status.override or each
        if each in ISOLATE_INITIATORS:
            end = pdis.get(position, len(classes))
            first = first_strong(classes, position + 1, end) if each == "FSI" else ""
            stack.open_isolate(rtl=each == "RLI" or first in ("R", "AL"))
    return levels, resolved


class _Stack(Struct):
    """The open embeddings and isolates, and the count of those that were too deep to open."""

    statuses: list[_Status]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def _open(self, status: _Status) -> bool:
        fits = status.level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings
        if fits:
            self.statuses.append(status)
        return fits

    def open_embedding(self, kind: str) -> None:
        """Apply X2 to X5."""
        rtl, override = kind[0] == "R", kind[0] if kind.endswith("O") else ""
        status = _Status(_next_level(self.statuses[-1].level, rtl=rtl), override, isolate=False)
        if not self._open(status) and not self.overflow_isolates:
            self.overflow_embeddings += 1

    def open_isolate(self, *, rtl: bool) -> None:
        """Apply X5a to X5c."""
        if self._open(_Status(_next_level(self.statuses[-1].level, rtl=rtl), "", isolate=True)):
            self.valid_isolates += 1
        else:
            self.overflow_isolates += 1

    def close_isolate(self) -> None:
        """Apply X6a."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.statuses.pop().isolate:
                pass
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        """Apply X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.statuses[-1].isolate and len(self.statuses) > 1:
            self.statuses.pop()


def _next_level(level: int, *, rtl: bool) -> int:
    """Return the least odd or even level above another one."""
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def run_sequences(
    classes: Sequence[str], levels: Sequence[int], base: int, pdis: Mapping[int, int]
) -> list[RunSequence]:
    """Split the text into isolating run sequences. Source: UAX 9, X10."""
    kept = [position for position, each in enumerate(classes) if each not in REMOVED]
    joined: list[list[int]] = []
    waiting: dict[int, list[int]] = {}
    for _, group in groupby(kept, key=levels.__getitem__):
        run = list(group)
        sequence = waiting.pop(run[0], None)
        if sequence is None:
            sequence = []
            joined.append(sequence)
        sequence += run
        if run[-1] in pdis:
            waiting[pdis[run[-1]]] = sequence
    place = {position: number for number, position in enumerate(kept)}
    out = []
    for indices in joined:
        first, last = place[indices[0]], place[indices[-1]]
        level = levels[indices[0]]
        before = levels[kept[first - 1]] if first else base
        open_isolate = classes[indices[-1]] in ISOLATE_INITIATORS  # a closed one is not at the end
        after = base if open_isolate or last + 1 == len(kept) else levels[kept[last + 1]]
        start, end = ("R" if max(level, other) % 2 else "L" for other in (before, after))
        out.append(RunSequence(indices, level, start, end))
    return out
