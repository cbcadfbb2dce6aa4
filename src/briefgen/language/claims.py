"""What a text says, as typed values: numbers, dates, names, negation, each with its place.

Every claim has `start`, `end` and `words`: the place, in code points of the text that was given to the
reader, and the words there. Values are exact fractions. What is ambiguous keeps all its senses.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

Respect = Literal[
    "value", "unit", "rate", "currency", "qualifier", "date", "ordinal", "designation", "direction",
    "negation", "name", "subject", "speaker", "modality", "part-and-whole", "time-order", "role",
    "quotation", "cause",
]  # fmt: skip
"""In what a claim can differ from its evidence.

A `name` is another name; a `subject` differs where both texts have the same names and words, and the evidence
says them of someone or something else: another person acts, or a number belongs to another part.
"""

Bound = Literal["", "exact", "about", "nearly", "barely", "above", "at-least", "at-most", "below"]
"""What a qualifier makes of a number: "more than" is above, "up to" is at-most, "fewer than" is below;
"hardly" is barely, which is just that number, or just under it."""

QuantityKind = Literal["count", "share", "money", "measure", "multiple", "vague"]
"""A count, a share of a whole (1/2 for 50 %), money, a measured unit, "three times", "dozens of"."""

PARTS: Final[frozenset[QuantityKind]] = frozenset({"share", "multiple"})
"""The kinds of numbers that say how much of another one: a third, half as much again."""

DatePart = Literal["", "early", "mid", "late"]
"""Which part of a month, a season or a year."""

DateKind = Literal["day", "month", "year", "fiscal-year", "quarter", "half", "season", "decade", "century"]


class Claim(Struct, frozen=True):
    """Something that a text says, and where."""

    start: int
    end: int
    words: str


class Sense(Struct, frozen=True):
    """One sense of a number: "9 m" is nine metres, or nine million."""

    kind: QuantityKind
    low: Fraction
    high: Fraction
    unit: str = ""
    """Id of the unit, such as `kilometre` or `pp` (percentage points); empty for a count."""


class Quantity(Claim, frozen=True):
    """A number with what qualifies it and what it counts.

    Shape: `senses` has one at least, the likeliest first; `low` equals `high` unless a range was written.
    Units: a share of 50 % is 1/2.
    """

    senses: tuple[Sense, ...]
    bound: Bound = ""
    bound_loose: bool = False
    """Whether the qualifier may be none: "over 42 days" is more than, or in the course of."""
    currencies: frozenset[str] = frozenset()
    """ISO 4217 codes that a sign or word may mean, and `$` itself where no word says which dollar."""
    per: str = ""
    """Id of the unit after "a", "per": `day`, `barrel`."""
    noun: tuple[str, ...] = ()
    """Lemmas of the words that name what is counted, the nearest first."""
    role: Literal["", "to", "by", "from", "of"] = ""
    """The word before a number that something rises or falls to, by, from; `of` is "von" that means "of"."""
    whole: bool = False
    """Whether it is what another is a part of: 120 in "19 of 120"."""
    than: Literal["", "more", "less"] = ""
    """What follows the number: 60 per cent more than, three metres below."""
    place: Fraction = Fraction(1)
    """The last place that is written: 1/10 for 1.5, 100000 for 1.5 million."""
    in_digits: bool = True
    qualified: tuple[int, int] = (0, 0)
    """Where its qualifier begins, with the "not" that is part of it, and ends; 0 and 0 for none."""

    @property
    def first(self) -> Sense:
        """The likeliest sense."""
        return self.senses[0]


_RELATION_WORDS = MappingProxyType({"compared": "compared with", "prices": "at the prices of"})


class DateClaim(Claim, frozen=True):
    """A day, month, year, quarter, decade; parts that are not written are 0.

    Shape: `number` is that of a quarter or half, or of a season (1 is spring); a decade and a century have
    their first year as `year`; a fiscal year that spans two has the second as `until_year`.
    """

    kind: DateKind
    year: int = 0
    month: int = 0
    day: int = 0
    number: int = 0
    until_year: int = 0
    part: DatePart = ""
    relation: Literal["", "since", "until", "by", "before", "after", "compared", "nearby", "prices"] = ""
    """What is said of it; `compared` is that of a date with which another is compared, or that only dates a
    number in brackets: than in 2021, (2021: 195 million); `nearby` is that of one which is named before the
    sentence; `prices` is that of the year in whose prices a sum is given: in 2015 euros."""
    others: tuple[tuple[int, int, int], ...] = ()
    """Other days that the same words may mean: 03/04/2024."""

    @property
    def relation_words(self) -> str:
        """Its relation in English, as before the date."""
        return _RELATION_WORDS.get(self.relation, self.relation)


class Weekday(Claim, frozen=True):
    """A day of the week. Units: 0 is Monday."""

    day: int


class TimeOfDay(Claim, frozen=True):
    """A time of day. Units: minutes after midnight."""

    minutes: int


class Ordinal(Claim, frozen=True):
    """A place in an order: first, 20th; the last is -1, the last but one -2."""

    value: Fraction
    noun: tuple[str, ...] = ()
    idiom: str = ""
    """The English word of a fixed phrase that the ordinal is part of, such as `hand` in second-hand."""


class Designation(Claim, frozen=True):
    """A number that is part of a name and counts nothing: F-16, Article 5, COVID-19, 52–48, No 10."""

    name: str
    """What is before the number, folded: `f`, `article`, `covid`; empty for a code of digits alone."""
    number: str


class Difference(Struct, frozen=True):
    """In one respect a claim is not what its evidence says.

    Shape: a `sure` one is an error, another needs a person's eye; `evidence` is empty if nothing corresponds.
    """

    respect: Respect
    sure: bool
    claim: str
    evidence: str = ""
    start: int = 0
    """Where in the claim's text `claim` begins, and ends; 0 and 0 for all of it."""
    end: int = 0
