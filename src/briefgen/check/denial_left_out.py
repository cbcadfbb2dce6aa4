"""The words of a link that affirm what the statement of their fact denies, in words of their own."""

from __future__ import annotations

from briefgen.language.read import read
from briefgen.language.wording.denying_prefixes import plain_of
from briefgen.language.wording.passage import Passage, Stretch

_VERBS = ("finite", "past", "verbs", "be")
_DENYING = ("negation", "denials", "modality")


def find_denial_left_out(text: str, start: int, language: str, statement: str) -> str:
    """Return the "not" of a statement that a link does not say, though its words are a clause of their own.

    Units: code points of a text that ends with the link; `start` is where this begins. Words with the one
    that the statement denies do; so do others with a verb, where the statement says nothing but what it
    denies. Empty where anything in the text may deny.
    """
    words, theirs = read(text[start:], language).passage, read(statement, language).passage
    conditions = [each.first for each in theirs.find_entries("if")] if theirs.known else []
    denials = theirs.terms_in(theirs.whole, "negation") if theirs.known else []
    denials = [each for each in denials if not any(at < each.first for at in conditions)]
    if not denials or not words.known or _may_deny(read(text, language).passage):
        return ""
    own = words.content(words.whole)
    word = theirs.text_of(denials[0])
    if any(own & theirs.content(_behind(each.last, theirs)) for each in denials):
        return word  # it has the very word behind "not"
    affirmed = [part for part in theirs.segments if not any(part.has(each.first) for each in denials)]
    others = (part for part in affirmed if not theirs.terms_in(part, "speech"))
    if not _has_verb(words, words.whole) or any(_has_verb(theirs, part) for part in others):
        return ""
    return "" if any(own & theirs.content(part) for part in affirmed) else word


def _behind(at: int, passage: Passage) -> Stretch:
    """Return the first word at a place or behind it that means something of its own."""
    at = next((n for n in range(at, len(passage.words)) if passage.content(Stretch(n, n + 1))), at)
    return Stretch(at, at + 1)


def _has_verb(passage: Passage, part: Stretch) -> bool:
    verbs = frozenset[str]().union(*(passage.lists[name] for name in _VERBS))
    return not verbs.isdisjoint(passage.keys(part))


def _may_deny(passage: Passage) -> bool:
    """Check whether a text may say no: by "not", a prefix, the weaker side of a pair, or words that do so.

    What is asked for is not there yet.
    """
    said_so = (passage.find_entries(name) for name in ("no in other words", "what is asked for"))
    if passage.terms_in(passage.whole, *_DENYING) or any(said_so):
        return True
    weaker = any(term.sign < 0 for term in passage.terms_in(passage.whole, "pairs"))
    return weaker or any(plain_of(word.key, passage.language) for word in passage.words)
