"""Whether one text says the very thing that another denies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from briefgen.language.tables import load_table
from briefgen.language.wording.denying_prefixes import plain_of
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import CONCORD, denied_words, is_denied_of
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term, split_list

_ANY_WORD = frozenset({"de", "nl", "sv", "da", "nb", "hi", "ja", "ko", "tr", "fa", "ar", "he"})
"""Languages in which the verb that is denied may be before the "not", or changes at its front."""
_MARK = "#"
"""How the words of an outline begin, which are in no order."""
_OTHERWISE = ("no in other words", "unless", "only", "stopped doing", "lacking", "but for")
"""Lists of words by which a text may say no without a "not"."""


def is_denied_and_said(claim: Passage, clause: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether one of two clauses is in a statement that says what the other's denies.

    There is one denial that only one of them has, and the other says the word right behind it, or another of
    its pair. Nothing in it may say no in another way: still, unknown, stopped, unless.
    """
    mine, theirs = _denials(claim, clause, evidence, other), _denials(evidence, other, claim, clause)
    if any(t.group == "negation" for t in mine) and any(t.group == "negation" for t in theirs):
        return False
    own, own_there = _once(mine, claim), _once(theirs, evidence)
    if len(own) + len(own_there) != 1:
        return False
    if own:
        denying, term, plain, part, there = claim, own[0], evidence, other, clause
    else:
        denying, term, plain, part, there = evidence, own_there[0], claim, clause, other
    if (own or term.group == "denials") and _lacks_words(claim, clause, term if own else None, evidence):
        return False
    said = _statement(plain, part)
    return _says(denying, term, plain, said) and not (
        _may_say_no(denying, there, plain, said) or _is_limited(denying, term, plain, said)
    )


def denies_the_same_act(claim: Passage, evidence: Passage) -> bool:
    """Check whether one text denies a word and the next one that the other has beside each other."""
    for denying, plain in ((claim, evidence), (evidence, claim)):
        said = set(pairwise(each for _, each in _stems(plain, plain.whole)))
        for term in denying.terms_in(denying.whole, "negation"):
            segment = next(s for s in denying.segments if s.has(term.first))
            denied = [each for _, each in _stems(denying, Stretch(term.last, max(term.last, segment.last)))]
            if tuple(denied[:2]) in said:
                return True
    return False


def _stems(passage: Passage, part: Stretch) -> list[tuple[int, str]]:
    """Return the stems of the words of a part with their places, without empty words."""
    return [
        (at, each) for at in range(part.first, part.last) for each in passage.content(Stretch(at, at + 1))
    ]


def _denials(passage: Passage, part: Stretch, other: Passage, there: Stretch) -> list[Term]:
    """List what denies in a part, where it speaks of the same as another, without words that both have."""
    both = other.content(there)
    weak = passage.find_entries("weak negation")
    copied = {entry.first for entry in weak if set(passage.keys(entry)) <= set(other.keys(there))}
    same = [s for s in passage.segments if part.has(s.first) and not both.isdisjoint(passage.content(s))]
    return [
        term
        for term in passage.terms_in(part, "negation", "denials")
        if term.first not in passage.set_apart
        and term.first not in copied
        and (not same or any(s.has(term.first) for s in same))
        and (term.group == "negation" or both.isdisjoint(passage.content(Stretch(term.first, term.last))))
        and (is_denied_of(passage, part, term, both) or _is_irregular_form(passage, part, term, both))
    ]


def _is_irregular_form(passage: Passage, part: Stretch, term: Term, others: frozenset[str]) -> bool:
    """Check whether another form of a denied verb is among some stems: yet to begin, has begun."""
    irregular = irregular_stems(passage.language)
    denied = {irregular.get(word, word) for word in denied_words(passage, part, term)}
    return not denied.isdisjoint({irregular.get(word, word) for word in others})


def _once(terms: list[Term], passage: Passage) -> list[Term]:
    """Leave one of several words for "not", in a language in which two of them deny once."""
    plain = [term for term in terms if term.group == "negation"]
    again = plain[1:] if passage.language in CONCORD else []
    return [term for term in terms if term not in again]


def _lacks_words(claim: Passage, clause: Stretch, term: Term | None, evidence: Passage) -> bool:
    """Check whether a text lacks a word of a clause, but for its denial, names, and who says it.

    A verb right behind a plain "not" may have a subject of its own before it.
    """
    first = clause.first
    if term and " ".join(claim.keys(Stretch(term.first, term.last))) in claim.lists["only not"]:
        first = term.last
    groups = ("speech",) if term else ("speech", "pairs", "modality")
    apart = {at for t in claim.terms if t.group in groups for at in range(t.first, t.last)}
    apart |= {at for name in claim.names for at in range(name.first, name.last)}
    apart |= set(range(term.first, term.last)) if term else set()
    apart |= {at for at in range(first, clause.last) if claim.words[at].key in _verbs_of_having(claim)}
    theirs = evidence.content(evidence.whole)
    words = (claim.content(Stretch(at, at + 1)) for at in range(first, clause.last) if at not in apart)
    irregular = irregular_stems(claim.language)
    known = theirs | {irregular.get(word, word) for word in theirs}
    lacking = sum(not {irregular.get(word, word) for word in each} <= known for each in words)
    return lacking > _who_speaks(evidence)


def _verbs_of_having(passage: Passage) -> frozenset[str]:
    """Return the verbs by which something is said to be there: gave an explanation, for an explanation."""
    return passage.lists["verbs of having or giving"]


def _who_speaks(passage: Passage) -> bool:
    """Check whether a text says "we", for which another has a word: we were slow, the crews were slow."""
    return not passage.lists["first person"].isdisjoint(passage.keys(passage.whole))


