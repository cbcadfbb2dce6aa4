"""The spread of a measure: every claim with its origin and date, without an average or a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from briefgen.catalogues.words import Words
from briefgen.compose.words import (
    FigureWords,
    figure_words,
    number_words,
    origin_words,
    span_words,
    unit_words,
)
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.date_words import date_words
from briefgen.corpus.fact import VAGUE, Fact, Figure
from briefgen.corpus.figure_bounds import CEILINGS, FLOORS, interval_of, sense_of, stated
from briefgen.corpus.ledger import MeasureClaim, MeasureRow, Relation, row_of
from briefgen.corpus.units import NO_UNITS, OwnUnits, convert

_KINDS = MappingProxyType({"at least": FLOORS, "up to": CEILINGS})
"""The qualifier of a spread whose claims all have one of the kind."""

_REASONS: Mapping[Relation, str] = MappingProxyType(
    {"other-date": "dates", "other-status": "statuses", "other-scope": "scopes", "other-unit": "units"}
)
"""What differs where figures are about different things."""


class Spread(Struct, frozen=True):
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


def spread_of(measure: str, corpus: Corpus, words: Words) -> Spread:
    """Compute the spread of a measure.

    Shape: `facts` is empty where the corpus has no claim on the measure.
    """
    row = row_of(measure, corpus)
    claims = sorted(row.claims, key=lambda claim: claim.date.last if claim.date else date.min, reverse=True)
    facts = tuple(corpus.facts[claim.fact].value for claim in claims)
    if not row.varied:
        figure = figure_words(claims[0].figure, words) if claims else FigureWords("", "", "")
        return Spread(facts, False, "", figure, str(figure))
    unit = corpus.measures[measure].value.unit
    newest = [claim for claim in claims if not any(_is_newer(other, claim) for other in claims)]
    figure = _span(newest, unit, corpus.units, words)
    return Spread(facts, True, _label(row, words), figure, _claim_by_claim(claims, corpus, words))


def _is_newer(other: MeasureClaim, claim: MeasureClaim) -> bool:
    """Check whether the same origin gives another figure for a later time."""
    if other.date is None or claim.date is None or other.origins != claim.origins:
        return False
    return other.date.first > claim.date.last


def _claim_by_claim(claims: Iterable[MeasureClaim], corpus: Corpus, words: Words) -> str:
    """Write each figure once, with origins and dates: "9 m (pilots, 2025; port, 2024); 8 (port, 2023)"."""
    figures: dict[FigureWords, dict[str, list[str]]] = {}
    for claim in claims:
        when = date_words(claim.date, words, short=True) if claim.date else ""
        given = figures.setdefault(figure_words(claim.figure, words), {}).setdefault(when, [])
        given.append(origin_words(claim.origins, corpus, words))
    first_unit = next(iter(figures)).unit
    return words.semicolon_list(
        f"{figure if i == 0 or figure.unit != first_unit else figure.without_unit} ({_whose(given, words)})"
        for i, (figure, given) in enumerate(figures.items())
    )


def _whose(given: Mapping[str, Iterable[str]], words: Words) -> str:
    return words.semicolon_list(
        words.comma_list(filter(None, (*dict.fromkeys(origins), when))) for when, origins in given.items()
    )


def number_range(figure: Figure, unit: str, own: OwnUnits = NO_UNITS) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest number of a figure, in another unit."""
    low, high = stated(figure)
    return convert(low, figure.unit, unit, own), convert(high, figure.unit, unit, own)


def _label(row: MeasureRow, words: Words) -> str:
    """Return the reason why the claims differ, in words."""
    found = set(row.relations.values())
    if "conflict" in found:
        return words.text("contested", "figures")
    if "revision" in found:
        return words.text("revised", "figures")
    differing = [words.text(what, "differ") for relation, what in _REASONS.items() if relation in found]
    if differing:
        return words.text("{what} differ", what=words.formats.both(differing))
    return words.text("rounded" if "rounding" in found else "compatible", "figures")


def _span(claims: Iterable[MeasureClaim], unit: str, own: OwnUnits, words: Words) -> FigureWords:
    """Format all claims as one range, each end with its qualifier; one that all have is written once."""
    figures = [claim.figure for claim in claims]
    ends = [(figure, *number_range(figure, unit, own)) for figure in figures]
    first, low, _ = min(ends, key=lambda end: (end[1], *_low_end(end[0])))
    last, _, high = max(ends, key=lambda end: (end[2], *_high_end(end[0])))
    status = _status(figures, words)
    vague = any(figure.qualifier in VAGUE for figure in figures)
    common = _common_qualifier(figures) or (first.qualifier or "" if first is last else "")
    if not vague and (common or not (first.qualifier or last.qualifier)):
        numeral = span_words(low, high, unit, words)
        qualifier = words.term("qualifier", common) if common else ""
        named, whole = unit_words(unit, high, numeral, words)
        return FigureWords(qualifier, numeral, named, status, whole)
    both = _join((_end_words(first, low, unit, words), _end_words(last, high, unit, words)))
    if vague:
        return FigureWords("", both, figure_words(last, words).unit, status)
    named, whole = unit_words(unit, high, both, words)
    return FigureWords("", both, named, status, whole)


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


def _end_words(figure: Figure, number: Decimal, unit: str, words: Words) -> str:
    """Format one end of a figure with its qualifier: "more than 11,000", "dozens"."""
    if figure.qualifier in VAGUE:
        return figure_words(figure, words).numeral
    qualifier = words.term("qualifier", figure.qualifier) if figure.qualifier else ""
    return f"{qualifier} {number_words(number, unit, words)}".strip()


def _join(ends: Iterable[str]) -> str:
    """Join two ends by a dash, which has spaces if one of them has several words."""
    unique = tuple(dict.fromkeys(ends))
    dash = "\N{EN DASH}"
    return (f" {dash} " if any(" " in end for end in unique) else dash).join(unique)


def _status(figures: Iterable[Figure], words: Words) -> str:
    """Return the status of figures printed as one: theirs, or "in part forecast" where some have none."""
    found = {figure.status or "" for figure in figures}
    given = [words.term("status", each) for each in sorted(found - {""})]
    *others, last = given or [""]
    status = words.text("{first} or {last}", first=words.comma_list(others), last=last) if others else last
    return words.text("in part {status}", status=status) if status and "" in found else status
