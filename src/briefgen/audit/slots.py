"""Words of a statement that are other words in a passage, or are joined from two of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.audit.bindings import bound_numbers, same_number
from briefgen.audit.subject import SubjectWord
from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import meanings_of
from briefgen.language.wording.meanings import meanings, tells_little
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_ALIKE = 4
"""Letters at the beginning of two words that may be one word in two forms."""
_NOUN_REACH = 12
"""Characters between a number and the word for what it counts: 15 more dead."""


def substituted_words(
    claim: Reading, missing: Iterable[SubjectWord], evidence: Passage
) -> Iterator[Difference]:
    """Report a word where a passage has another one in the same place: pine forest, oak forest.

    It may be another word for the same, so that it is not sure.
    """
    keys = [word.key for word in evidence.words]
    mine = [word.key for word in claim.passage.words]
    empty = evidence.lists["empty"]
    for word in missing:
        around = (mine[max(word.at - 2, 0) : word.at], mine[word.at + 1 : word.at + 2])
        if empty.issuperset((*around[0][-1:], *around[1]) if around[1] else around[0]):
            continue
        if tells_little(mine[word.at], claim.language):
            continue
        free = (at for at in range(len(keys)) if keys[at] not in empty and at not in evidence.numbers)
        meant = meanings(mine[word.at], claim.language)
        free = (at for at in free if meant.isdisjoint(meanings(keys[at], evidence.language)))
        slots = (at for at in free if _is_slot(keys, at, *around))
        found = next(slots, None)
        if found is not None:
            words, other = claim.text[word.start : word.end], evidence.words_at(found)
            yield Difference("subject", False, words, other, word.start, word.end)


def _is_slot(keys: Sequence[str], at: int, before: Sequence[str], behind: Sequence[str]) -> bool:
    """Check whether a place is between the same words, or behind the same two at the end."""
    if not before or keys[max(at - 1, 0) : at] != list(before[-1:]):
        return False
    if behind:
        return keys[at + 1 : at + 2] == list(behind)
    return len(before) > 1 and keys[max(at - 2, 0) : at] == list(before)


def mixed_words(
    claim: Reading, words: Sequence[SubjectWord], core: Passage, window: Passage
) -> Iterator[Difference]:
    """Report "the ferry mole" where one sentence of a passage has the mole, and another one the ferry."""
    here, all_of_it = core.content(core.whole), window.content(window.whole)
    for word in words:
        following = next((w for w in words if w.at == word.at + 1), None)
        verb = following is not None and claim.passage.words[following.at].key in claim.passage.lists["verbs"]
        if following is None or verb or word.key in here or word.key not in all_of_it:
            continue
        if following.key in here and claim.text[word.end : following.start] == " ":
            yield Difference(
                "subject", False, claim.text[word.start : following.end], "", word.start, following.end
            )


def other_nouns(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a number that counts what a passage does not name, where it counts something else there."""
    language = claim.language
    has = evidence.passage.content(evidence.passage.whole)
    empty = evidence.passage.lists["empty"] | evidence.passage.lists["qualifier words"] | _compared(claim)
    parts = bound_numbers(evidence)
    named = {key for name in evidence.passage.names if name.sure for key in name.keys}
    for mine in claim.of(Quantity):
        own = [q for q in evidence.of(Quantity) if not empty.issuperset(q.noun) and same_number(mine, q)]
        if any(named.issuperset(q.noun) for q in own):
            continue  # half of the company, half of HHLA
        nouns = {stem(noun, language) for noun in mine.noun if noun not in empty}
        things = {f" {term.name}" for term in claim.passage.things if _is_right_behind(claim, mine, term)}
        known = any(things & part.words for part in parts if same_number(mine, part.number))  # died, 15 dead
        if known or any(_are_alike(mine, theirs, language) for theirs in own):
            continue
        if nouns and own and nouns.isdisjoint(has):
            words, other = f"{mine.words} {mine.noun[0]}", f"{own[0].words} {own[0].noun[0]}"
            yield Difference("subject", False, words, other, mine.start, mine.end)


def _is_right_behind(reading: Reading, number: Quantity, term: Term) -> bool:
    return 0 <= reading.passage.words[term.first].start - number.end <= _NOUN_REACH


def _compared(claim: Reading) -> frozenset[str]:
    """Return the words of a statement that say more or less, which count nothing: 28 too few."""
    passage = claim.passage
    moves = [term for term in passage.terms if term.group == "pairs"]
    return frozenset(word.key for term in moves for word in passage.words[max(term.first - 1, 0) : term.last])


def _are_alike(mine: Quantity, theirs: Quantity, language: str) -> bool:
    """Check whether two nouns begin alike or mean the same: dockers, dockworkers; people, individuals."""
    same = meanings_of(language, "same sense")
    return any(
        a[:_ALIKE] == b[:_ALIKE] or same.get(a, a) == same.get(b, b) for a in mine.noun for b in theirs.noun
    )
