"""Whether what a passage has of a statement shows that it is on the same."""

from __future__ import annotations

from briefgen.audit.claims_together import Together
from briefgen.audit.parts import is_small
from briefgen.audit.subject import denies, is_in_one_sentence, subject_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.language.claims import Claim, DateClaim, Ordinal, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import tells_little

_FEWEST = 2
"""Numbers, dates and names that show by themselves that a passage is on the same."""
_SEVERAL = 3
"""The same, where the other words need not be those of the passage."""
_LEAST_SHARE = 0.2
"""Share of the other words that a passage in another language has where two are found."""
_THIRD = 0.35
"""The same in the language of the statement."""
_HALF = 0.5
"""The same where only small counts and names are found."""
_MOST = 0.45
"""Share of the other words that a passage has that supports a statement by one number, date or name."""
_TWO_THIRDS = 0.66
"""The same where only a month or year is found."""
_NEARLY_ALL = 0.75
"""The same where only a name, a small count or a place in an order is."""
_ALL_BUT_ONE = 0.9
"""The same where nothing is."""


def is_anchored(claim: Reading, each: Together) -> bool:
    """Check whether what a passage has of a statement shows that it is on the same."""
    telling = sum(not tells_little(word.casefold(), claim.language) for word in each.other)
    if telling > max(len(each.found), _SEVERAL):
        return False
    if not each.typed:
        return _by_names(claim, each) if each.found else _by_words(claim, each)
    if len(each.found) == 1:
        return _by_one(claim, each)
    if not _has_telling(claim, each):
        return each.share >= _HALF
    across = each.window.text.language != claim.language
    several = len(each.found) >= _SEVERAL
    return several or (len(each.found) >= _FEWEST and each.share >= (_LEAST_SHARE if across else _THIRD))


def _has_telling(claim: Reading, each: Together) -> bool:
    """Check whether a passage has a quotation, or a number or date that few other sentences have."""
    weak = {c.words for c in claim.claims if _is_weak(c)}
    names = {claim.passage.text_of(name) for name in find_sure_names(claim)}
    return any(words not in weak | names for words in each.found)


def _is_weak(each: Claim) -> bool:
    """Check whether a number tells little of what a sentence is about: first, three, all."""
    in_words = isinstance(each, Quantity) and each.first.kind == "share" and not each.in_digits
    return is_small(each) or in_words or isinstance(each, Ordinal)


def _is_in_one(claim: Reading, each: Together) -> bool:
    return is_in_one_sentence(claim, each.window.sentences, each.window.beside)


def _by_words(claim: Reading, each: Together) -> bool:
    """Check whether one sentence has nearly all words of a statement without numbers and names."""
    if denies(claim) != any(denies(sentence) for sentence in each.window.sentences):
        return False
    enough = len(subject_words(claim)) >= _SEVERAL and each.share >= _ALL_BUT_ONE
    return enough and _is_in_one(claim, each)


def _by_names(claim: Reading, each: Together) -> bool:
    """Check whether one sentence has the names of a statement, and most of its words."""
    across = each.window.text.language != claim.language
    least = _MOST if len(each.found) >= _SEVERAL else _NEARLY_ALL
    near = each.share >= least and _is_in_one(claim, each)
    return len(each.found) > across and near and each.named_in_core


def _by_one(claim: Reading, each: Together) -> bool:
    """Check whether the only number, date or name of a statement and enough of its words are in a passage."""
    passage = claim.passage
    names = [passage.words[name.first : name.last] for name in find_sure_names(claim)]
    named = {claim.text[word.start : word.end] for words in names for word in words}
    if any(word in named or (word.isupper() and len(word) > 1) for word in each.other):
        return False
    only = next((c for c in claim.claims if c.words == each.found[0]), None)
    if isinstance(only, DateClaim) and only.kind != "day":
        return each.share >= _TWO_THIRDS
    if only is not None and _is_weak(only):
        return each.share >= _NEARLY_ALL and _is_in_one(claim, each)
    return each.share >= _MOST
