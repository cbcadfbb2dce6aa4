"""parts-disagree: the parts of a measure do not add up to its total.

A measure may name the measures that it is the sum of. Where one origin gives a total and all parts for one
date, the parts are added and compared with the total. What their qualifiers allow (“at least 300”) and the
rounding of decimals and percentages agree. A single sum can also be a `formula`: see formula-disagrees.

PASS  measures: [{id: ships, …, parts: [tankers, bulkers]}, …]     ships 50, tankers 20, bulkers 30
FAIL  measures: [{id: ships, …, parts: [tankers, bulkers]}, …]     ships 55, tankers 20, bulkers 30
FAIL  measures: [{id: ships, …, parts: [ships, tankers]}, …]       it is a part of itself

Correct the number that was copied wrongly, or name the part that is missing. Where the source itself does
not add up, allow it with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import Fact, Figure, Measure
from briefgen.corpus.figure_bounds import EXACT, interval_of, stated
from briefgen.corpus.origins import origins_of_fact
from briefgen.corpus.units import factor
from briefgen.diagnostic import Because, Diagnostic, warning
from briefgen.reading.entry import Entry

RULE = "parts-disagree"
_Bounds = tuple[Decimal, Decimal]
_MOST_SUMS = 200
"""Claims on the parts can be combined in many ways; these many are compared."""


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report totals that are not the sum of their parts, and measures that are a part of themselves."""
    for entry in corpus.measures.values():
        if entry.value.id in entry.value.parts:
            message = f"measure `{entry.value.id}` is a part of itself"
            at = entry.at("parts", entry.value.parts.index(entry.value.id))
            yield warning(RULE, at, message, "name the parts, without the total")
        elif entry.value.parts:
            for total in corpus.on_measure(entry.value.id):
                yield from _check(total, entry.value, corpus)


def _check(total: Entry[Fact], measure: Measure, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a total that no combination of the claims on its parts adds up to."""
    bounds = _bounds(total.value, measure, corpus)
    claims = [_claims_beside(total.value, part, corpus) for part in measure.parts]
    if bounds is None or not all(claims):
        return
    sums: list[_Bounds] = []
    for chosen in list(product(*claims))[:_MOST_SUMS]:
        parts = [_bounds(entry.value, measure, corpus) for entry in chosen]
        known = [each for each in parts if each is not None]
        if len(known) < len(parts):
            return
        low, high = sum((low for low, _ in known), Decimal(0)), sum((high for _, high in known), Decimal(0))
        if low <= bounds[1] and bounds[0] <= high:
            return
        sums.append((low, high))
    figure = total.value.figure
    if figure is None:
        return
    low, high = sums[0]
    shown = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    message = f"the parts of `{measure.id}` add up to `{shown}`, not to `{_stated(figure)}`"
    because = tuple(
        Because(part.at("figure"), f"`{part.value.id}` is a part") for part in next(iter(product(*claims)))
    )
    hint = "correct the number that is wrong, or add the missing part to `parts`"
    yield warning(RULE, total.at("figure"), message, hint, because=because)


def _claims_beside(total: Fact, part: str, corpus: Corpus) -> tuple[Entry[Fact], ...]:
    """Return the claims on a part that are of the origin and the date of a total."""
    origins = origins_of_fact(total, corpus)
    return tuple(
        entry
        for entry in corpus.on_measure(part)
        if _date(entry.value) == _date(total) and origins_of_fact(entry.value, corpus) & origins
    )


def _date(fact: Fact) -> PartialDate | None:
    return fact.figure.as_of if fact.figure else None


def _bounds(fact: Fact, measure: Measure, corpus: Corpus) -> _Bounds | None:
    """Return what a figure allows, in the unit of the total; None if it cannot be converted."""
    figure = fact.figure
    times = factor(figure.unit, measure.unit, corpus.units) if figure else None
    if figure is None or times is None:
        return None
    if figure.qualifier not in (None, "exactly"):
        interval = interval_of(figure).times(times)
        return interval.low, interval.high
    low, high = stated(figure)
    slack = _rounding(low, figure.unit)
    return ((low - slack) * times).normalize(EXACT), ((high + slack) * times).normalize(EXACT)


def _rounding(value: Decimal, unit: str) -> Decimal:
    """Return half of the last place of a decimal or a percentage, which may be rounded; 0 for a count."""
    exponent = int(value.as_tuple().exponent)
    if exponent >= 0 and unit != "%":
        return Decimal(0)
    return Decimal(5).scaleb(min(exponent, 0) - 1)


def _stated(figure: Figure) -> str:
    low, high = stated(figure)
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
