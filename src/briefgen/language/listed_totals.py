"""Whether a number of a claim is the total of a list, how many that adds, or what a share leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from briefgen.language.claims import Quantity
from briefgen.language.lexicon import load_lexicon
from briefgen.language.phrases import Phrases
from briefgen.language.reading import Reading
from briefgen.language.reckoning import Operand, fits, terms_of
from briefgen.language.word_pattern import WordPattern

_MOST_COUNTED = 9
"""The most numbers of a list that a word such as "two" is taken to count."""
_MOST_CHOSEN = 3
"""The most numbers that are chosen from any places of a text; more of them must follow one another."""
_ROUNDEST = 10
"""A total below this fits too many lists."""
_REST_SPAN = 40
"""Characters before a number in which it is called the rest."""
_CLAUSE_END = re.compile(r"[.;:()]")
_SPANS = frozenset({"year", "month", "week", "day"})


def is_remaining_share(mine: Quantity, claim: Reading, terms: Sequence[Operand]) -> bool:
    """Check whether a share is what another leaves of 100 %, which the claim gives too, or calls the rest."""
    if mine.first.kind != "share":
        return False
    wholes = [term.value for term in terms if term.dimension == ("share", "") and 0 < term.value < 1]
    others = [value for value in wholes if fits(mine, 1 - value)]
    if not others:
        return False
    named = {q.first.low for q in claim.of(Quantity) if q is not mine and q.first.kind == "share"}
    return bool(named & set(others)) or is_called_rest(mine, claim)


def is_called_rest(mine: Quantity, claim: Reading) -> bool:
    """Check whether words beside a number, in its clause, call it what is left: the other 38 %, 23 remain."""
    before = claim.text[max(0, mine.start - _REST_SPAN) : mine.start].lower()
    behind = claim.text[mine.end : mine.end + _REST_SPAN].lower()
    rests = load_lexicon(claim.language).rests
    parts = (_CLAUSE_END.split(before)[-1], _CLAUSE_END.split(behind)[0])
    return any(has_phrase(rests, part) for part in parts)


def is_all_but(mine: Quantity, texts: Iterable[Reading]) -> bool:
    """Check whether a number is the rest of a whole of which a text gives the others: all but five."""
    for text in texts:
        counts = [q for q in text.of(Quantity) if q.first.kind == "count"]
        apart = (q for q in counts if _ALL_BUT.of("any").search(text.text.lower(), 0, q.start))
        if any(q.first.low + mine.first.low == whole.first.low for q in apart for whole in counts):
            return True
    return False


_ALL_BUT = WordPattern(r"(?<!\w){all but}(?: [^\W\d_]{1,4})? $|, (?:кроме|крім) $")


def is_part_of_other(mine: Quantity, claim: Reading) -> bool:
    """Check whether words behind a share say that it is one of another number: a third of what it was."""
    return bool(_AS_MANY_AS.of(claim.language).match(claim.text, mine.end))


_AS_MANY_AS = WordPattern(r" {as many as}(?!\w)")
"""Words after a part that is left of a number: less than half as many."""


def is_of_each(mine: Quantity, term: Operand, terms: Sequence[Operand]) -> bool:
    """Check whether a number is what each of some gets of a total: just under 6,000 each."""
    if mine.per != "each":
        return False
    totals = [t.value for t in terms if t.dimension == term.dimension]
    counts = [t.value for t in terms if t.dimension[0] == "count" and t.value > 1]
    return any(fits(mine, total / count, named=term.value) for total in totals for count in counts)


def is_of_year_before(mine: Quantity, claim: Reading) -> bool:
    """Check whether a claim gives a number of the year before: a year earlier, 230 people had died."""
    phrases = load_lexicon(claim.language).year_before
    return mine.first.kind not in ("share", "multiple") and has_phrase(phrases, claim.text.lower())


def is_number_of_addends(mine: Quantity, claim: Reading, terms: Sequence[Operand]) -> bool:
    """Check whether a number in words says how many numbers another number of the claim adds: two seasons."""
    number = _number_of_addends(mine)
    others = (each for q in claim.of(Quantity) if q is not mine for each in terms_of(q))
    return bool(number) and any(
        total == other.value for other in others for total in _totals(number, other, terms)
    )


def is_total_of_list(mine: Quantity, term: Operand, claim: Reading, terms: Sequence[Operand]) -> bool:
    """Check whether a number adds as many of the evidence as the claim says, or those it gives itself."""
    others = [q for q in claim.of(Quantity) if q is not mine]
    numbers = {number for q in others if (number := _number_of_addends(q))}
    if any(fits(mine, total, named=term.value) for n in numbers for total in _totals(n, term, terms)):
        return True
    given = [value for q in others for value in {each.value for each in terms_of(q)}]
    added = [t for t in terms if t.value in given and t.value < term.value]
    return any(fits(mine, total, named=term.value) for n in (2, 3) for total in _totals(n, term, added))


def _number_of_addends(quantity: Quantity) -> int:
    """Return how many things a number in words counts; 0 for any other number."""
    first = quantity.first
    counts = first.kind == "count" or (first.kind == "measure" and first.unit in _SPANS)
    small = first.low == first.high and first.low.denominator == 1 and 2 <= first.low <= _MOST_COUNTED
    return int(first.low) if counts and small and not quantity.in_digits else 0


def _totals(number: int, like: Operand, terms: Sequence[Operand]) -> Iterator[Fraction]:
    """Yield the totals of so many numbers that count or measure one thing."""
    alike = [term for term in terms if term.dimension == like.dimension and term.is_like(like)]
    alike = alike or [term for term in terms if term.dimension == like.dimension]
    chosen = (
        combinations(alike, number)
        if number <= _MOST_CHOSEN
        else (alike[at : at + number] for at in range(len(alike) - number + 1))
    )
    for some in chosen:
        total = sum((term.value for term in some), Fraction(0))
        if total >= _ROUNDEST and all(one.is_like(other) for one, other in pairwise(some)):
            yield total


def has_phrase(phrases: Phrases[str], text: str) -> bool:
    """Check whether a text in small letters has one of some phrases, as whole words."""
    return any(phrases.at(text, at) for at in range(len(text)) if not at or not text[at - 1].isalpha())
