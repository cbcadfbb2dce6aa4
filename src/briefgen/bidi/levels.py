"""Embedding levels of a paragraph and of its lines: even levels run left to right, odd ones right to left.

Source: UAX 9, Unicode Bidirectional Algorithm, revision 48.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.bidi.classes import ISOLATE_INITIATORS, REMOVED, bidi_class
from briefgen.bidi.explicit import RunSequence, explicit_levels, first_strong, matching_pdis, run_sequences
from briefgen.bidi.neutral import resolve_brackets, resolve_neutral
from briefgen.bidi.weak import resolve_weak

_INCREASE = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})
"""How much a class raises an even and an odd level. Source: UAX 9, I1 and I2."""


def paragraph_level(text: str) -> int:
    """Return the level of a paragraph by its first strong character, 0 or 1. Source: UAX 9, P2 and P3."""
    classes = list(map(bidi_class, text))
    return int(first_strong(classes, 0, len(classes)) in ("R", "AL"))


def resolve_levels(text: str, base: int) -> list[int]:
    """Return the level of each character of one paragraph, before its lines are known.

    Shape: `base` is the level of the paragraph, 0 or 1. Removed characters have the level before them.
    """
    classes = list(map(bidi_class, text))
    pdis = matching_pdis(classes)
    levels, resolved = explicit_levels(classes, base, pdis)
    for sequence in run_sequences(classes, levels, base, pdis):
        _resolve_sequence(sequence, text, classes, resolved, levels)
    for position, each in enumerate(classes):
        if each in REMOVED:
            levels[position] = levels[position - 1] if position else base
    return levels


def _resolve_sequence(
    sequence: RunSequence, text: str, classes: Sequence[str], resolved: Sequence[str], levels: list[int]
) -> None:
    """Set the levels of one isolating run sequence."""
    indices = sequence.indices
    direction = "R" if sequence.level % 2 else "L"
    out = resolve_weak([resolved[i] for i in indices], sequence.start)
    chars, original = [text[i] for i in indices], [classes[i] for i in indices]
    resolve_brackets(out, chars, original, direction, sequence.start)
    resolve_neutral(out, direction, sequence.start, sequence.end)
    increase = _INCREASE[sequence.level % 2]
    for position, each in zip(indices, out, strict=True):
        levels[position] = sequence.level + increase[each]


def line_levels(text: str, levels: Sequence[int], base: int) -> list[int]:
    """Return the levels of one line: separators, and the spaces before them and at its end, get `base`.

    Shape: `text` and `levels` are those of the line.
    Source: UAX 9, L1.
    """
    out = list(levels)
    trailing = True
    for position in range(len(text) - 1, -1, -1):
        each = bidi_class(text[position])
        if each in ("B", "S"):
            trailing = True
        elif each not in ISOLATE_INITIATORS and each not in REMOVED and each not in ("WS", "PDI"):
            trailing = False
        if trailing:
            out[position] = base
    return out
