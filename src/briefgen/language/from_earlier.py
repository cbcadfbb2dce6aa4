"""A number beside the earlier one that it rose or fell from: 12 million, up from 10 million."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.reading import Reading

_WHOLE = 100
"""The most that a bare number can be of a share in per cent."""


def compare_earlier(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "12 million, down from 10 million", where evidence has both numbers."""
    for now, before in pairwise(claim.of(Quantity)):
        if before.role != "from" or now.role or not _is_alike(now, before):
            continue
        terms = claim.passage.terms_in(claim.passage.whole, "pairs")
        between = (t for t in terms if now.end <= claim.passage.words[t.first].start < before.start)
        signs = {term.sign for term in between if term.name == "rise"}
        places = [_place(now, evidence), _place(before, evidence)]
        if signs == {1 if now.first.low < before.first.low else -1} and all(places):
            first, *_, last = sorted(place for place in places if place)
            words = evidence.text[first[0] : last[1]]
            yield Difference(
                "direction", True, claim.text[now.start : before.end], words, now.start, before.end
            )


def _is_alike(now: Quantity, before: Quantity) -> bool:
    """Check whether two numbers are of one kind; the second may be without its unit."""
    bare = before.first.kind == "count" and not before.noun
    if now.first.kind == "share" and before.first.low > _WHOLE:
        return False  # 318,000 people, or 12.4%, up from 196,000
    return bare or measures_alike(now, before)


def _place(number: Quantity, reading: Reading) -> tuple[int, int] | None:
    """Return where a text has a number."""
    same = (q for q in reading.of(Quantity) if q.first.low == number.first.low and _is_alike(q, number))
    return next(((q.start, q.end) for q in same), None)
