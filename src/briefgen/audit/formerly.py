"""Whether what was formerly so and what is so now have changed places."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_FORMERLY, _NOW = "formerly", "now"


def is_former_now(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence has as now what a statement has as former, or reversed.

    "It used to fly by day and now flies by night" is not "it flies by day now".
    """
    if claim.language != evidence.language:
        return False
    former, now = _parts(claim)
    other_former, other_now = _parts(evidence)
    if not former or not now:
        return False
    former, now = former - now, now - former
    crossed = len(former & other_now) + len(now & other_former)
    return crossed > len(former & other_former) + len(now & other_now)


def _parts(passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the parts of a sentence that say what was formerly so, and what is so now."""
    places = [(entry.first, entry.last, _FORMERLY) for entry in passage.find_entries(_FORMERLY)]
    places += [(entry.first, entry.last, _NOW) for entry in passage.find_entries(_NOW)]
    found: dict[str, frozenset[str]] = {_FORMERLY: frozenset(), _NOW: frozenset()}
    places.sort()
    for number, (at, last, kind) in enumerate(places):
        end = places[number + 1][0] if number + 1 < len(places) else len(passage.words)
        clause = next(c for c in passage.clauses if c.has(at))
        first = at if number else min(at, clause.first)
        found[kind] |= passage.content(Stretch(first, at)) | passage.content(Stretch(last, end))
    return found[_FORMERLY], found[_NOW]
