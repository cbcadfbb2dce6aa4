"""The spread of a measure: what its claims say, side by side; never an average, never a choice."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from briefgen.compose.words import DASH, FigureWords, figure_words, printed_unit, span_words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Fact, Figure
from briefgen.corpus.ledger import CEILINGS, FLOORS, NEAR, Claim, Row, row_of, stated
from briefgen.corpus.units import convert

_KINDS = MappingProxyType({"at least": FLOORS, "up to": CEILINGS, "about": NEAR})
"""What is said before a spread when every claim in it has a qualifier of the kind."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The claims on one measure, in order of value, and the words that hold them all."""

    facts: tuple[Fact, ...]
    varied: bool
    """Whether the claims give different figures, so that each has to be shown."""
    label: str
    """Why they differ, in words; empty where they do not."""
    figure: FigureWords

    @property
    def words(self) -> str:
        """Say the spread, or the one figure all agree on."""
        return str(self.figure)


def spread_of(measure: str, corpus: Corpus) -> Spread:
    """Put the claims on a measure side by side.

    Shape: empty `facts` where nothing in the corpus is on the measure.
    """
    row = row_of(measure, corpus)
    facts = tuple(corpus.facts[claim.fact].value for claim in row.claims)
    if not row.varied:
        words = figure_words(row.claims[0].figure) if row.claims else FigureWords("", "", "")
        return Spread(facts, False, "", words)
    return Spread(facts, True, _label(row), _span(row.claims, corpus.measures[measure].value.unit))


def limits(figure: Figure, unit: str) -> tuple[Decimal, Decimal]:
    """Give the lowest and highest number a figure names, in another unit."""
    low, high = stated(figure)
    return convert(low, figure.unit, unit), convert(high, figure.unit, unit)


def _label(row: Row) -> str:
    """Name in words why the claims differ."""
    found = set(row.relations.values())
    if "conflict" in found:
        return "contested"
    if "revision" in found:
        return "revised"
    reasons = (("other-date", "dates"), ("other-scope", "scopes"), ("other-unit", "units"))
    differing = [words for relation, words in reasons if relation in found]
    if differing:
        return f"{' and '.join(differing)} differ"
    return "rounded" if "rounding" in found else "compatible"


def _span(claims: tuple[Claim, ...], unit: str) -> FigureWords:
    """Say all claims in one range; one that every claim leaves open above or below says so."""
    figures = [claim.figure for claim in claims]
    if any(figure.qualifier in VAGUE for figure in figures):
        first, last = figure_words(figures[0]), figure_words(figures[-1])
        return FigureWords("", DASH.join(dict.fromkeys((first.numeral, last.numeral))), last.unit)
    numbers = [limits(figure, unit) for figure in figures]
    low, high = min(n[0] for n in numbers), max(n[1] for n in numbers)
    kind = next((k for k, kinds in _KINDS.items() if all(f.qualifier in kinds for f in figures)), "")
    return FigureWords(kind, span_words(low, high, unit), printed_unit(unit))
