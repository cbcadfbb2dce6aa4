"""Making a difference of words found in a claim and in its evidence."""

from __future__ import annotations

from briefgen.language.claims import Difference, Respect
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

Part = Stretch | Term | Name


def differ(
    respect: Respect, claim: Passage, mine: Part | None, evidence: Passage, theirs: Part | None, *, sure: bool
) -> Difference:
    """Name what differs, by the words on either side; None where one has none of the kind."""
    return Difference(
        respect,
        sure,
        claim.text_of(mine) if mine else "",
        evidence.text_of(theirs) if theirs else "",
        claim.words[mine.first].start if mine else 0,
        claim.words[mine.last - 1].end if mine else 0,
    )
