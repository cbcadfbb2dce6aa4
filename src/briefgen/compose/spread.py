"""The spread of a measure: every claim with its origin and date, without an average or a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from briefgen.compose.words import (
    DASH,
    FigureWords,
    date_words,
    figure_words,
    number_words,
    printed_unit,
    span_words,
)
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Fact, Figure
from briefgen.corpus.figure_bounds import CEILINGS, FLOORS, interval_of, sense_of, stated
from briefgen.corpus.ledger import Claim, Relation, Row, row_of
from briefgen.corpus.origins import origin_names
from briefgen.corpus.units import NO_UNITS, OwnUnits, convert

_KINDS = MappingProxyType({"at least": FLOORS, "up to": CEILINGS})
"""The qualifier of a spread whose claims all have one of the kind."""

_REASONS: Mapping[Relation, str] = MappingProxyType(
    {"other-date": "dates", "other-status": "statuses", "other-scope": "scopes", "other-unit": "units"}
)
"""What differs where figures are about different things."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The claims on one measure, newest first, and one range for the newest of each origin."""

    facts: tuple[Fact, ...]
    varied: bool
    """Whether the claims give different figures; each is then shown."""
    label: str
    """The reason why they differ, in words; empty where they do not."""
    figure: FigureWords
    """The range of the newest claims: an older claim of an origin is no part of it."""
    words: str
    """Each claim with its origin and date, or the one figure that all claims give."""


def spread_of(measure: str, corpus: Corpus) -> Spread:
    """Compute the spread of a measure.

    Shape: `facts` is empty where the corpus has no claim on the measure.
    """
    row = row_of(measure, corpus)
    claims = sorted(row.claims, key=lambda claim: claim.date.last if claim.date else date.min, reverse=True)
    facts = tuple(corpus.facts[claim.fact].value for claim in claims)
    if not row.varied:
        words = figure_words(claims[0].figure) if claims else FigureWords("", "", "")
        return Spread(facts, False, "", words, str(words))
    unit = corpus.measures[measure].value.unit
    newest = [claim for claim in claims if not any(_is_newer(other, claim) for other in claims)]
    figure = _span(newest, unit, corpus.units)
    return Spread(facts, True, _label(row), figure, _claim_by_claim(claims, corpus))


def _is_newer(other: Claim, claim: Claim) -> bool:
    """Check whether the same origin gives another figure for a later time."""
    if other.date is None or claim.date is None or other.origins != claim.origins:
        return False
    return other.date.first > claim.date.last


def _claim_by_claim(claims: Iterable[Claim], corpus: Corpus) -> str:
    """Write each figure once, with origins and dates: "9 m (pilots, 2025; port, 2024); 8 (port, 2023)"."""
    figures: dict[FigureWords, dict[str, list[str]]] = {}
    for claim in claims:
        when = date_words(claim.date, short=True) if claim.date else ""
        given = figures.setdefault(figure_words(claim.figure), {}).setdefault(when, [])
        given.append(origin_names(claim.origins, corpus))
    first_unit = next(iter(figures)).unit
    return "; ".join(
        f"{words if i == 0 or words.unit != first_unit else words.without_unit} ({_whose(given)})"
        for i, (words, given) in enumerate(figures.items())
    )


def _whose(given: Mapping[str, Iterable[str]]) -> str:
    return "; ".join(
        ", ".join(filter(None, (*dict.fromkeys(origins), when))) for when, origins in given.items()
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


def _span(claims: Iterable[Claim], unit: str, own: OwnUnits) -> FigureWords:
    """Format all claims as one range, each end with its qualifier; one that all have is written once."""
    figures = [claim.figure for claim in claims]
    ends = [(figure, *number_range(figure, unit, own)) for figure in figures]
    first, low, _ = min(ends, key=lambda end: (end[1], *_low_end(end[0])))
    last, _, high = max(ends, key=lambda end: (end[2], *_high_end(end[0])))
    status = _status(figures)
    vague = any(figure.qualifier in VAGUE for figure in figures)
    common = _common_qualifier(figures) or (first.qualifier or "" if first is last else "")
    if not vague and (common or not (first.qualifier or last.qualifier)):
        numeral = span_words(low, high, unit) if low != high else number_words(low, unit)
        return FigureWords(common, numeral, printed_unit(unit), status)
    both = (_end_words(first, low, unit), _end_words(last, high, unit))
    return FigureWords("", _join(both), figure_words(last).unit if vague else printed_unit(unit), status)


def _low_end(figure: Figure) -> tuple[bool, bool, bool]:
    """Order figures of one number by their lower ends: up to 9, nearly 9, 9, at least 9, more than 9."""
    interval = interval_of(figure)
    return interval.low >= stated(figure)[0], interval.above_low, interval.high.is_infinite()


def _high_end(figure: Figure) -> tuple[bool, bool, bool]:
    """Order figures of one number by their upper ends: fewer than 9, up to 9, 9, more than 9."""
    interval = interval_of(figure)
    return interval.high > stated(figure)[1], not interval.below_high, not interval.low.is_infinite()


def _common_qualifier(figures: Iterable[Figure]) -> str:
    """Return a qualifier that is true of all figures, theirs or that of their kind; empty without one."""
    senses = {sense_of(figure) for figure in figures}
    if len(senses) == 1:
        return next(iter(senses))
    return next((kind for kind, kinds in _KINDS.items() if senses <= kinds), "")


def _end_words(figure: Figure, number: Decimal, unit: str) -> str:
    """Format one end of a figure with its qualifier: "more than 11,000", "dozens"."""
    if figure.qualifier in VAGUE:
        return figure_words(figure).numeral
    return f"{figure.qualifier or ''} {number_words(number, unit)}".strip()


def _join(ends: Iterable[str]) -> str:
    """Join two ends by a dash, which has spaces if one of them has several words."""
    unique = tuple(dict.fromkeys(ends))
    return (f" {DASH} " if any(" " in end for end in unique) else DASH).join(unique)


def _status(figures: Iterable[Figure]) -> str:
    """Return the status of figures printed as one: theirs, or "in part forecast" where some have none."""
    found = {figure.status or "" for figure in figures}
    *others, last = sorted(found - {""}) or [""]
    words = f"{', '.join(others)} or {last}" if others else last
    return f"in part {words}" if words and "" in found else words
