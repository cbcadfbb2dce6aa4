"""Whether a year or a century of a claim is of the era that its evidence has it in: BC, AD."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from briefgen.language.claims import Claim, DateClaim, Difference, Ordinal, Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_MARK = WordPattern(
    r"(?P<bare>{before our era without spaces})|{of our era without spaces}"
    r"|(?<![^\W\d_])(?:(?P<before>{before our era})|{of our era})(?![^\W\d_])"
)
_REACH = 12
"""Characters between an era and its year."""


class _Dated(NamedTuple):
    """A year or a century with its era."""

    value: tuple[str, Fraction]
    before: bool
    words: str
    start: int
    end: int


def compare_eras(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """List the years of a claim that its evidence has in the other era only."""
    mine = list(_dated(claim))
    given = list(_dated(evidence)) if mine else []
    for each in mine:
        eras = {theirs.before: theirs.words for theirs in given if theirs.value == each.value}
        if eras and each.before not in eras:
            yield Difference("date", True, each.words, eras[not each.before], each.start, each.end)


def is_of_era(quantity: Quantity, text: Reading) -> bool:
    """Check whether a number is a year by the era beside it: 221 BC."""
    return any(each.start <= quantity.start < each.end for each in _dated(text))


def _dated(text: Reading) -> Iterator[_Dated]:
    for mark in _MARK.of("any").finditer(text.text):
        numbers = [c for c in text.claims if isinstance(c, (DateClaim, Ordinal, Quantity))]
        near = min(numbers, key=lambda each: _gap(each, *mark.span()), default=None)
        if near is not None and _gap(near, *mark.span()) <= _REACH:
            start, end = min(near.start, mark.start()), max(near.end, mark.end())
            before = bool(mark["before"] or mark["bare"])
            yield _Dated(_value_of(near), before, text.text[start:end], start, end)


def _gap(claim: Claim, start: int, end: int) -> int:
    """Return how many characters are between a claim and an era; one behind it counts a little more."""
    return max(claim.start - end + 1, start - claim.end, 0)


def _value_of(claim: DateClaim | Ordinal | Quantity) -> tuple[str, Fraction]:
    if isinstance(claim, Ordinal):
        return "century", claim.value
    if isinstance(claim, Quantity):
        return "year", claim.first.low
    return (
        ("century", Fraction(claim.year // 100 + 1))
        if claim.kind == "century"
        else ("year", Fraction(claim.year))
    )
