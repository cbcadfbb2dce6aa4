"""In what a statement surely differs from a sentence in another language: a number of both, or a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefgen.audit.competes import excludes_bound
from briefgen.audit.known_names import knows_name
from briefgen.audit.library import Library
from briefgen.audit.one_name import may_be_one_name
from briefgen.audit.subject import missing_words, subject_words, unlike_words
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.windows import Window
from briefgen.language.claims import DateClaim, Difference, Quantity, Respect
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.wording.names import CAPITAL_NOUNS, Name
from briefgen.language.wording.passage import Stretch

_SCALES = frozenset({Fraction(1_000), Fraction(1_000_000)})
_FEWEST = 2
"""Words, names and other numbers that both have at least."""
_FEWEST_DIGITS = 2
"""Digits of a number at least that shows by itself that both are on the same."""
_SEPARATED = re.compile(r"\d[.,]\d")
_SHORTEST_NAME = 3
"""Letters of a first name that is no initial."""


def differences_across(
    claim: Reading, evidence: Reading, windows: Sequence[Window], library: Library
) -> Iterator[Difference]:
    """Yield the only number or person in which a statement differs from a sentence on the same."""
    unknown = [n for n in find_sure_names(claim) if not all(knows_name(claim, n, w) for w in windows)]
    found = [*_numbers(claim, evidence, library), *_years(claim, evidence, library)] if not unknown else []
    if len(unknown) == 1:
        found = [*_person(claim, unknown[0], evidence, library)]
    if len(found) == 1 and _shared(claim, evidence, found[0]) >= _FEWEST:
        yield found[0]


def _shared(claim: Reading, evidence: Reading, found: Difference) -> int:
    """Count the words, names and numbers of a statement that a sentence has besides what differs."""
    words = [w for w in subject_words(claim) if not (found.start < w.end and w.start < found.end)]
    missing = missing_words(claim, words, evidence.passage, frozenset())
    lacking = unlike_words(claim, missing, evidence.passage)
    given = {q.first.low for q in evidence.of(Quantity)}
    own = [q for q in claim.of(Quantity) if q.start != found.start and q.in_digits]
    return len(words) - len(lacking) + sum(q.first.low in given for q in own)


def _numbers(claim: Reading, evidence: Reading, library: Library) -> Iterator[Difference]:
    """Yield a number that a sentence has on another scale, in other money or with another qualifier."""
    for mine in claim.of(Quantity):
        if not mine.in_digits or len(_digits(mine).strip("0")) < _FEWEST_DIGITS:
            continue
        theirs = [q for q in evidence.of(Quantity) if _has_digits(mine, q)]
        if len(theirs) != 1 or _is_near(mine, claim, library):
            continue
        other = theirs[0]
        respect: Respect | None = None
        if max(mine.first.low / other.first.low, other.first.low / mine.first.low) in _SCALES:
            respect = "value"
        elif mine.first.kind == other.first.kind == "money" and mine.currencies.isdisjoint(other.currencies):
            respect = "currency"
        elif mine.first.low == other.first.low and excludes_bound(mine, [other.bound]):
            respect = "qualifier"
        if respect:
            yield Difference(respect, True, mine.words, other.words, mine.start, mine.end)


def _years(claim: Reading, evidence: Reading, library: Library) -> Iterator[Difference]:
    """Yield a day that a sentence has in another year: 2 August 2023, le 2 août 2024."""
    own = {date.year for date in claim.of(DateClaim)}
    for mine in (date for date in claim.of(DateClaim) if date.kind == "day" and date.year):
        same = [
            d for d in evidence.of(DateClaim) if (d.kind, d.month, d.day) == (mine.kind, mine.month, mine.day)
        ]
        years = {date.year for date in same}
        if len(same) == 1 and not years & {0, *own} and not _is_dated_so(mine, claim, library):
            yield Difference("date", True, mine.words, same[0].words, mine.start, mine.end)


def _is_dated_so(mine: DateClaim, claim: Reading, library: Library) -> bool:
    """Check whether a sentence or fact that shares words with a statement has its date."""
    sentences, facts = library.near(claim)
    near = (*(each.reading for each in sentences), *(each.reading for each in facts))
    return any(agrees(mine, date, Issued()) and date.year for each in near for date in each.of(DateClaim))


def _digits(number: Quantity) -> str:
    return re.sub(r"\D", "", number.words)


def _has_digits(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two numbers are of one kind and unit, and have the same digits."""
    if (mine.first.low, theirs.first.low) != (mine.first.high, theirs.first.high):
        return False  # from one to another
    if mine.first.kind != theirs.first.kind or not mine.first.low or not theirs.first.low:
        return False
    if mine.first.kind == "measure" and mine.first.unit != theirs.first.unit:
        return False
    if _SEPARATED.search(theirs.words) and _digits(mine) == _digits(theirs):
        return False  # "132,000" in a language that writes a comma before decimals
    ratio = mine.first.low / theirs.first.low
    return max(ratio, 1 / ratio) in _SCALES or ratio == 1


def _is_near(mine: Quantity, claim: Reading, library: Library) -> bool:
    """Check whether a sentence or fact that shares words with a statement has a number as that has it."""
    sentences, facts = library.near(claim)
    for reading in (*(each.reading for each in sentences), *(each.reading for each in facts)):
        for q in reading.of(Quantity):
            if q.first.low == mine.first.low and q.first.kind == mine.first.kind:
                money = (
                    not mine.currencies or not q.currencies or not mine.currencies.isdisjoint(q.currencies)
                )
                if money and not excludes_bound(mine, [q.bound]):
                    return True
    return False


def _person(claim: Reading, name: Name, evidence: Reading, library: Library) -> Iterator[Difference]:
    """Yield the person of the same family name whom a sentence has with another first name."""
    if len(name.keys) < _FEWEST or len(name.keys[0]) < _SHORTEST_NAME or evidence.language in CAPITAL_NOUNS:
        return  # where "Kremlchef Putin" looks like a first and a last name
    if not claim.passage.lists["of"].isdisjoint(claim.passage.keys(Stretch(name.first, name.last))):
        return  # a place: the Gulf of San Jorge
    words = claim.passage.text_of(name)
    if any(re.search(rf"\b{re.escape(words)}\b", text.original) for text in library.texts):
        return
    for other in find_sure_names(evidence):
        theirs = evidence.passage.text_of(other)
        named = len(other.keys) >= _FEWEST and len(other.keys[0]) >= _SHORTEST_NAME
        one_family = other.keys[-1] == name.keys[-1] and other.keys[0] != name.keys[0]
        if named and one_family and not may_be_one_name(words, theirs, ()):
            first, last = claim.passage.words[name.first], claim.passage.words[name.last - 1]
            yield Difference("name", True, words, theirs, first.start, last.end)
