"""Whether what has a number in its name is that of the evidence: Article 5, F-16, H5N1, Basel III."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.language.claims import Designation, Difference, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.lazy import lazy
from briefgen.language.names_with_numbers import may_be_of_another_price
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import meanings_of
from briefgen.language.wording.transliterate import in_latin


def compare_designations(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """List the designations of a claim that its evidence does not have."""
    given = evidence.of(Designation)
    numbers = [str(q.first.low) for q in evidence.of(Quantity) if q.in_digits]
    for mine in claim.of(Designation):
        named = any(_kind_of(theirs) == _kind_of(mine) != "" for theirs in given)
        if any(_is_same(mine, theirs, any_name=not named) for theirs in given) or (
            mine.number in numbers and not named
        ):
            continue
        if mine.words in evidence.text or not may_be_of_another_price(mine, evidence):
            continue
        if not mine.name and _are_in_order(mine.number.split("-"), numbers):
            continue  # głosami 231 do 205
        words = next((each.words for each in given if _kind_of(each) == _kind_of(mine)), "")
        words = words or (given[0].words if given else "")
        yield Difference("designation", bool(given), mine.words, words, mine.start, mine.end)


def compare_codes(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """List the codes with letters that the evidence has with other numbers or letters only."""
    given = codes_in(evidence) if codes_in(claim) else ()
    for mine in codes_in(claim):
        same = [theirs for theirs in given if theirs.name == mine.name]
        if same and all(theirs.number != mine.number for theirs in same):
            yield Difference("designation", True, mine.words, same[0].words, mine.start, mine.end)


def is_other_of_kind(difference: Difference, claim: Reading, texts: Iterable[tuple[Reading, object]]) -> bool:
    """Check whether a designation is of a kind that the evidence has with other numbers only."""
    mine = _at(difference, claim)
    if difference.respect != "designation" or mine is None or not _kind_of(mine):
        return False
    kinds = {_kind_of(theirs) for text, _ in texts for theirs in _all_in(text)}
    return _kind_of(mine) in kinds


def is_in(difference: Difference, claim: Reading, text: Reading) -> bool:
    """Check whether a text has the designation of a claim that differs from its evidence."""
    mine = _at(difference, claim)
    return mine is not None and any(_is_same(mine, theirs, any_name=False) for theirs in _all_in(text))


def _all_in(text: Reading) -> Sequence[Designation]:
    return (*text.of(Designation), *codes_in(text))


def _at(difference: Difference, claim: Reading) -> Designation | None:
    place = (difference.start, difference.end)
    return next((each for each in _all_in(claim) if (each.start, each.end) == place), None)


@found_once
def codes_in(text: Reading) -> tuple[Designation, ...]:
    """List what is numbered with letters between, in Roman numerals behind a name, or with a letter."""
    return tuple(
        Designation(*found.span(), found[0], _joined(found, name).lower(), _joined(found, number))
        for form, name, number in _FORMS
        for found in form.finditer(text.text)
    )


def _joined(found: re.Match[str], groups: Iterable[int]) -> str:
    return "".join(found[group] for group in groups)


_FORMS = (
    (lazy(r"(?<![\w-])([A-Z])(\d{1,2})([A-Z])(\d{1,2}(?!\w))"), (1, 3), (2, 4)),  # H5N1
    (
        lazy(r"(?<!\w)([A-Z][a-z]{3,}) (II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3})(?![\w'’.-])"),
        (1,),
        (2,),
    ),  # Basel III
    (lazy(r"(?<!\w)([A-Za-z]{3,}) (\d{1,4})((?:\([a-z]\))+)"), (1, 2), (3,)),  # rule 4(b)
)
"""Patterns, each with its groups that are a name, and those that are a number of that name."""


def _are_in_order(parts: Sequence[str], numbers: Sequence[str]) -> bool:
    """Check whether the parts of a result follow one another among some numbers."""
    return any(parts == numbers[at : at + len(parts)] for at in range(len(numbers) - len(parts) + 1))


def _is_same(mine: Designation, theirs: Designation, *, any_name: bool) -> bool:
    if mine.number != theirs.number and mine.number != theirs.number.partition(".")[0]:
        return False
    if any_name or not mine.name or not theirs.name:
        return True
    return _kind_of(mine) == _kind_of(theirs)


def _kind_of(designation: Designation) -> str:
    """Return the English name for what is numbered, where it is known: article, of artículo; su, of су."""
    known = meanings_of("any", "names of one kind").get(designation.name)
    return known or in_latin(designation.name)
