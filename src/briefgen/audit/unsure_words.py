"""Words of a statement that may make it another statement of the same numbers and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.audit.bindings import same_number
from briefgen.audit.order import is_reordered, is_turned_round
from briefgen.audit.quoted_speaker import unknown_speaker
from briefgen.audit.slots import mixed_words, other_nouns, substituted_words
from briefgen.audit.subject import SubjectWord, unlike_words
from briefgen.audit.windows import Window
from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_ORDER = "before"
_DECISIVE = frozenset({_ORDER, "rise", "more", "max", "early"})
"""Pairs of words of which a statement may have one only if the passage has it, too: before and after."""

_QUALIFIES = 6
"""Characters between a word and the number that it is on: below 50, a minimum of 15."""


def unsure_words(
    claim: Reading, words: list[SubjectWord], missing: list[SubjectWord], window: Window, *, only_names: bool
) -> Iterator[Difference]:
    """Yield what may make another statement of the same numbers and names."""
    near = with_its_numbers(claim, window.sentences) or [window.reading]
    for sentence in near:
        yield from substituted_words(claim, missing, sentence.passage)
    yield from other_nouns(claim, window.reading)
    yield from unknown_speaker(claim, window.reading)
    yield from mixed_words(claim, words, window.core.reading.passage, window.reading.passage)
    yield from _other_comparison(claim, missing, window)
    lacking = {word.at for word in missing}
    for term in claim.passage.terms:  # "less than the price" where a passage compares otherwise
        if term.first in lacking and _is_decisive(term, claim) and not _has_same(term, claim, near):
            yield Difference("direction", False, claim.passage.text_of(term))
    turned = any(is_turned_round(claim, sentence) for sentence in window.sentences)
    if turned or (only_names and is_reordered(claim, window.reading)):
        yield Difference("subject", False, claim.text)


def _other_comparison(claim: Reading, missing: list[SubjectWord], window: Window) -> Iterator[Difference]:
    """Yield the word between "more" and "than" that a passage lacks: more slowly than, faster than."""
    than = claim.passage.lists["than"]
    more = {t.last for t in claim.passage.terms if t.group == "pairs" and _kind(t, across=False) == "more"}
    for word in unlike_words(claim, missing, window.reading.passage):
        if word.at in more and not than.isdisjoint(claim.passage.keys(Stretch(word.at + 1, word.at + 2))):
            yield Difference("direction", False, claim.text[word.start : word.end])


def _is_decisive(term: Term, reading: Reading) -> bool:
    """Check whether a word says what is more, first or most, and not only when, or of a number: below 50."""
    passage = reading.passage
    pairs = [each for each in passage.terms if each.group == "pairs" and each.first == term.first]
    if term.group != "pairs" or any(each.name not in _DECISIVE for each in pairs):
        return False
    end = passage.words[term.last - 1].end
    qualifies = any(q.bound and 0 <= q.start - end <= _QUALIFIES for q in reading.of(Quantity))
    return not qualifies and not (term.name == _ORDER and _counts_from(passage, term))


def _counts_from(passage: Passage, term: Term) -> bool:
    """Check whether a word such as "before" is behind a time or a comparison: a year before, than before."""
    before = passage.words[term.first - 1].key if term.first else ""
    units = {stem(unit, passage.language) for unit in passage.lists["time units"]}
    return before in passage.lists["than"] or stem(before, passage.language) in units


def _has_same(term: Term, claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether a sentence has a word of the same kind and side, which is none of "more than 40"."""
    return any(
        _kind(term, across=claim.language != sentence.language)
        == _kind(each, across=claim.language != sentence.language)
        and each.sign == term.sign
        and _is_decisive(each, sentence)
        for sentence in sentences
        for each in sentence.passage.terms
    )


def _kind(term: Term, *, across: bool) -> str:
    """Return what a word compares: what has risen is more, and "los mayores" are the most, too."""
    return "more" if term.name == "rise" or (across and term.name == "max") else term.name


def with_its_numbers(claim: Reading, sentences: Iterable[Reading]) -> list[Reading]:
    """List the sentences that have a number of a statement."""
    numbers = [q for q in claim.of(Quantity) if not tells_nothing(q)]
    return [s for s in sentences if any(same_number(q, o) for q in numbers for o in s.of(Quantity))]


def tells_nothing(number: Quantity) -> bool:
    """Check whether a number is a "one" in words, or one such as "dozens"."""
    return number.first.kind == "vague" or (
        number.first.low <= 1 and not number.in_digits and number.first.kind == "count"
    )
