"""Exceptions that a statement leaves out: all ports, all ports but three."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage

_FEWEST = 2
"""Words that a statement and a sentence on the same have in common."""


def leaves_out_exception(claim: Passage, evidence: Passage) -> bool:
    """Check whether a statement is on all of what a sentence on the same makes an exception from."""
    last_words = {
        entry.split()[-1] for entry in claim.lists["exceptions"]
    }  # "all but six", "all boats but six"
    makes_one = any(word.key in last_words for word in claim.words)
    if claim.language != evidence.language or makes_one:
        return False
    if not claim.find_entries("extent all") or not evidence.find_entries("exceptions"):
        return False
    return len(claim.content(claim.whole) & evidence.content(evidence.whole)) >= _FEWEST
