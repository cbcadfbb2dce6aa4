"""A "not" of the analyst's own before a link, or in its words, where the fact's statement denies nothing."""

from __future__ import annotations

import re

from briefgen.language.read import read
from briefgen.language.wording.passage import Passage, Stretch

_APART = re.compile(r"[,;:–—()“”\"]")
_FEWEST = 3
"""Words that a clause shares with a statement which is on the same."""
_MOST_OWN = 1
"""Words of a clause that such a statement may lack, besides the verb that is denied."""


def find_denial(
    text: str, places: tuple[int, int, int, int], language: str, statement: str
) -> tuple[int, int]:
    """Find a "not" in the clause of a link that says for the rest what a statement says without a denial.

    Units: code points of the text. `places` are where the sentence of the link begins, where its clause can
    begin, and where the link does and ends. The result is (0, 0) where the statement may say no.
    """
    sentence, before, start, end = places
    begin = max((match.end() for match in _APART.finditer(text, before, start)), default=before)
    whole = read(text[sentence:end], language).passage  # read by now, unlike the clause
    denials = whole.terms_in(whole.whole, "negation")
    if not any(whole.words[term.first].start >= begin - sentence for term in denials):
        return 0, 0
    mine, theirs = read(text[begin:end], language).passage, read(statement, language).passage
    if not mine.known or _may_deny(theirs, mine):
        return 0, 0
    denials = [t for t in mine.terms_in(mine.whole, "negation", "denials") if t.first not in mine.set_apart]
    if len(denials) != 1 or denials[0].group != "negation" or denials[0].last > denials[0].first + 1:
        return 0, 0
    at = denials[0].first
    stems = [(n, s) for n in range(len(mine.words)) for s in mine.content(Stretch(n, n + 1)) if n != at]
    verb = next((n for n, _ in stems if n > at), None)
    rest = {stem for n, stem in stems if n != verb}
    shared = rest & theirs.content(theirs.whole)
    if verb is None or stems[0][0] > at or len(shared) < _FEWEST or len(rest - shared) > _MOST_OWN:
        return 0, 0
    word = mine.words[at]
    return begin + word.start, begin + word.end


def _may_deny(passage: Passage, other: Passage) -> bool:
    """Check whether a text denies something, or may say no by words that another text does not have too."""
    if passage.terms_in(passage.whole, "negation"):
        return True
    terms = passage.terms_in(passage.whole, "denials")
    parts = [*(Stretch(t.first, t.last) for t in terms), *passage.find_entries("no in other words")]
    both = other.content(other.whole)
    own = (p for p in parts if not passage.content(Stretch(p.first, p.last)) & both)
    limited = passage.find_entries("only on a condition")  # pays off only where storms are frequent
    return bool(passage.contrasts or limited) or any(own)
