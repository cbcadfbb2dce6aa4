"""In what else a statement may differ from a sentence with nearly all of its words: roles, causes, extent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefgen.audit.cause import says_cause, split_cause
from briefgen.audit.competes import opposites_in
from briefgen.audit.names_together import are_told_together
from briefgen.audit.one_name import may_be_one_name
from briefgen.audit.planned_as_done import (
    not_yet_done,
    now_certain,
    only_expected,
    only_planned,
    without_condition,
)
from briefgen.audit.subject import SubjectWord, missing_words, subject_words, unlike_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.swapped_numbers import are_swapped
from briefgen.language.claims import Difference, Quantity, Respect
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.meanings import (
    meanings,
    meanings_by_word,
    meanings_in,
    opposites,
    tells_little,
)
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import find_speaker
from briefgen.language.wording.stems import stem

_FEWEST = 2
_REACH = 3
"""Words behind a verb among which the one begins to whom something is done."""
_ACTING = ("ing",)
"""The ending of verbs that say what somebody does: accusing the judges."""
_BE = 2
"""Words before a verb among which a form of "be" makes it passive."""
_ONLY = "only"
_NONE = "extent none"
_WHOLE = ("extent all", "extent whole")
_PARTLY = ("extent some", "extent few", _NONE, "extent not all", "extent part", "only")
"""The lists of words for all of something, and for a part or none of it."""


def further_differences(claim: Reading, evidence: Reading, texts: tuple[str, ...]) -> Iterator[Difference]:
    """Yield what a comparison of numbers, names and single words does not find; `texts` are those at hand."""
    if claim.language == evidence.language:
        yield from _opposite_words(claim, evidence)
        yield from _other_move(claim, evidence)
        yield from only_planned(claim, evidence)
        yield from not_yet_done(claim, evidence)
        yield from only_expected(claim, evidence)
        yield from without_condition(claim, evidence)
        yield from _denied_denial(claim, evidence)
        yield from _other_period(claim, evidence)
        yield from now_certain(claim, evidence)
        yield from _other_extent(claim, evidence)
        yield from _swapped_numbers(claim, evidence)
        yield from _turned_roles(claim, evidence)
        yield from _other_cause(claim, evidence)
        yield from _other_voice(claim, evidence, texts)


def is_told_otherwise(claim: Reading, evidence: Reading) -> bool:
    """Check whether a sentence with all words of a statement has another of them rise, or act."""
    if claim.language != evidence.language:
        return False
    finders = (
        _other_move,
        _turned_roles,
        _other_extent,
        _denied_denial,
        _swapped_numbers,
        not_yet_done,
        only_expected,
    )
    return any(True for find in finders for _ in find(claim, evidence))


def _opposite_words(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a word for which a sentence has only one that means the opposite: too slow, rushed."""
    theirs, mine = meanings_in(evidence.passage), meanings_in(claim.passage)
    lacking = _telling_words(claim, evidence)
    for word in lacking if len(lacking) == 1 else ():  # with more, it is said of something else
        key = claim.passage.words[word.at].key
        for one, other in ((a, b) for pair in opposites() for a, b in (pair, pair[::-1])):
            if one in meanings(key, claim.language) and other in theirs - mine and one not in theirs:
                meant = zip(evidence.passage.words, meanings_by_word(evidence.passage), strict=True)
                there = next(each for each, found in meant if other in found)
                words = evidence.text[there.start : there.end]
                yield _difference("direction", claim.text[word.start : word.end], words, word.start)
                return


def _telling_words(claim: Reading, evidence: Reading) -> list[SubjectWord]:
    """List the words of a statement that tell something, and that a sentence has in no form."""
    missing = missing_words(claim, subject_words(claim), evidence.passage, frozenset())
    return [
        word
        for word in unlike_words(claim, missing, evidence.passage)
        if not word.named and not tells_little(claim.passage.words[word.at].key, claim.language)
    ]


