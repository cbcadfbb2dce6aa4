"""Resolve numbers, separators and marks. Source: UAX 9, 3.3.4 (W1 to W7)."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.bidi.classes import ISOLATE_INITIATORS


def resolve_weak(classes: Sequence[str], start: str) -> list[str]:
    """Return the classes of a run sequence after the rules for weak classes; `start` is its `sos`."""
    out = _marks_and_letters(classes, start)
    _separators(out)
    _terminators(out)
    return _numbers_after_latin(out, start)


def _marks_and_letters(classes: Sequence[str], start: str) -> list[str]:
    """Apply W1 to W3: marks follow their letter, numbers after Arabic letters are Arabic, AL becomes R."""
    out, before, strong = [], start, start
    for each in classes:
        if each == "NSM":
            each = "ON" if before in ISOLATE_INITIATORS or before == "PDI" else before  # noqa: PLW2901 - W1
        before = each
        if each in ("L", "R", "AL"):
            strong = each
        if each == "EN" and strong == "AL":
            each = "AN"  # noqa: PLW2901 - W2
        out.append("R" if each == "AL" else each)
    return out


def _separators(classes: list[str]) -> None:
    """Apply W4: one separator between numbers of one kind belongs to them."""
    for position in range(1, len(classes) - 1):
        each, before = classes[position], classes[position - 1]
        number = before == "EN" or (before == "AN" and each == "CS")
        if each in ("ES", "CS") and number and classes[position + 1] == before:
            classes[position] = before


def _terminators(classes: list[str]) -> None:
    """Apply W5: signs such as per cent and currencies belong to a European number next to them."""
    position = 0
    while position < len(classes):
        end = position
        while end < len(classes) and classes[end] == "ET":
            end += 1
        if end > position:
            before = classes[position - 1] if position else ""
            after = classes[end] if end < len(classes) else ""
            if "EN" in (before, after):
                classes[position:end] = ["EN"] * (end - position)
        position = end + 1


def _numbers_after_latin(classes: Sequence[str], start: str) -> list[str]:
    """Apply W6 and W7: other separators are neutral, and numbers after left-to-right letters are L."""
    out, strong = [], start
    for each in classes:
        if each in ("ES", "ET", "CS"):
            out.append("ON")
            continue
        if each in ("L", "R"):
            strong = each
        out.append("L" if each == "EN" and strong == "L" else each)
    return out
