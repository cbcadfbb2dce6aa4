"""Words of a statement that may make it another statement of the same numbers and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.audit.bindings import same_number
from briefgen.audit.order import is_reordered, is_turned_round
from briefgen.audit.quoted_speaker import unknown_speaker
from briefgen.audit.slots import mixed_words, other_nouns, substituted_words
from briefgen.audit.subject import SubjectWord
from briefgen.audit.windows import Window
from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.word_lists import Term

_BESIDE = 5
"""Words between a comparison and the number that it is on: 12% lower, well above the 40."""


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
    lacking = {word.at for word in missing}
    for term in claim.passage.terms:  # "less than the price" where a passage compares otherwise
        compares = term.group == "pairs" and term.first in lacking
        moves = term.name == "rise" and _is_beside_number(claim, term) and not _has_same(term, near)
        if compares and (moves or (term.name == "more" and not _is_beside_number(claim, term))):
            yield Difference("direction", False, claim.passage.text_of(term))
    turned = any(is_turned_round(claim, sentence) for sentence in window.sentences)
    if turned or (only_names and is_reordered(claim, window.reading)):
        yield Difference("subject", False, claim.text)


def _has_same(term: Term, sentences: Iterable[Reading]) -> bool:
    terms = (each for sentence in sentences for each in sentence.passage.terms)
    return any((each.name, each.sign) == (term.name, term.sign) for each in terms)


def _is_beside_number(claim: Reading, term: Term) -> bool:
    near = Stretch(max(term.first - _BESIDE, 0), min(term.last + _BESIDE, len(claim.passage.words)))
    start, end = claim.passage.words[near.first].start, claim.passage.words[near.last - 1].end
    return any(start <= number.start < end for number in claim.of(Quantity))


def with_its_numbers(claim: Reading, sentences: Iterable[Reading]) -> list[Reading]:
    """List the sentences that have a number of a statement."""
    numbers = [q for q in claim.of(Quantity) if not tells_nothing(q)]
    return [s for s in sentences if any(same_number(q, o) for q in numbers for o in s.of(Quantity))]


def tells_nothing(number: Quantity) -> bool:
    """Check whether a number is a "one" in words, or one such as "dozens"."""
    return number.first.kind == "vague" or (
        number.first.low <= 1 and not number.in_digits and number.first.kind == "count"
    )
