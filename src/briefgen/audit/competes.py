"""Whether what a passage has excludes what a statement says: no other form or reading of it may agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from briefgen.audit.denied import INFINITIVE
from briefgen.audit.library import Library
from briefgen.audit.one_name import may_be_one_name
from briefgen.audit.other_names import is_in_same_place
from briefgen.audit.parts import is_small
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.windows import Window
from briefgen.language.claims import Difference, Ordinal, Quantity
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_FEWEST = 2
"""Words that a statement and a clause on the same have in common at least."""
_DENIED = 3
"""Words behind a "not", or before it, among which the one is that it denies."""
_HIGH = frozenset({"above", "at-least"})
_LOW = frozenset({"below", "at-most", "nearly"})
_ROUNDED = Fraction(1, 20)
"""How far apart two numbers may be of which one is the other rounded, in parts of the higher one."""
_MOVED = frozenset({"from", "to", "by"})
"""Roles of a number that may be the earlier or the later one, or the change."""


def competes(claim: Reading, found: Difference, window: Window, library: Library) -> bool:
    """Check whether what the passage has excludes what the statement says."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start and q.end), None)
    theirs = next((q for q in window.reading.of(Quantity) if q.words == found.evidence), None)
    excludes = True
    match found.respect:
        case "value" if mine:
            own = [q for q in window.reading.of(Quantity) if q.first.low == mine.first.low]
            moved = any(q.role in _MOVED for q in own)
            tells = not is_small(mine) and mine.first.kind != "vague"
            excludes = not moved and tells and (theirs is None or _excludes(mine, theirs))
        case "qualifier" if mine:
            excludes = excludes_bound(
                mine, [q.bound for q in window.reading.of(Quantity) if q.first.low == mine.first.low]
            )
        case "currency":  # a dollar may be that of two countries
            excludes = "$" not in found.claim or found.claim.rstrip(".") != found.evidence.rstrip(".")
        case "direction":
            excludes = _is_opposite(claim, found, window)
        case "name":
            excludes = _is_another_in_its_place(claim, found, window, library)
        case "negation":
            excludes = is_plainly_denied(claim, found, window.sentences)
        case "ordinal":  # "the second, Ann Holt, was the first to go"
            excludes = all(found.evidence.casefold() != o.words.casefold() for o in claim.of(Ordinal))
        case "modality":  # what a report of the past says that somebody would do later
            excludes = found.evidence.casefold() not in claim.passage.lists["later in the past"]
    return excludes


