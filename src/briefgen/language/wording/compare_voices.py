"""Whether a claim has one say what only another says in its evidence."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.meanings import meanings_in
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.referring import names_before
from briefgen.language.wording.same_words import SameWords
from briefgen.language.wording.sayings import Saying, find_sayings
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.what_is_denied import says_no_otherwise
from briefgen.language.wording.word_lists import Term

_DENYING = ("negation", "denials")
_LIMITS = frozenset({"before", "until"})
"""Pairs of words up to or from which something is so: not until May, in May."""
_OPPOSING = frozenset(
    {"deny", "decline-refuse", "object-oppose", "against", "opposed-to", "doubt", "criticise-hard"}
)
"""Meanings by which one speaks of what another says."""


class _Said(Struct, frozen=True):
    """The words of a claim that its evidence has: for each, where."""

    places: tuple[frozenset[int], ...]
    unknown: int
    """Words of the claim that the evidence does not have."""


def voices_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim that gives one the words of another, of whom the evidence also says something.

    Where one says anything of his own, all words of the claim must be in the evidence: who rewords may have
    what he says in other words.
    """
    theirs = [s for s in find_sayings(evidence) if _is_known(evidence, s.holder)]
    mine = find_sayings(claim)
    if len(mine) != 1 or not any(s.verb for s in theirs):
        return
    words = SameWords(claim, evidence)
    own = _of_same_holder(claim, mine[0], theirs, words)
    if own is None or not (mine[0].verb or _has_name(claim, mine[0].holder)):
        return
    if own.verb and not own.said and _same_verb(claim, mine[0], evidence, own):
        return  # asked by Ann Orr: Ann Orr asked
    said = _said(claim, mine[0], words)
    yield from _denial(claim, said, evidence, own)
    shared = frozenset[int]().union(*said.places)
    own_words = {at for at in range(len(claim.words)) if words.same(at)}
    if _denies(claim, claim.whole, own_words) or not _OPPOSING.isdisjoint(meanings_in(claim)):
        return
    for other in theirs:
        if other is own or _denies(evidence, other.part, shared):
            continue
        taken = _is_taken(evidence, said, own, other) or _takes_verb(words, mine[0], said, own, other)
        if taken and not _may_be_one(evidence, own, other):
            yield differ("speaker", claim, mine[0].holder, evidence, other.holder, sure=False)
            return


def _denial(claim: Passage, said: _Said, evidence: Passage, own: Saying) -> Iterator[Difference]:
    """Report one who denies what he says, or says what he denies: all the words are his."""
    if claim.language != evidence.language or claim.contrasts or evidence.contrasts or not said.places:
        return
    places = set(own.places())
    first_person = not evidence.lists["first person"].isdisjoint(evidence.keys(own.part))
    if said.unknown > first_person or not all(each & places for each in said.places):
        return
    mine, theirs = claim.terms_in(claim.whole, *_DENYING), evidence.terms_in(own.part, *_DENYING)
    if bool(mine) == bool(theirs) or len({term.first for term in (*mine, *theirs)}) > 1:
        return
    limited = any(t.name in _LIMITS for t in (*claim.terms, *evidence.terms_in(own.part, "pairs")))
    otherwise = says_no_otherwise(evidence, own.part, claim) or says_no_otherwise(
        claim, claim.whole, evidence
    )
    if limited or otherwise or (theirs and not _has_denied(evidence, own, theirs[0], said)):
        return
    if mine:
        yield differ("negation", claim, mine[0], evidence, own.part, sure=False)
    else:
        yield differ("negation", claim, None, evidence, _with_denied(evidence, theirs[0], own), sure=False)


def _has_denied(evidence: Passage, own: Saying, denial: Term, said: _Said) -> bool:
    """Check whether some words have the first one that a denial is of."""
    denied = _denied(evidence, own, denial)
    return any(denied in each for each in said.places)


def _denied(evidence: Passage, own: Saying, denial: Term) -> int | None:
    """Find the first word that a denial is of."""
    return next(iter(_telling(evidence, Stretch(denial.last, max(denial.last, own.part.last)))), None)


def _with_denied(evidence: Passage, denial: Term, own: Saying) -> Stretch:
    """Return a denial with the word that it is right before: no defect."""
    return Stretch(denial.first, denial.last + (_denied(evidence, own, denial) == denial.last))


def _of_same_holder(claim: Passage, mine: Saying, theirs: list[Saying], words: SameWords) -> Saying | None:
    """Find the saying of the evidence whose holder is that of a claim, and of no other."""
    there = frozenset[int]().union(*(words.same(at) for at in _heads(claim, mine.holder)))
    found = [each for each in theirs if not there.isdisjoint(_heads(words.other, each.holder))]
    return found[0] if len(found) == 1 else None


def _heads(passage: Passage, holder: Stretch) -> list[int]:
    """Return the words that say who it is: names, and the noun before the first preposition or comma."""
    named = [at for n in passage.names if n.sure and holder.has(n.first) for at in range(n.first, n.last)]
    joints = passage.lists["prepositions"] | passage.lists["of"] | passage.lists["relatives"]
    inner = range(holder.first + 1, holder.last)
    ends = (at for at in inner if passage.words[at].key in joints or "," in passage.gap_before(at))
    nouns = _telling(passage, Stretch(holder.first, next(ends, holder.last)))
    return [*named, *nouns[-1:]]


