"""chart-misleads: a chart would compare figures that cannot be compared, or would show nothing.

All figures of a chart have a number, one unit or units that convert (see measure-unit), one scope and, for
money, prices of one year. Shares of different totals have different scopes. `bars` and `slope` show a
development: they need two dates or more, with one figure for each. `ranges` need two figures or more that
differ. In a `slope`, each origin has a line of its own, with one figure for each of its dates. The scale of
bars and slopes always begins at zero.

PASS  {measure: silt-moved, kind: bars}      640 in 2028, at least 900 in 2029
PASS  {measure: silt-left, kind: ranges}     10,000–11,000 by the surveyors, 14,500 by the contractor
FAIL  {measure: silt-left, kind: bars}       both of them for March 2031
FAIL  {measure: silt-moved, kind: bars}      one figure only
FAIL  {measure: dredging-cost, kind: bars}   one in the prices of 2019, one in those of 2024
FAIL  {measure: vessels-late, kind: slope}   one `of all calls`, one `of grain ships`
FAIL  {measure: crews-hired, kind: ranges}   one of them `dozens of`

Give the figures their scope and their year; or put figures that count something else on a measure of their
own; or leave the chart out. A key figure with `measure:` prints in words how the figures differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Figure
from briefgen.corpus.ledger import MeasureClaim, MeasureRow, row_of
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief, ChartField

RULE = "chart-misleads"
_WORDS = "leave the chart out: a key figure with `measure:` prints what differs in words"
_SPLIT = "put what counts something else on a measure of its own"
_FEWEST = 2
_Fault = tuple[str, str, tuple[str, ...]]
"""The message, the hint, and the facts that show it."""


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report charts that would mislead, each at its measure."""
    for i, chart in enumerate(brief.value.charts):
        row = row_of(chart.measure, corpus)
        for message, hint, names in _faults(chart, row) if row.claims else ():
            places = ((name, corpus.facts[name].at("figure")) for name in names)
            chain = tuple(Because(at, f"fact `{name}` has its figure here") for name, at in places)
            yield error(RULE, brief.at("charts", i, "measure"), message, hint, because=chain)


def _faults(chart: ChartField, row: MeasureRow) -> Iterator[_Fault]:
    claims = row.claims
    if len(claims) < _FEWEST:
        message = f"`{chart.measure}` has only one figure; a chart needs two to compare"
        yield message, "show it as a key figure", (claims[0].fact,)
    for claim in claims:
        if claim.figure.qualifier in VAGUE:
            message = f"`{claim.figure.qualifier}` is not a number, so no chart can show it"
            yield message, _WORDS, (claim.fact,)
    yield from _mixed(claims, "scopes", lambda figure: (figure.scope or "").casefold())
    yield from _mixed(claims, "years of prices", lambda figure: str(figure.year or ""))
    if chart.kind == "bars":
        yield from _undated(claims)
    elif chart.kind == "slope":  # each origin has a line of its own
        yield from _undated(claims, by_origin=True)
    elif len(claims) >= _FEWEST and not row.varied:
        message = f"the figures on `{chart.measure}` are all the same"
        yield message, "show them as one key figure", tuple(c.fact for c in claims)


def _mixed(claims: Iterable[MeasureClaim], what: str, value: Callable[[Figure], str]) -> Iterator[_Fault]:
    """Report figures of several kinds; figures that do not name their kind count as one more."""
    found: dict[str, str] = {}
    for claim in claims:
        found.setdefault(value(claim.figure), claim.fact)
    if len(found) > 1:
        listed = " and ".join(f"`{words}`" if words else "none given" for words in found)
        yield f"the figures have different {what}: {listed}", _SPLIT, tuple(found.values())


def _undated(claims: Iterable[MeasureClaim], *, by_origin: bool = False) -> Iterator[_Fault]:
    """Report figures of a development that have no date, or the date of another one on the same line."""
    if by_origin:
        lines: dict[object, list[MeasureClaim]] = {}
        for claim in claims:
            lines.setdefault(claim.origins, []).append(claim)
        for line in lines.values():
            yield from _undated(line)
        return
    for claim in claims:
        if claim.date is None:
            yield f"fact `{claim.fact}` has no date", "give its figure `as_of:`", (claim.fact,)
    dated = sorted((claim.date.middle, claim.fact, claim.date) for claim in claims if claim.date)
    for (_, first, a), (_, second, b) in pairwise(dated):
        if a.first <= b.last and b.first <= a.last:
            message = f"the figures of `{first}` and `{second}` have the same date"
            yield message, "write `kind: ranges`, which shows them side by side", (first, second)