def _excludes(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two numbers are of one unit, and neither is the other rounded."""
    one, other = mine.first.low, theirs.first.low
    if mine.first.unit != theirs.first.unit or _are_of_two_countries(mine, theirs):
        return False
    close = abs(one - other) <= max(abs(one), abs(other)) * _ROUNDED
    return not (close and (mine.place != theirs.place or "about" in (mine.bound, theirs.bound)))


def excludes_bound(mine: Quantity, bounds: Sequence[str]) -> bool:
    """Check whether the same number has only qualifiers of the other side: at most, at least."""
    side = next((s for s in (_HIGH, _LOW) if mine.bound in s), None)
    return side is not None and bool(bounds) and "" not in bounds and side.isdisjoint(bounds)


def may_be_altered(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two numbers of one kind exclude each other, small ones only where they count the same."""
    vague = "vague" in (mine.first.kind, theirs.first.kind)
    if vague or mine.first.low == 1 or theirs.first.low == 1:
        return vague and mine.first.kind == theirs.first.kind
    small = is_small(mine) or is_small(theirs)
    same_noun = not set(mine.noun).isdisjoint(theirs.noun)
    return mine.first.kind == theirs.first.kind and _excludes(mine, theirs) and (same_noun or not small)


def _are_of_two_countries(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two sums are in different money, so that one may be the other."""
    return bool(mine.currencies and theirs.currencies) and mine.currencies.isdisjoint(theirs.currencies)


def _is_opposite(claim: Reading, found: Difference, window: Window) -> bool:
    """Check whether a passage has the opposite of a word where it speaks of the same, and not the word."""
    mine = [t for t in opposites_in(claim.passage) if begins_in(claim.passage, t, found)]
    if not mine:
        return True
    kinds = {(t.name, t.sign) for t in mine}
    opposite = {(name, -sign) for name, sign in kinds}
    if any((t.name, t.sign) in opposite for t in opposites_in(claim.passage)):
        return False  # it has both: two died, the others were rescued
    own = claim.passage.content(claim.passage.whole)
    same, near = [], []
    having = [s.passage for s in window.sentences if found.evidence in s.text]
    for passage in having or [s.passage for s in window.sentences]:
        for term in opposites_in(passage):
            clause = next(c for c in passage.clauses if c.has(term.first))
            shared = len(own & passage.content(clause))
            same += [shared] if (term.name, term.sign) in kinds else []
            near += [shared] if (term.name, term.sign) in opposite else []
    return max(near, default=_FEWEST) >= max(_FEWEST, max(same, default=0) + 1)


def opposites_in(passage: Passage) -> list[Term]:
    """List the words of a text that have an opposite."""
    return [t for t in passage.terms if t.group == "pairs"]


def begins_in(passage: Passage, term: Term, found: Difference) -> bool:
    """Check whether a word begins where a statement differs."""
    return found.start <= passage.words[term.first].start < found.end


def _is_another_in_its_place(claim: Reading, found: Difference, window: Window, library: Library) -> bool:
    """Check whether a sentence has another name right before or behind the same word."""
    names = [n for n in find_sure_names(claim) if claim.passage.text_of(n) == found.claim]
    names = [n for n in names if not _describes_a_name(claim, n)]
    texts = [text.original for text in library.texts]
    if may_be_one_name(found.claim, found.evidence, texts):
        return False
    for sentence in window.sentences:
        others = [n for n in find_sure_names(sentence) if sentence.passage.text_of(n) == found.evidence]
        if any(is_in_same_place(claim.passage, n, sentence.passage, o) for n in names for o in others):
            return True
    return False


def _describes_a_name(claim: Reading, name: Name) -> bool:
    """Check whether a name is right behind another one and a comma: Ann Holt, Head of Ports."""
    words = claim.passage.words
    before = [n for n in claim.passage.names if n.last == name.first]
    return any(claim.text[words[n.last - 1].end : words[name.first].start].strip() == "," for n in before)


def is_plainly_denied(claim: Reading, found: Difference, sentences: Sequence[Reading]) -> bool:
    """Check whether only one of two texts has a "not", or a prefix: toxic, non-toxic."""
    having = [s for s in sentences if found.evidence and found.evidence in s.text] or sentences
    word, denied = found.claim.casefold(), found.evidence.casefold()
    prefixed = denied.startswith(tuple(claim.passage.lists["negative prefixes"])) and denied.endswith(word)
    refused = not INFINITIVE.isdisjoint(denied.split()[1:-1])  # refused to pay, no need to pay
    mine, theirs = _content(having), _content([claim])
    return prefixed or refused or _denies_one_of(mine, [claim]) != _denies_one_of(theirs, having)


def _content(sentences: Iterable[Reading]) -> frozenset[str]:
    return frozenset(key for each in sentences for key in each.passage.content(each.passage.whole))


def _denies_one_of(words: frozenset[str], sentences: Iterable[Reading]) -> bool:
    """Check whether a sentence has a "not" or "no" before one of some words, or at its end behind one.

    That of a quotation does not count, nor one whose word is not compared: ships that no longer sail.
    """
    for sentence in sentences:
        quoted = find_quoted(sentence.text)
        passage = sentence.passage
        for term in passage.terms_in(passage.whole, "negation"):
            at = passage.words[term.first].start
            behind = passage.content(Stretch(term.last, min(term.last + _DENIED, len(passage.words))))
            near = behind or passage.content(Stretch(max(term.first - _DENIED, 0), term.first))
            if near & words and not any(q.start <= at < q.end for q in quoted):
                return True
    return False
