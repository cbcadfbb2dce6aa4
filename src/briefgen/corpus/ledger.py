"""The ledger: compare the claims on one measure, pair by pair and as a row.

| relation      | two claims on one measure                                                              |
|---------------|----------------------------------------------------------------------------------------|
| `agreement`   | give the same figure, or can both be true, like "at least 10,000" and "more than       |
|               | 11,000", which are both lower limits                                                   |
| `rounding`    | give one number to different precision                                                 |
| `other-unit`  | count in units that do not convert: money of another currency                          |
| `other-scope` | say that they cover different things                                                   |
| `other-status`| are a forecast, an announcement, a target or none of these, each a different one       |
| `revision`    | come from one origin, which gave another figure later, for the same time or for none   |
| `other-date`  | are about different times, or count money of different years                           |
| `conflict`    | cannot both be true, and nothing above explains it                                     |

The first relation from the top that fits applies. One exception: figures that differ but could both be true
because of their qualifiers are an `agreement` only if scope, revision and date do not explain the difference.
A scope or date counts as different only if both claims give one.

A qualifier makes an interval of a number: "up to 160" ends at 160, "more than 160" begins above it, so no
number is in both, and they conflict. "160" itself may be rounded, and agrees with either.

How precise a number is: zeros at its end may be due to rounding, except the one after its leading digit: 240
is precise to 5 either way, 10,000 to 500, 17.2 to 0.05. "About" allows one such place either way, "nearly"
one below. "Dozens of" is 24 to 200, and so on for other words of size.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import TO_COME, Figure
from briefgen.corpus.figure_bounds import (
    BELOW,
    CEILINGS,
    EXACT,
    FLOORS,
    interval_of,
    place_of,
    sense_of,
    stated,
)
from briefgen.corpus.origins import origins_of_fact
from briefgen.corpus.units import NO_UNITS, OwnUnits, factor

Relation = Literal[
    "agreement", "rounding", "other-date", "other-status", "other-scope", "revision", "conflict", "other-unit"
]  # fmt: skip
"""From the least to the most serious."""
_SERIOUSNESS = MappingProxyType({relation: i for i, relation in enumerate(get_args(Relation))})
CONTESTED: frozenset[Relation] = frozenset({"other-scope", "revision", "conflict", "other-unit"})
"""Relations that make a measure contested: no claim may be given without the others."""

MILD: frozenset[Relation] = frozenset({"agreement", "rounding"})
"""Relations that leave a measure uncontested."""
_ONE_SIDED = (FLOORS, CEILINGS, BELOW)


class MeasureClaim(Struct, frozen=True):
    """One origin's figure for a measure."""

    fact: str
    """Id of the fact that has the figure."""
    figure: Figure
    origins: frozenset[str]
    fact_date: PartialDate | None
    """The fact's date: when it was true, or was reported."""

    @property
    def date(self) -> PartialDate | None:
        """The date of the figure, else of the fact."""
        return self.figure.as_of or self.fact_date


class MeasureRow(Struct, frozen=True):
    """The claims on one measure.

    Shape: claims sorted from the smallest figure; `relations` has each pair of facts in both orders.
    """

    claims: tuple[MeasureClaim, ...]
    relations: MappingProxyType[tuple[str, str], Relation]
    own: OwnUnits = NO_UNITS
    """The units of the workspace."""

    @property
    def relation(self) -> Relation:
        """The most serious relation of any pair."""
        return max(self.relations.values(), key=_SERIOUSNESS.__getitem__, default="agreement")

    @property
    def varied(self) -> bool:
        """Whether the claims give different figures."""
        first = self.claims[0].figure.unit if self.claims else ""
        factors = (factor(c.figure.unit, first, self.own) or Decimal(1) for c in self.claims)
        found = {
            (c.figure.status, _comparable(c.figure, f)) for c, f in zip(self.claims, factors, strict=True)
        }
        return len(found) > 1

    @property
    def contested(self) -> bool:
        """Whether the claims differ so that none may be given without the others."""
        return self.relation in CONTESTED

    def rivals(self, fact: str) -> tuple[str, ...]:
        """Return the facts whose figures disagree with that of a fact, and must be given with it."""
        others = (c.fact for c in self.claims if c.fact != fact)
        return tuple(o for o in others if self.relations.get((fact, o)) in CONTESTED)

    def alike(self, fact: str) -> frozenset[str]:
        """Return the facts that give the same figure as this one, including itself."""
        others = (c.fact for c in self.claims if self.relations.get((fact, c.fact)) in MILD)
        return frozenset({fact, *others})


