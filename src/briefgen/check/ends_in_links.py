"""Which claims of a paragraph a link has; the ends of one range may be in two links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefgen.language.claims import Claim, Quantity
from briefgen.language.reading import Reading
from briefgen.reading.prose import Reference

Span = tuple[Reference, int, int]
"""A link, where its words begin, and where they end."""


def claims_of_link(paragraph: Reading, span: Span, spans: Sequence[Span]) -> Iterator[Claim]:
    """Yield the claims that begin in a link.

    Of a range that goes on into the link of another fact, only the end that the link has: between
    [29](fact:a) and [36 tonnes](fact:b).
    """
    link, start, end = span
    others = [
        (first, last) for other, first, last in spans if (other.scheme, other.id) != (link.scheme, link.id)
    ]
    for claim in paragraph.claims:
        begins = start <= claim.start < end
        if isinstance(claim, Quantity) and claim.first.low < claim.first.high:
            if begins and any(first < claim.end <= last for first, last in others):
                senses = tuple(replace(sense, high=sense.low) for sense in claim.senses)
                yield replace(claim, end=end, words=paragraph.text[claim.start : end], senses=senses)
                continue
            if start < claim.end <= end and any(first <= claim.start < last for first, last in others):
                senses = tuple(replace(sense, low=sense.high) for sense in claim.senses)
                yield replace(claim, start=start, words=paragraph.text[start : claim.end], senses=senses)
                continue
        if begins:
            yield claim


def is_end_of_range(number: Quantity | None, paragraph: Reading, texts: Sequence[Reading]) -> bool:
    """Check whether an end of a range in two links is that end of a range in its own fact."""
    if number is None or number in paragraph.claims:
        return False
    lower = any(claim.start == number.start for claim in paragraph.of(Quantity))
    ends = (
        replace(sense, high=sense.low) if lower else replace(sense, low=sense.high)
        for text in texts
        for given in text.of(Quantity)
        for sense in given.senses
    )
    return number.first in ends
