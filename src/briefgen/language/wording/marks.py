"""What has one form in every language: values, dates, places, things, directions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct

from briefgen.language.claims import Claim, DateClaim, Designation, Ordinal, Quantity, Weekday
from briefgen.language.found_once import found_once
from briefgen.language.measures import to_base
from briefgen.language.read import read
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.places import OF_COUNTRY
from briefgen.language.wording.things import CLASS_OF
from briefgen.language.wording.word_lists import Term

VALUES = frozenset({"number", "day", "month", "year", "weekday", "ordinal"})
"""Kinds of values: numbers of all sorts, the parts of a date, a place in an order."""
_SPANS = frozenset({"time", "months"})


class Mark(Struct, frozen=True):
    """A word that belongs to something. Units: `at` and `last` are numbers of tokens, `last` excluded."""

    at: int
    last: int
    kind: str
    """Of which others it is one: a kind of values, "name", "place", a class of things, or a pair's name."""
    key: str

    @property
    def what(self) -> tuple[str, str]:
        """What it is, wherever it is."""
        return self.kind, self.key


def token_at(passage: Passage, place: int) -> int:
    """Return the number of the token that begins at a place of the text, or is the next behind it."""
    return bisect_left([word.end for word in passage.words], place + 1)


@found_once
def value_marks(passage: Passage) -> tuple[Mark, ...]:
    """List the values of a passage, in order of place."""
    starts = [word.start for word in passage.words]
    found: list[Mark] = []
    for claim in read(passage.text, passage.language).claims:
        at = max(bisect_right(starts, claim.start) - 1, 0)
        at += passage.words[at].end <= claim.start and at + 1 < len(starts)
        last = max(bisect_left(starts, claim.end), at + 1)
        found += [Mark(at, last, kind, key) for kind, key in _values(claim)]
    return tuple(found)


def counts_of(passage: Passage) -> list[Quantity]:
    """List the numbers of a passage that count something."""
    found = read(passage.text, passage.language).of(Quantity)
    return [q for q in found if q.first.kind in ("count", "share") and q.first.low == q.first.high]


def _values(claim: Claim) -> Iterator[tuple[str, str]]:
    if isinstance(claim, Quantity):
        yield from _numbers(claim)
    elif isinstance(claim, Designation):
        yield "number", f"{claim.name} {claim.number}"
    elif isinstance(claim, Ordinal):
        yield "ordinal", str(claim.value)
    elif isinstance(claim, Weekday):
        yield "weekday", str(claim.day)
    elif isinstance(claim, DateClaim):
        parts = {"day": claim.day and f"{claim.month}-{claim.day}", "month": claim.month, "year": claim.year}
        yield from ((kind, str(part)) for kind, part in parts.items() if part)


def _numbers(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """Give a number as it is written, and a span of time also in its base unit."""
    sense = quantity.first
    by = 100 if sense.kind == "share" else 1
    if sense.kind != "vague" and (quantity.in_digits or sense.low != 1 or sense.kind == "measure"):
        yield "number", f"{sense.low * by}-{sense.high * by}"
    kind, low = to_base(sense.low, sense.unit)
    if kind in _SPANS:
        yield "number", f"{low}-{to_base(sense.high, sense.unit)[1]} {kind}"


def thing_marks(passage: Passage) -> list[Mark]:
    """List the things and places that a passage speaks of."""
    found = [Mark(t.first, t.last, CLASS_OF[t.name], t.name) for t in passage.things]
    return found + [Mark(p.first, p.last, "place", _place_of(p)) for p in passage.places]


def _place_of(place: Term) -> str:
    """Return a country for a word for what is of it, too."""
    return f"{place.name}{1 if place.sign == OF_COUNTRY else place.sign}"
