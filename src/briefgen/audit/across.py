"""What a passage in another language may say of something else: of the injured, not of the dead."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage
from briefgen.language.wording.things import CLASS_OF

_TOLD_APART = frozenset({"economy", "people", "goods", "fate"})
"""Classes of things that a text tells apart: the injured and the dead, wheat and maize."""


def is_of_another_thing(claim: Passage, evidence: Passage) -> bool:
    """Check whether a passage in another language has another thing of a kind that a statement has."""
    if claim.language == evidence.language:
        return False
    mine, theirs = ({term.name for term in passage.things} for passage in (claim, evidence))
    classes = {CLASS_OF[name] for name in theirs - mine} & _TOLD_APART
    return any(CLASS_OF[name] in classes - {name} for name in mine - theirs)  # people are any people
