"""Whether a claim keeps the course of events: from what to what, and what came before what."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.units import Owner, read_units

_Date = tuple[int, int]
"""Year and month; 0 for what is not given."""


def course_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "from 123 to 160", "after Latvia" where the dates of the evidence have it turned round."""
    for one, two in (*_from_to(claim), *_before(claim)):
        units = read_units(evidence)
        dates = [_date_of(claim, part, units, evidence) for part in (one, two)]
        if dates[0] is None or dates[1] is None or dates[0] <= dates[1]:
            continue
        if 0 in (*dates[0], *dates[1]) and (dates[0][0] or dates[1][0]) and (dates[0][1] or dates[1][1]):
            continue  # a year against a month
        first, last = min(one.first, two.first), max(one.last, two.last)
        yield differ("direction", claim, Stretch(first, last), evidence, evidence.whole, sure=False)


def _from_to(claim: Passage) -> Iterator[tuple[Stretch, Stretch]]:
    """Return the number behind "from" and the one behind "to"."""
    behind: dict[str, Stretch] = {}
    for at in sorted(claim.numbers - {0}):
        for name in ("from", "to"):
            if claim.words[at - 1].key in claim.lists[name]:
                behind.setdefault(name, Stretch(at, at + 1))
    if len(behind) == 2:
        yield behind["from"], behind["to"]


def _before(claim: Passage) -> Iterator[tuple[Stretch, Stretch]]:
    """Give two names of which one is before the other, in that order."""
    for term in claim.terms_in(claim.whole, "pairs"):
        if term.name != "before":
            continue
        left = [n for n in claim.names if n.last <= term.first]
        right = [n for n in claim.names if n.first >= term.last]
        if left and right:
            names = (left[0], right[0]) if term.sign > 0 else (right[0], left[0])
            yield Stretch(names[0].first, names[0].last), Stretch(names[1].first, names[1].last)


def _date_of(claim: Passage, part: Stretch, units: list[Owner], evidence: Passage) -> _Date | None:
    """Return the date of the one part of the evidence that has some words of the claim."""
    keys = claim.keys(part)
    homes = [unit for unit in units if keys[-1] in evidence.keys(unit.part)]
    return _date(homes[0], evidence) if len(homes) == 1 else None


def time_of(passage: Passage, start: int) -> _Date | None:
    """Return the date of the part of a passage around a place; None where it has none, or two."""
    at = next((at for at, word in enumerate(passage.words) if word.end > start), None)
    unit = next((each for each in read_units(passage) if at is not None and each.part.has(at)), None)
    return _date(unit, passage) if unit else None


def _date(unit: Owner, evidence: Passage) -> _Date | None:
    marks = [mark for mark in value_marks(evidence) if unit.part.has(mark.at)]
    years = [int(mark.key) for mark in marks if mark.kind == "year"]
    months = [int(mark.key) for mark in marks if mark.kind == "month"]
    if len(years) > 1 or len(months) > 1:
        return None
    if years or months:
        return (years or [0])[0], (months or [0])[0]
    if any(term.group == "modality" for term in evidence.terms):
        return None  # from now to a year that is to come
    return _NOW if any(unit.part.has(each.first) for each in evidence.find_entries("now")) else None


_NOW: _Date = (9999, 0)
"""Later than any year that has been."""
