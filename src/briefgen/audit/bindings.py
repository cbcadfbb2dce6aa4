"""Which words belong to which number: the items of a list, a number over a time, a share of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from briefgen.audit.changes import is_change
from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.stems import stem

_BREAKS = (
    WordPattern(r"[.!?][\"”’)]*\s+(?=\W?[A-Z\d])"),
    WordPattern(r"[;:]\s"),
    WordPattern(r",\s{number joints}\s"),
    WordPattern(r"[,)]+\s"),
    WordPattern(r"\s{adding}\s"),
)
"""What is between the parts of two numbers, the strongest first."""

_FEWEST = 2
_LONGEST_PREPOSITION = 8
"""Characters before a date that a sentence begins with: in, during."""
_CLOSE = Fraction(1, 20)
"""How far a number with a qualifier may be from the one that it rounds, in parts of it."""
_NAMING = 3
"""Words before a number among which is the word for what it is."""
_NEARLY_ALL = 0.6
"""Share of the words of a number's part that another number's part has, where both are about one thing."""


class Bound(Struct, frozen=True):
    """A number with the stems of the words of its part of the sentence."""

    number: Quantity
    words: frozenset[str]
    start: int
    end: int
    alone: bool
    """Whether no other number is in this part."""


def bound_numbers(reading: Reading) -> list[Bound]:
    """List the numbers of a text, each with the words up to the next number's part.

    Shape: of two numbers with nothing between that separates parts, both have the words of both.
    """
    numbers = [q for q in reading.of(Quantity) if q.end]
    cuts: list[int | None] = [0, *(_cut(reading, a.end, b.start) for a, b in pairwise(numbers))]
    starts = [cut for cut in cuts if cut is not None]
    found = []
    for number in numbers:
        start = max(at for at in starts if at <= number.start)
        end = min((at for at in starts if at > number.start), default=len(reading.text))
        alone = sum(start <= other.start < end for other in numbers) == 1
        found.append(Bound(number, _stems(reading, start, end), start, end, alone))
    return found


def _dated(parts: Iterable[Bound], reading: Reading) -> list[Bound]:
    """Add the date that a sentence begins with to the words of all its numbers."""
    opening = list(opening_dates(reading))
    found = []
    for part in parts:
        dates = (dated for dated, last in opening if dated.end <= part.number.start < last)
        words = (_stems(reading, dated.start, dated.end) for dated in dates)
        found.append(replace(part, words=part.words.union(*words)))
    return found


def opening_dates(reading: Reading) -> Iterator[tuple[DateClaim, int]]:
    """Yield the date of each sentence that begins with its only date, and where this sentence ends."""
    ends = [found.end() for found in _BREAKS[0].of(reading.language).finditer(reading.text)]
    dates = reading.of(DateClaim)
    for start, end in pairwise((0, *ends, len(reading.text))):
        own = [dated for dated in dates if start <= dated.start < end]
        if len(own) == 1 and own[0].start - start <= _LONGEST_PREPOSITION:
            yield own[0], end


def _cut(reading: Reading, start: int, end: int) -> int | None:
    """Return where the part of the next number begins; None where both are in one part."""
    for separator in _BREAKS:
        found = list(separator.of(reading.language).finditer(reading.text, max(start - 1, 0), end))
        if found:
            return found[-1].end()
    return None


def _stems(reading: Reading, start: int, end: int) -> frozenset[str]:
    passage = reading.passage
    numeric = {at for q in reading.of(Quantity) for at in range(q.start, q.end)}
    things = (term for term in passage.things if start <= passage.words[term.first].start < end)
    return frozenset(
        stem(word.key, reading.language)
        for word in passage.words
        if start <= word.start < end and word.start not in numeric and word.key not in passage.lists["empty"]
    ) | frozenset(f" {term.name}" for term in things)  # died, deaths


def same_number(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two numbers are of one kind and have the same value."""
    return measures_alike(mine, theirs) and (mine.first.low, mine.first.high) == (
        theirs.first.low,
        theirs.first.high,
    )