_LIMITS = frozenset({"before", "until"})
"""Pairs of words up to or from which something is so."""


def _is_limited(denying: Passage, term: Term, plain: Passage, part: Stretch) -> bool:
    """Check whether a denial is only up to a time that the other text has in other words: not until March."""
    said = {t.name for t in plain.terms_in(part, "pairs")}
    behind = Stretch(term.last, next(s.last for s in denying.segments if s.has(term.first)))
    return said.isdisjoint(_LIMITS) and any(t.name in _LIMITS for t in denying.terms_in(behind, "pairs"))


def says_no_otherwise(passage: Passage, part: Stretch, other: Passage) -> bool:
    """Check whether a part has words that may say no, which another text lacks: unknown, unless, stopped."""
    entries = [entry for name in _OTHERWISE for entry in passage.find_entries(name) if part.has(entry.first)]
    return any(not _shares(other, passage, entry) for entry in entries)


def _may_say_no(denying: Passage, clause: Stretch, plain: Passage, part: Stretch) -> bool:
    """Check whether a part that denies nothing may say no in words that the other text's clause lacks."""
    unless = [entry for entry in plain.find_entries("unless") if part.has(entry.first)]
    own = says_no_otherwise(plain, part, denying)
    own = own or (bool(unless) and not any(clause.has(e.first) for e in denying.find_entries("unless")))
    terms = plain.terms_in(part, "negation", "denials", "no negation")
    denials = [Stretch(t.first, t.last) for t in terms if t.first not in plain.set_apart]
    nots = plain.lists["only not"]
    own = own or any(plain.words[d.first].key in nots or not _shares(denying, plain, d) for d in denials)
    turned = (key for key in plain.keys(part) if plain_of(key, plain.language))
    return own or not set(turned) <= set(denying.keys(denying.whole))


def _shares(passage: Passage, other: Passage, part: Stretch) -> bool:
    """Check whether a text has a word of a part of another, in whatever form."""
    keys = set(passage.keys(passage.whole)).intersection(other.keys(part))
    return bool(keys or passage.content(passage.whole) & other.content(part))


def _statement(passage: Passage, part: Stretch) -> Stretch:
    return next(statement for statement in passage.statements() if statement.has(part.first))


def _says(denying: Passage, term: Term, plain: Passage, part: Stretch) -> bool:
    """Check whether a part says what a denial is of: the first word behind it that means something."""
    light = _verbs_of_having(denying) - set(plain.keys(part))  # failed to muster a quorum, there was a quorum
    told = (
        n
        for n in range(term.last, len(denying.words))
        if denying.content(Stretch(n, n + 1)) and denying.words[n].key not in light
    )
    at = next(told, None)
    if (
        at is not None
        and _who_speaks(plain)
        and not denying.content(Stretch(at, at + 1)) & plain.content(part)
    ):
        at = next(told, at)
    if at is None or _is_any_word(denying, term):
        return True
    if denying.words[at].key.startswith(_MARK):
        return _says_most(denying, at, plain.content(part))
    word = Stretch(at, at + 1)
    (denied,) = denying.content(word)
    place = next((n for n in range(part.first, part.last) if _is_form(denied, plain, n)), None)
    if place is not None:
        return term.group == "denials" or not _is_governed(plain, place, denying)
    pairs = {each.name for each in plain.terms_in(part, "pairs")}
    return any(each.name in pairs for each in denying.terms_in(word, "pairs"))


def _is_form(word: str, passage: Passage, at: int) -> bool:
    """Check whether a word of a passage may be another form of a stem: pay and paid."""
    irregular = irregular_stems(passage.language)
    return any(
        word.startswith(each)
        or each.startswith(word)
        or irregular.get(word, word) == irregular.get(each, each)
        for each in passage.content(Stretch(at, at + 1))
    )


@cache
def irregular_stems(language: str) -> Mapping[str, str]:
    """Return the stems of the verbs of a language whose forms begin otherwise, by those of their forms."""
    verbs: dict[str, str] = load_table("words", language).get("irregular verbs", {})
    return {stem(form, language): stem(verb, language) for verb in verbs for form in split_list(verbs[verb])}


_BEFORE = 2
"""Words before another, among which the verb is that takes it: withdrew their support."""


def _is_governed(passage: Passage, at: int, denying: Passage) -> bool:
    """Check whether another verb may be right before a word, which the other text lacks: stopped paying."""
    first = next(s for s in passage.segments if s.has(at)).first
    joined = passage.lists["conjunctions"] | passage.lists["contrast closes"]
    begin = max((n + 1 for n in range(first, at) if passage.words[n].key in joined), default=first)
    apart = {n for name in passage.names for n in range(name.first, name.last)}
    apart |= {n for t in passage.terms if t.group == "speech" for n in range(t.first, t.last)}
    apart |= {n for n in range(begin, at) if passage.words[n].key in passage.lists["lasting"]}
    before = (n for n in range(max(begin, at - _BEFORE), at) if n not in apart)
    return any(not passage.content(Stretch(n, n + 1)) <= denying.content(denying.whole) for n in before)


def _says_most(outline: Passage, first: int, said: frozenset[str]) -> bool:
    """Check whether a text has half of the words that follow each other in an outline."""
    words = [word.key for word in outline.words[first:]]
    end = next((at for at, key in enumerate(words) if not key.startswith(_MARK)), len(words))
    return 2 * len(said.intersection(words[:end])) >= end


def _is_any_word(passage: Passage, term: Term) -> bool:
    """Check whether it is not known which word a "not" denies."""
    over = any(entry.has(term.first) for entry in passage.find_entries("no longer"))
    inside = () if over else passage.content(Stretch(term.first, term.last))
    return passage.language in _ANY_WORD or (term.group == "negation" and bool(inside))