def row_of(measure: str, corpus: Corpus) -> MeasureRow:
    """Collect and compare the claims on a measure."""
    unit = corpus.measures[measure].value.unit if measure in corpus.measures else ""
    claims = tuple(
        sorted(_claims(measure, corpus), key=lambda c: (*_order(c.figure, unit, corpus.units), c.fact))
    )
    pairs = {(a.fact, b.fact): relate(a, b, corpus.units) for a, b in combinations(claims, 2)}
    pairs |= {(b, a): relation for (a, b), relation in pairs.items()}
    return MeasureRow(claims, MappingProxyType(pairs), corpus.units)


def _claims(measure: str, corpus: Corpus) -> Iterator[MeasureClaim]:
    for entry in corpus.on_measure(measure):
        fact = entry.value
        if fact.figure is not None:
            yield MeasureClaim(fact.id, fact.figure, origins_of_fact(fact, corpus), fact.date)


def _order(figure: Figure, unit: str, own: OwnUnits) -> tuple[Decimal, Decimal]:
    times = factor(figure.unit, unit, own) or Decimal(1)
    low, high = stated(figure)
    return low * times, high * times


def relate(first: MeasureClaim, second: MeasureClaim, own: OwnUnits = NO_UNITS) -> Relation:
    """Return the relation of two claims; their order does not matter."""
    times = factor(second.figure.unit, first.figure.unit, own)
    if times is None:
        return "other-unit"
    could_both_hold = interval_of(first.figure).meets(interval_of(second.figure).times(times))
    plain = _same_figure(first.figure, second.figure, times) or _explanation(first, second)
    return plain or ("agreement" if could_both_hold else "conflict")


def _same_figure(a: Figure, b: Figure, times: Decimal) -> Relation | None:
    """Check whether two figures are equal, exactly or after rounding."""
    if _other_money(a, b):
        return None
    if _comparable(a, Decimal(1)) == _comparable(b, times):
        return "agreement"
    return "rounding" if _is_rounding(a, b, times) else None


def _explanation(first: MeasureClaim, second: MeasureClaim) -> Relation | None:
    """Find what explains the difference of two claims: scope, status, year of money, date or revision."""
    a, b = first.figure, second.figure
    if a.scope and b.scope and a.scope.casefold() != b.scope.casefold():
        return "other-scope"
    if _to_come(a) != _to_come(b) or _other_money(a, b):
        return "other-date" if _to_come(a) == _to_come(b) else "other-status"
    if a.as_of and b.as_of:
        if _are_apart(a.as_of, b.as_of) or (a.unit == "%" and _is_month_of(a.as_of, b.as_of)):
            return "other-date"
        apart = _dates_differ(first.fact_date, second.fact_date)
        return "revision" if apart and first.origins & second.origins else None
    if not _dates_differ(first.date, second.date):
        return None
    return "revision" if first.origins & second.origins else "other-date"


def _to_come(figure: Figure) -> str:
    """Return the status of a number that is not in force yet; empty for one that was counted or estimated."""
    return figure.status if figure.status is not None and figure.status in TO_COME else ""


def _dates_differ(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and _are_apart(one, other)


def _other_money(a: Figure, b: Figure) -> bool:
    return None not in (a.year, b.year) and a.year != b.year


def _comparable(figure: Figure, times: Decimal) -> tuple[str, Decimal, Decimal]:
    """Return a comparable form of a figure: equal for figures that state the same."""
    low, high = ((end * times).normalize(EXACT) for end in stated(figure))
    return sense_of(figure), low, high


def _is_rounding(a: Figure, b: Figure, times: Decimal) -> bool:
    """Check whether one of two numbers is the other one, rounded."""
    if a.value is None or b.value is None or _kind(a) != _kind(b):
        return False
    slack = max(_rounding(a, a.value), _rounding(b, b.value) * times) / 2
    return abs(a.value - b.value * times) <= slack


def _rounding(figure: Figure, value: Decimal) -> Decimal:
    """Return the place to which a number may be rounded; 0 for one that is exact."""
    return Decimal(0) if figure.qualifier == "exactly" else place_of(value)


def _kind(figure: Figure) -> int:
    """Group figures by qualifier: lower limit, upper limit, just below, or (-1) any other."""
    return next((i for i, group in enumerate(_ONE_SIDED) if figure.qualifier in group), -1)


def _are_apart(a: PartialDate, b: PartialDate) -> bool:
    if a.period != b.period and not (a.month or b.month):
        return True  # a quarter, and the half year or the year that it is in
    return a.last < b.first or b.last < a.first


def _is_month_of(a: PartialDate, b: PartialDate) -> bool:
    """Check whether one date is a month of the other, a year: a share of a month is not that of its year."""
    months = [bool(date.month) and not date.day for date in (a, b)]
    return a.year == b.year and not (a.period or b.period) and sum(months) == 1 and 0 in (a.month, b.month)