def misbound_numbers(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a number that a passage gives to another thing, where it gives this thing another number."""
    theirs = _dated(bound_numbers(evidence), evidence)
    for mine in bound_numbers(claim):
        own = [each for each in theirs if is_same_or_bare(mine.number, each.number)]
        own = own or [o for o in theirs if _is_elided(mine.number, o.number, claim)]
        if not own or not mine.alone:
            continue
        others = [o for o in theirs if o not in own and o.alone and _in_one_list(mine.number, o.number)]
        others.sort(key=lambda other: min(abs(other.start - each.start) for each in own))
        if best := max(others, key=lambda other: len(_foreign(mine, own, other)), default=None):
            familiar = mine.words & (_words_of(own) - best.words)
            if _foreign(mine, own, best) and not familiar:
                number, words = mine.number, best.number.words
                yield Difference("value", True, number.words, words, number.start, number.end)


def _is_elided(mine: Quantity, theirs: Quantity, claim: Reading) -> bool:
    """Check whether a number has the unit of another one of a statement: ten kilometres, the other three."""
    unit = any(q.first.kind == "measure" and q.first.unit == theirs.first.unit for q in claim.of(Quantity))
    return mine.first.kind == "count" and not mine.noun and unit and mine.first.low == theirs.first.low


def _words_of(parts: list[Bound]) -> frozenset[str]:
    return frozenset[str]().union(*(part.words for part in parts))


def _foreign(mine: Bound, own: list[Bound], other: Bound) -> frozenset[str]:
    """Return the words of a statement's number that a passage has with another number only."""
    return mine.words & (other.words - _words_of(own))


def _in_one_list(mine: Quantity, other: Quantity) -> bool:
    """Check whether two numbers may be items of one list: 6 per cent in the first year, 4.5 in the second."""
    return measures_alike(mine, other) or _is_bare(other) or (mine.first.kind == "count" and not mine.noun)


def is_same_or_bare(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two numbers have the same value, where the unit of one may be left out in a list."""
    return same_number(mine, theirs) or (mine.first.low == theirs.first.low and _is_bare(theirs))


def _is_bare(number: Quantity) -> bool:
    return number.first.kind == "count" and number.in_digits and not number.noun


def rounded_shares(claim: Reading) -> frozenset[int]:
    """Return where a statement has a rounded share in digits, which hardly follows from other numbers."""
    shares = (q for q in claim.of(Quantity) if q.first.kind == "share" and q.in_digits)
    return frozenset(share.start for share in shares if share.bound in ("about", "nearly"))


def altered_parts(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a number whose words are, nearly all, those of another number of the passage."""
    given = evidence.of(Quantity)
    theirs = bound_numbers(evidence)
    taken = {(q.first.low, q.first.high) for q in claim.of(Quantity)}
    for mine in bound_numbers(claim):
        if any(same_number(mine.number, other) for other in given):
            continue
        for other in theirs:
            free = (other.number.first.low, other.number.first.high) not in taken
            alike = other.number.first.kind == mine.number.first.kind
            shared = mine.words & other.words
            same_unit = other.number.first.unit == mine.number.first.unit
            if is_rounded(mine.number, other.number) or _is_other_change(mine, claim, other, evidence):
                continue
            few = 1 if _is_of(evidence, other.number, shared) else _FEWEST
            if free and alike and same_unit and len(shared) >= max(few, len(mine.words) * _NEARLY_ALL):
                number = mine.number
                yield Difference("value", True, number.words, other.number.words, number.start, number.end)
                break


def _is_other_change(mine: Bound, claim: Reading, other: Bound, evidence: Reading) -> bool:
    """Check whether only one of two shares says how much something rose or fell."""
    share = mine.number.first.kind == "share"
    return share and is_change(mine.number, claim) != is_change(other.number, evidence)


def _is_of(reading: Reading, number: Quantity, words: frozenset[str]) -> bool:
    """Check whether a word is right before a number that it names: a turnout of 90 per cent."""
    passage = reading.passage
    before = [word for word in passage.words if word.end <= number.start][-_NAMING:]
    return any(stem(word.key, reading.language) in words for word in before)


def is_rounded(mine: Quantity, other: Quantity) -> bool:
    """Check whether a number with a qualifier may be another one that was rounded: nearly forty, 38."""
    rounds = mine.bound not in ("", "exact")
    return rounds and abs(mine.first.low - other.first.low) <= _CLOSE * mine.first.low


def repaired_pairs(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report 18 per cent over four years, where a passage has 18 per cent over three."""
    given = {}
    for first, second in _joined(evidence):
        given[first.first.low, first.first.kind, _gap(evidence, first, second)] = first, second
    for first, second in _joined(claim):
        own, theirs = given.get((first.first.low, first.first.kind, _gap(claim, first, second)), (None, None))
        if own and theirs and theirs.first.low != second.first.low:
            words, other = claim.text[first.start : second.end], evidence.text[own.start : theirs.end]
            yield Difference("value", True, words, other, first.start, second.end)


def _joined(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    for first, second in pairwise(reading.of(Quantity)):
        if re.fullmatch(r"\s\w+\s", _gap(reading, first, second)):
            yield first, second


def _gap(reading: Reading, first: Quantity, second: Quantity) -> str:
    return reading.text[first.end : second.start]
