"""What a text sets apart as not so, or leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks
from briefgen.language.wording.passage import Passage, Stretch


def things_set_apart(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a thing of the claim that the evidence sets apart as not so: the judge, not the mayor."""
    apart = [mark for mark in thing_marks(evidence) if mark.at in evidence.set_apart]
    claimed_so = [mark for mark in thing_marks(evidence) if mark.at not in evidence.set_apart]
    mine = [mark for mark in thing_marks(claim) if mark.at not in claim.set_apart]
    claimed, so = {mark.what for mark in mine}, {mark.what for mark in claimed_so}
    for mark in mine:
        denied = next((each for each in apart if each.what == mark.what), None)
        instead = any(kind == mark.kind and (kind, key) not in claimed for kind, key in so)
        if denied is not None and mark.what not in so and instead:
            there = Stretch(denied.at, denied.last)
            yield differ("name", claim, Stretch(mark.at, mark.last), evidence, there, sure=False)


def left_open(passage: Passage) -> Stretch | None:
    """Find "did not rule out" in a text that rules nothing out."""
    harmless = [t for t in passage.terms if t.group == "no negation"]
    parts = passage.find_entries("rulings out")
    within = [part for part in parts if any(t.first <= part.first < t.last for t in harmless)]
    return within[0] if within and len(within) == len(parts) else None