def _other_move(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "prices soared on surging supply" where a sentence has "prices fell on surging supply"."""
    mine, theirs = ([t for t in opposites_in(each.passage) if t.name == "rise"] for each in (claim, evidence))
    if len(mine) != len(theirs) or len(mine) < _FEWEST:
        return
    turned = [(one, other) for one, other in zip(mine, theirs, strict=True) if one.sign != other.sign]
    if len(turned) == 1 and len(_telling_words(claim, evidence)) <= 1:  # else it is of something else
        (one, other), words = turned[0], claim.passage.words
        there = evidence.passage.text_of(Stretch(other.first, other.last))
        here = claim.passage.text_of(Stretch(one.first, one.last))
        yield _difference("direction", here, there, words[one.first].start)


def _denied_denial(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "ruled out" where a sentence has "cannot rule out"."""
    if denies_denial(claim, evidence):
        mine = claim.passage
        term = next(t for t in mine.terms if t.group == "denials")
        words = mine.text_of(Stretch(term.first, term.last))
        yield _difference("negation", words, "not", mine.words[term.first].start)


def denies_denial(claim: Reading, evidence: Reading) -> bool:
    """Check whether a sentence has a "not" before the words by which a statement denies: cannot rule out."""
    mine, theirs = claim.passage, evidence.passage
    denying = [t for t in mine.terms if t.group == "denials"]
    if len(denying) != 1 or mine.terms_in(mine.whole, "negation"):
        return False
    own = mine.content(Stretch(denying[0].first, denying[0].last))
    harmless = (t for t in theirs.terms if t.group == "no negation")
    return any(own & theirs.content(Stretch(t.first, t.last)) for t in harmless)


def _other_period(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "every week" where a sentence has "every day"."""
    units = claim.passage.lists["time units"]
    mine, theirs = ([w for w in each.passage.words if w.key in units] for each in (claim, evidence))
    numeric = [(c.start, c.end) for each in (claim, evidence) for c in each.claims]
    keys = [{w.key for w in words} for words in (mine, theirs)]
    if len(mine) == len(theirs) == 1 and keys[0] != keys[1]:
        one, other = mine[0], theirs[0]
        alone = not any(a <= one.start < b for a, b in numeric[: len(claim.claims)])
        if alone and stem(one.key, claim.language) != stem(other.key, claim.language):
            words = evidence.text[other.start : other.end]
            yield _difference("unit", claim.text[one.start : one.end], words, one.start)


def _other_extent(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "only one of them" where a sentence has "all of them", and "the whole" where it has a part."""
    if claim.passage.find_entries(_NONE) and evidence.passage.terms_in(evidence.passage.whole, "negation"):
        return  # none was injured, nobody was hurt
    for one, other in ((_WHOLE, _PARTLY), (_PARTLY, _WHOLE)):
        mine, theirs = _extents(claim, one), _extents(evidence, other)
        if mine and theirs and not _extents(claim, other) and not _extents(evidence, one):
            here, there = claim.passage.text_of(mine[0]), evidence.passage.text_of(theirs[0])
            yield _difference("part-and-whole", here, there, claim.passage.words[mine[0].first].start)
            return


def _extents(reading: Reading, names: tuple[str, ...]) -> list[Stretch]:
    """List the words of some lists; of "only", that in "only one of them"."""
    found = [e for name in names if name != _ONLY for e in reading.passage.find_entries(name)]
    if _ONLY in names:
        passage = reading.passage
        behind = ((e, passage.keys(Stretch(e.last + 1, e.last + 2))) for e in passage.find_entries(_ONLY))
        found += [e for e, keys in behind if not passage.lists["of"].isdisjoint(keys)]
    return found


def _swapped_numbers(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report two numbers that have changed places: 28 of A and 32 of B, 32 of A and 28 of B."""
    own = [q for q in claim.of(Quantity) if q.end and q.first.low != 1]
    for one, other in combinations(own, 2):
        found = are_swapped(claim, evidence, one, other)
        if found:
            yield _difference("subject", one.words, found.words, one.start)
            return


def _turned_roles(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report who does something to whom, where a sentence has it the other way round: A accused B."""
    mine, theirs = claim.passage, evidence.passage
    for at in _verbs(mine):
        verb = _content(mine, at) if not mine.words[at].key.endswith(_ACTING) else frozenset[str]()
        others = [i for i in _verbs(theirs) if verb & _content(theirs, i)]
        if len(others) != 1 or _is_passive(mine, at) or _is_passive(theirs, others[0]):
            continue
        here, there = _object(mine, at), _object(theirs, others[0])
        if here is None or there is None:
            continue
        before, there_before = (_before(p, v) for p, v in ((mine, at), (theirs, others[0])))
        acted, there_acted = _content(mine, here), _content(theirs, there)
        behind = mine.content(Stretch(at + 1, len(mine.words)))
        if acted & there_before and there_acted & before and not there_acted & behind:
            one, other = mine.text_of(Stretch(here, here + 1)), theirs.text_of(Stretch(there, there + 1))
            yield _difference("subject", one, other, mine.words[here].start)
            return


def _before(passage: Passage, verb: int) -> frozenset[str]:
    """Return what a sentence has before a verb in its clause."""
    clause = next(c for c in passage.clauses if c.has(verb))
    return passage.content(Stretch(clause.first, verb))


def _verbs(passage: Passage) -> Iterator[int]:
    """Yield the words that are verbs by their endings, or listed as such; none of names."""
    lists = passage.lists
    known, endings = lists["past"] | lists["verbs"], tuple(lists["past endings"])
    left_out = {at for name in passage.names for at in range(name.first, name.last)}
    left_out |= {t.first for t in passage.terms if t.group in ("speech", "source words")}
    for at, word in enumerate(passage.words):
        if at not in left_out and (word.key in known or word.key.endswith((*endings, *_ACTING))):
            yield at


def _object(passage: Passage, verb: int) -> int | None:
    """Return the first word that means something behind a verb."""
    skip = passage.lists["titles"] | passage.lists["offices"]
    for at in range(verb + 1, min(verb + 1 + _REACH, len(passage.words))):
        if _content(passage, at) and passage.words[at].key not in skip:
            name = next((n for n in passage.names if n.first <= at < n.last), None)
            return name.last - 1 if name else at
    return None


def _content(passage: Passage, at: int) -> frozenset[str]:
    return passage.content(Stretch(at, at + 1))


def _is_passive(passage: Passage, verb: int) -> bool:
    behind = (w.key for w in passage.words[verb + 1 : verb + 2 + _REACH])
    before = (w.key for w in passage.words[max(verb - _BE, 0) : verb])
    return not words_of("any", "agents").isdisjoint(behind) or not passage.lists["be"].isdisjoint(before)


def _other_cause(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a cause of which a sentence has no word, where it gives another one of the same."""
    if not says_cause(claim):
        return
    mine, theirs = split_cause(claim), split_cause(evidence)
    if not mine or not theirs:
        return
    cause = read(mine[0], claim.language)
    own = subject_words(cause)
    missing = missing_words(cause, own, evidence.passage, frozenset())
    lacking = unlike_words(cause, missing, evidence.passage)
    if len(own) >= _FEWEST and len(lacking) == len(own):
        yield _difference("cause", mine[0], theirs[0], claim.text.find(mine[0]))


def _other_voice(claim: Reading, evidence: Reading, texts: tuple[str, ...]) -> Iterator[Difference]:
    """Report who says something, where a sentence names somebody else at its verb of speech."""
    mine, theirs = find_speaker(claim.passage), find_speaker(evidence.passage)
    if mine is None or theirs is None:
        return
    own, given = (_names_in(each, part) for each, part in ((claim, mine), (evidence, theirs)))
    if not own or not given or not own[0].keys:
        return
    has = evidence.passage.content(evidence.passage.whole)
    if has & claim.passage.content(Stretch(own[0].first, own[-1].last)):
        return
    one, other = claim.passage.text_of(own[0]), evidence.passage.text_of(given[0])
    if may_be_one_name(one, other, texts) or are_told_together(own[0].keys, given[0].keys, texts):
        return
    yield _difference("speaker", one, other, claim.passage.words[own[0].first].start)


def _names_in(reading: Reading, part: Stretch) -> list[Name]:
    return [n for n in find_sure_names(reading) if part.has(n.first)]


def _difference(respect: Respect, mine: str, theirs: str, start: int) -> Difference:
    return Difference(respect, True, mine, theirs, start, start + len(mine))
