"""Resolve brackets, spaces and other neutral characters. Source: UAX 9, 3.3.5 (N0 to N2)."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from briefgen.bidi.character_data import BRACKETS
from briefgen.bidi.classes import ISOLATE_INITIATORS

_NEUTRAL = ISOLATE_INITIATORS | {"B", "S", "WS", "ON", "PDI"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""The direction of each class for its neighbours: numbers count as right-to-left."""
_MAX_OPEN = 63
"""The most open brackets; a text with more has no pairs. Source: UAX 9, BD16."""
_CLOSING = frozenset(BRACKETS.values())


def bracket_pairs(chars: Sequence[str], classes: Sequence[str]) -> list[tuple[int, int]]:
    """Return the positions of paired brackets, by their first one. Source: UAX 9, BD16."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for position, (char, each) in enumerate(zip(chars, classes, strict=True)):
        if each != "ON":
            continue
        if char in BRACKETS:
            if len(waiting) == _MAX_OPEN:
                return []
            waiting.append((_canonical(BRACKETS[char]), position))
        elif char in _CLOSING:
            wanted = _canonical(char)
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == wanted:
                    pairs.append((waiting[depth][1], position))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _canonical(bracket: str) -> str:
    """Return the bracket that is canonically equivalent; two angle brackets have one."""
    return normalize("NFD", bracket)


def resolve_brackets(
    classes: list[str], chars: Sequence[str], original: Sequence[str], direction: str, start: str
) -> None:
    """Give both brackets of a pair one direction, and the marks after them. Source: UAX 9, N0.

    Shape: `original` has the classes before the rules for weak classes; `direction` is that of the run.
    """
    for opening, closing in bracket_pairs(chars, classes):
        inside = {_STRONG.get(each) for each in classes[opening + 1 : closing]} - {None}
        if direction in inside:
            resolved = direction
        elif inside:
            before = (_STRONG[each] for each in reversed(classes[:opening]) if each in _STRONG)
            resolved = next(before, start)
        else:
            continue
        for bracket in (opening, closing):
            classes[bracket] = resolved
            following = bracket + 1
            while following < len(classes) and original[following] == "NSM":
                classes[following] = resolved
                following += 1


def resolve_neutral(classes: list[str], direction: str, start: str, end: str) -> None:
    """Give neutral characters the direction of both neighbours, or of the run. Source: UAX 9, N1 and N2."""
    position = 0
    while position < len(classes):
        if classes[position] not in _NEUTRAL:
            position += 1
            continue
        after = position
        while after < len(classes) and classes[after] in _NEUTRAL:
            after += 1
        left = _STRONG[classes[position - 1]] if position else start
        right = _STRONG[classes[after]] if after < len(classes) else end
        classes[position:after] = [left if left == right else direction] * (after - position)
        position = after
