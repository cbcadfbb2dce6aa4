"""Read the conformance tests of the Unicode consortium: BidiTest.txt and BidiCharacterTest.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

SAMPLES = {
    "L": "a",
    "R": "\u05d0",
    "EN": "1",
    "ES": "+",
    "ET": "$",
    "AN": "\u0661",
    "CS": ",",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "NSM": "\u0300",
    "AL": "\u0627",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
    "BN": "\u00ad",
}
"""A character of each class."""


class Case(NamedTuple):
    """A text and the levels that it must have."""

    text: str
    base: int | None
    """The level of the paragraph; None if its first strong character decides."""
    levels: tuple[int | None, ...]
    """None for a character that the algorithm removes."""
    order: tuple[int, ...]
    """The positions from left to right, without removed characters."""


def class_cases(lines: Iterable[str]) -> Iterator[Case]:
    """Yield the cases of BidiTest.txt: texts by the classes of their characters."""
    levels: tuple[int | None, ...] = ()
    order: tuple[int, ...] = ()
    for line in lines:
        if line.startswith("@Levels:"):
            levels = _levels(line.partition(":")[2])
        elif line.startswith("@Reorder:"):
            order = tuple(map(int, line.partition(":")[2].split()))
        elif line.strip() and line[0] not in "#@":
            classes, bases = line.split(";")
            text = "".join(SAMPLES[each] for each in classes.split())
            for bit, base in ((2, 0), (1, None), (4, 1)):
                if int(bases) & bit:
                    yield Case(text, base, levels, order)


def character_cases(lines: Iterable[str]) -> Iterator[tuple[Case, int]]:
    """Yield the cases of BidiCharacterTest.txt, with the level of the paragraph."""
    for line in lines:
        if line.strip() and not line.startswith("#"):
            codes, direction, base, levels, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            wanted = None if direction == "2" else int(direction)
            yield Case(text, wanted, _levels(levels), tuple(map(int, order.split()))), int(base)


def _levels(fields: str) -> tuple[int | None, ...]:
    return tuple(None if each == "x" else int(each) for each in fields.split())
