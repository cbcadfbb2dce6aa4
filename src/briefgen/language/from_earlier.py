"""A number beside the earlier one that it rose or fell from: 12 million, up from 10 million."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.reading import Reading

_MOST_TIMES = 50
"""By what a bare number is larger or smaller than the one that it rose or fell to, at most."""
_WHOLE = 100
"""The most that a bare number can be of a share in per cent."""


def compare_earlier(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "12 million, down from 10 million", where evidence has both numbers."""
    given = claim.of(Quantity)
    for at, before in enumerate(given):
        now = next((q for q in reversed(given[:at]) if _is_alike(q, before)), None)
        if before.role != "from" or now is None or now.role:
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
    """Check whether two numbers are of one kind and size; the second may be without its unit.

    In "318,000 people, or 12.4%, in places of fewer than thirty, up from 196,000" only the first one rose.
    """
    bare = before.first.kind == "count" and not before.noun
    one, other = (abs(q.first.low) for q in (now, before))
    if bare and now.first.kind == "share":
        return other <= _WHOLE
    near = not bare or max(one, other) <= _MOST_TIMES * min(one, other)
    return near and (bare or measures_alike(now, before))


def _place(number: Quantity, reading: Reading) -> tuple[int, int] | None:
    """Return where a text has a number."""
    same = (q for q in reading.of(Quantity) if q.first.low == number.first.low and _is_alike(q, number))
    return next(((q.start, q.end) for q in same), None)
