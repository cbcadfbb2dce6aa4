"""Causes: whether a statement says that one thing is the cause of another, and which is which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.audit.sentence_index import index_keys
from briefgen.audit.subject import missing_words, subject_words, unlike_words
from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.passage import Passage

_BEFORE_CAUSE = WordPattern(r"\b{cause opens}\s", re.IGNORECASE)
_MAY_LACK = 0.5
"""Share of the words of a cause or an effect that a sentence may put in other words."""
_FEWEST = 2
"""Words of a clause by which it is known in another sentence."""


def says_cause(claim: Reading) -> bool:
    """Check whether a statement says that one thing is the cause of another; "other causes" does not."""
    passage, numeric = claim.passage, {q.start for q in claim.of(Quantity)}
    before = passage.lists["determiners"] | passage.lists["before a noun of cause"]
    return any(
        word.key in passage.lists["causes"]
        and not (at and (passage.words[at - 1].key in before or passage.words[at - 1].start in numeric))
        for at, word in enumerate(passage.words)
    )


def has_another_cause(claim: Reading, evidence: Reading) -> bool:
    """Check whether only a statement says what is a cause, or has a cause as the effect."""
    if claim.language != evidence.language or not says_cause(claim):
        return False
    mine, theirs = split_cause(claim), split_cause(evidence)
    if mine is None or theirs is None:
        return theirs is None and not says_cause(evidence)
    cause, effect, other_cause, other_effect = (index_keys(p, claim.language) for p in (*mine, *theirs))
    cause, effect = cause - effect, effect - cause
    turned = bool(cause & other_effect and effect & other_cause)
    return turned and not (cause & other_cause or effect & other_effect)


def reversed_cause(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "because A, B" where a passage has "A, because B"."""
    mine = split_cause(claim)
    theirs = split_cause(evidence)
    if not mine or not theirs or not says_cause(claim):
        return
    cause, effect = (index_keys(part, claim.language) for part in mine)
    other_cause, other_effect = (index_keys(part, claim.language) for part in theirs)
    other_cause, other_effect = other_cause - other_effect, other_effect - other_cause
    turned = len(cause & other_effect) >= _FEWEST and len(effect & other_cause) >= _FEWEST
    if turned and not cause & other_cause and not effect & other_effect:
        start = claim.text.find(mine[0])
        yield Difference("cause", True, mine[0], theirs[0], start, start + len(mine[0]))


def has_same_cause(claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether a sentence has most words of a statement's cause as a cause, and of its effect as one."""
    mine = split_cause(claim)
    for sentence in sentences if mine else ():
        theirs = split_cause(sentence)
        if mine and theirs:
            pairs = zip(mine, theirs, strict=True)
            if all(_has_most(read(a, claim.language), read(b, sentence.language).passage) for a, b in pairs):
                return True
    return False


def _has_most(words: Reading, passage: Passage) -> bool:
    own = subject_words(words)
    lacking = unlike_words(words, missing_words(words, own, passage, frozenset()), passage)
    return bool(own) and len(lacking) <= len(own) * _MAY_LACK


def split_cause(reading: Reading) -> tuple[str, str] | None:
    """Split a sentence into a cause and what it has caused."""
    opens = _BEFORE_CAUSE.of(reading.language)
    dated = {date.words for date in reading.of(DateClaim)}
    for sentence in re.split(r"(?<=[.;!?])\s+", reading.text):
        causes = (c for c in opens.finditer(sentence) if not sentence.startswith(tuple(dated), c.end()))
        found = next(causes, None)  # "since July 2023" is no cause
        if found is None:
            continue
        if found.start():
            return sentence[found.end() :].strip(), sentence[: found.start()].strip(" ,")
        cause, comma, effect = sentence[found.end() :].partition(", ")
        if comma:
            return cause.strip(), effect.strip()
    return None