def _same_verb(claim: Passage, mine: Saying, evidence: Passage, own: Saying) -> bool:
    return bool(mine.verb and own.verb and claim.content(mine.verb) & evidence.content(own.verb))


def _is_known(passage: Passage, holder: Stretch) -> bool:
    """Check whether a holder is named, or no pronoun stands for him or for whose he is; no opening phrase."""
    opens = passage.words[holder.first].key in passage.lists["prepositions"] - passage.lists["articles"]
    opens = opens or passage.lists["first person"].issuperset(passage.keys(holder))
    return not opens and (_has_name(passage, holder) or not _refers(passage, holder))


def _may_be_one(passage: Passage, own: Saying, other: Saying) -> bool:
    """Check whether two holders may be one: Moscow and Russia, Acme and the ailing company, which agrees."""
    one, two = own.holder, other.holder
    codes = [{p.name for p in passage.places if holder.has(p.first)} for holder in (one, two)]
    refers = _refers_to(passage, one, two) or _refers_to(passage, two, one)
    return bool(codes[0] & codes[1]) or (refers and not _denies(passage, own.part))


def _refers_to(passage: Passage, holder: Stretch, other: Stretch) -> bool:
    """Check whether a holder may stand for another, which is a name alone."""
    named = [at for name in passage.names if other.has(name.first) for at in range(name.first, name.last)]
    alone = set(_telling(passage, other)) <= set(named)
    return alone and not names_before(passage, holder).isdisjoint(passage.keys(other))


def _has_name(passage: Passage, holder: Stretch) -> bool:
    return any(name.sure and holder.has(name.first) for name in passage.names)


def _refers(passage: Passage, part: Stretch) -> bool:
    """Check whether some words have a pronoun: he, a pair of them; "that" may open what is said."""
    lists = passage.lists
    pronouns = (lists["pronouns"] | lists["subjects"]) - lists["articles"] - lists["complement opens"]
    return not pronouns.isdisjoint(passage.keys(part))


def _telling(passage: Passage, part: Stretch) -> list[int]:
    return [at for at in range(*part) if passage.content(Stretch(at, at + 1))]


def _said(claim: Passage, mine: Saying, words: SameWords) -> _Said:
    places = [words.same(at) for each in mine.said for at in _telling(claim, each)]
    return _Said(tuple(each for each in places if each), sum(not each for each in places))


def _is_taken(evidence: Passage, said: _Said, own: Saying, other: Saying) -> bool:
    """Check whether words are only in what another says, apart from what both speak of."""
    mine, taken = set(own.places()), set(other.places())
    about = _topics(evidence, own, other)
    only_mine = [each for each in said.places if each & mine and not each & (taken | about)]
    only_taken = [each for each in said.places if each & taken and not each & (mine | about)]
    numbers = evidence.numbers
    counted = any(each & numbers for each in only_taken) and bool(mine & numbers)
    empty = not any(_telling(evidence, each) for each in own.said)
    return bool(only_taken) and not only_mine and said.unknown <= (counted or empty)


def _takes_verb(words: SameWords, mine: Saying, said: _Said, own: Saying, other: Saying) -> bool:
    """Check whether a claim has one demand what another does, of which he says otherwise: it is early."""
    if not (mine.verb and own.verb and other.verb) or said.unknown or not said.places:
        return False
    verbs = frozenset[int]().union(*(words.same(at) for at in range(*mine.verb)))
    if verbs.isdisjoint(range(*other.verb)) or not verbs.isdisjoint(range(*own.verb)):
        return False
    taken = set(other.places())
    refers = any(_refers(words.other, part) for part in own.said)
    return refers and all(each & taken for each in said.places)


def _topics(evidence: Passage, *sayings: Saying) -> frozenset[int]:
    """Return the nouns that both may speak of, where one of them has a pronoun for it, or nothing else."""
    refer = any(_refers(evidence, part) for each in sayings for part in each.said)
    if not refer and all(_telling(evidence, part) for each in sayings for part in each.said):
        return frozenset()
    articles = evidence.lists["articles"] | evidence.lists["possessives"]
    found = set[int]()
    for part in (part for each in sayings for part in each.said):
        if _refers(evidence, Stretch(part.first, part.first + 1)):
            continue  # calls it a risk
        found.update(range(*_subject(evidence, part)))
        found.update(at for at in range(*part) if at and evidence.words[at - 1].key in articles)
    return frozenset(found - evidence.numbers)


def _subject(evidence: Passage, part: Stretch) -> Stretch:
    """Return the subject of what is said; without a verb, all before its last word: calls the plan unsafe."""
    subject = subject_of(evidence, part)
    if subject.last < part.last:
        return subject
    telling = _telling(evidence, part)
    if not telling or evidence.words[part.first].key in evidence.lists["to"]:
        return Stretch(part.first, part.first)
    return Stretch(subject.first, max(subject.first, telling[-1]))


def _denies(passage: Passage, part: Stretch, known: Container[int] = ()) -> bool:
    """Check whether a part denies something; a noun such as "ban" that both texts have does not."""
    terms = passage.terms_in(part, *_DENYING)
    return any(term.group == "negation" or term.first not in known for term in terms)
