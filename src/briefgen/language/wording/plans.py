"""Words that make of what a text says a plan, an expectation or a possibility: will, is expected to, may."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage
from briefgen.language.wording.word_lists import Term

_AHEAD = frozenset({"planned", "possible"})


def find_plans(passage: Passage) -> list[Term]:
    """Find what makes a passage speak of the future; not the month of May."""
    return [
        term
        for term in passage.terms_in(passage.whole, "modality")
        if term.name in _AHEAD
        and (not term.first or not passage.text[passage.words[term.first].start].isupper())
    ]
