"""Whether a claim joins what it dates to something that it says first: lost and will appeal in May."""

from __future__ import annotations

from briefgen.language.claims import Claim, DateClaim
from briefgen.language.wording.passage import Passage


def says_before(claim: Passage, value: Claim, at: int) -> bool:
    """Check whether a word joins what is before a date of a claim, at one of its words, to what is dated."""
    joined = (claim.words[n].key in claim.lists["conjunctions"] for n in range(claim.whole.first + 1, at))
    return isinstance(value, DateClaim) and any(joined)
