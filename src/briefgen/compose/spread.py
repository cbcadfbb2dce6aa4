"""The spread of a measure: all its claims in one range, without an average and without a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from briefgen.compose.words import DASH, FigureWords, figure_words, printed_unit, span_words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Fact, Figure
from briefgen.corpus.ledger import CEILINGS, FLOORS, NEAR, Claim, Relation, Row, row_of, stated
from briefgen.corpus.units import NO_UNITS, OwnUnits, convert

_KINDS = MappingProxyType({"at least": FLOORS, "up to": CEILINGS, "about": NEAR})
"""The qualifier of a spread whose claims all have a qualifier of the kind."""

_REASONS: Mapping[Relation, str] = MappingProxyType(
    {"other-date": "dates", "other-status": "statuses", "other-scope": "scopes", "other-unit": "units"}
)
"""What differs where figures are about different things."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The claims on one measure, in order of value, and one range for all of them."""

    facts: tuple[Fact, ...]
    varied: bool
    """Whether the claims give different figures; each is then shown."""
    label: str
    """The reason why they differ, in words; empty where they do not."""
    figure: FigureWords

    @property
    def words(self) -> str:
        """The spread, or the one figure that all claims give."""
        return str(self.figure)


def spread_of(measure: str, corpus: Corpus) -> Spread:
    """Compute the spread of a measure.

    Shape: `facts` is empty where the corpus has no claim on the measure.
    """
    row = row_of(measure, corpus)
    facts = tuple(corpus.facts[claim.fact].value for claim in row.claims)
    if not row.varied:
        words = figure_words(row.claims[0].figure) if row.claims else FigureWords("", "", "")
        return Spread(facts, False, "", words)
    return Spread(
        facts, True, _label(row), _span(row.claims, corpus.measures[measure].value.unit, corpus.units)
    )


def number_range(figure: Figure, unit: str, own: OwnUnits = NO_UNITS) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest number of a figure, in another unit."""
    low, high = stated(figure)
    return convert(low, figure.unit, unit, own), convert(high, figure.unit, unit, own)


def _label(row: Row) -> str:
    """Return the reason why the claims differ, in words."""
    found = set(row.relations.values())
    if "conflict" in found:
        return "contested"
    if "revision" in found:
        return "revised"
    differing = [words for relation, words in _REASONS.items() if relation in found]
    if differing:
        return f"{' and '.join(differing)} differ"
    return "rounded" if "rounding" in found else "compatible"


def _span(claims: tuple[Claim, ...], unit: str, own: OwnUnits) -> FigureWords:
    """Format all claims as one range; it has a qualifier where every claim has one of that kind."""
    figures = [claim.figure for claim in claims]
    status = _status(figures)
    if any(figure.qualifier in VAGUE for figure in figures):
        first, last = figure_words(figures[0]), figure_words(figures[-1])
        return FigureWords("", DASH.join(dict.fromkeys((first.numeral, last.numeral))), last.unit, status)
    numbers = [number_range(figure, unit, own) for figure in figures]
    low, high = min(n[0] for n in numbers), max(n[1] for n in numbers)
    kind = next((k for k, kinds in _KINDS.items() if all(f.qualifier in kinds for f in figures)), "")
    if low == high and not kind:  # up to 160 – more than 160
        words = (figure_words(figure) for figure in figures)
        ends = dict.fromkeys(f"{w.qualifier} {w.numeral}".strip() for w in words)
        return FigureWords("", f" {DASH} ".join(ends), printed_unit(unit), status)
    return FigureWords(kind, span_words(low, high, unit), printed_unit(unit), status)


def _status(figures: Iterable[Figure]) -> str:
    """Return the status of figures printed as one: theirs, or "in part forecast" where some have none."""
    found = {figure.status or "" for figure in figures}
    *others, last = sorted(found - {""}) or [""]
    words = f"{', '.join(others)} or {last}" if others else last
    return f"in part {words}" if words and "" in found else words
