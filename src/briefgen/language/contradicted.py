"""The differences that contradict a claim: those for which its evidence has something to set against it.

What is left out is not supported: the evidence may say it in words that are not known, or in a way of its
own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from briefgen.language.claims import (
    PARTS,
    DateClaim,
    Designation,
    Difference,
    Ordinal,
    Quantity,
    Respect,
)
from briefgen.language.compare import Text, compare_numbers, number_at
from briefgen.language.compare_designations import is_other_of_kind
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.listed_names import counts_names, is_known_group
from briefgen.language.measures import to_base
from briefgen.language.near_texts import is_near_any, is_near_text
from briefgen.language.rates_named import PEOPLE
from briefgen.language.reading import Reading
from briefgen.language.rivals import find_rival
from briefgen.language.sides_of_shares import is_seen_from_other_side
from briefgen.language.wording.compare import compare_what_tells, compare_words
from briefgen.language.wording.compare_called import called_differ
from briefgen.language.wording.compare_contests import keeps_contest
from briefgen.language.wording.compare_homes import homes_differ
from briefgen.language.wording.compare_meanings import meanings_differ
from briefgen.language.wording.compare_owners import owners_differ
from briefgen.language.wording.near import TELLING, is_far, is_near, is_short
from briefgen.language.wording.passage import Passage

_OF_NEAR_WORDS: Final[frozenset[Respect]] = frozenset({"designation", "part-and-whole", "rate"})
"""Respects in which numbers are only compared where the words around them are the same."""
_IN_OTHER_LANGUAGES: Final[frozenset[Respect]] = frozenset({"designation", "ordinal"})
"""Respects in which numbers of long claims are not compared with another language."""
_OF_WHICH: Final[frozenset[Respect]] = frozenset({"subject", "time-order", "direction"})
"""Respects in which a claim gives one what its evidence gives another, or turns two round."""

_LONG: Final = 10
"""Words with a meaning in a claim, with more of which its way to say a number is its own."""


def contradicted_words(claim: Passage, evidence: Passage) -> tuple[Difference, ...]:
    """List in what a claim's words differ from evidence that they are near enough to."""
    if is_far(claim, evidence):
        return tuple(d for d in compare_what_tells(claim, evidence) if d.respect in TELLING)
    near = [d for d in compare_words(claim, evidence) if is_near(claim, evidence, d)]
    turned = {d.start for d in near if d.respect == "direction"}
    found = tuple(d for d in near if d.respect != "time-order" or d.start not in turned)
    if any(d.respect in _OF_WHICH for d in found):
        return found
    if claim.language == evidence.language:
        found += tuple(homes_differ(claim, evidence))
    others = (called_differ, meanings_differ, owners_differ)
    more = (difference for differ in others for difference in differ(claim, evidence)) if not found else ()
    return found or tuple(d for d in more if not keeps_contest(d, claim, evidence))


def contradicted_numbers(
    claim: Reading, texts: Iterable[Text], *, given_only: bool = False
) -> tuple[Difference, ...]:
    """List in what the numbers and dates of a claim are contradicted by all of some texts.

    Flags: `given_only` also lists a number that the texts have nothing to set against.
    """
    texts = tuple(texts)
    differ = compare_numbers(claim, texts)
    counted = (d for d in differ if _counts(d, claim, texts) or is_other_of_kind(d, claim, texts))
    found = [_less_sure(d, claim, texts) for d in counted]
    if _is_in_own_words(claim, texts):
        known = given_only  # a number in a link or a heading is one of its fact, however the rest is said
        found = [d for d in found if (known and d.respect == "value") or not _is_of_wording(d, claim, texts)]
    return tuple(found if given_only else _with_rivals(found, claim, texts))


def _with_rivals(
    found: Iterable[Difference], claim: Reading, texts: tuple[Text, ...]
) -> Iterator[Difference]:
    """Yield the differences, but of other numbers those that the evidence has another one for, and which."""
    for difference in found:
        mine = number_at(difference, claim) if difference.respect == "value" else None
        if mine is None:
            yield difference
            continue
        if counts_names(claim, mine):
            continue
        rival = find_rival(mine, claim, [text for text, _ in texts])
        if rival is None and (is_known_group(claim, mine) or not _is_new(mine, claim, texts)):
            continue
        if not is_seen_from_other_side(difference, claim, texts):
            yield difference if rival is None else replace(difference, evidence=rival)


def _is_new(mine: Quantity, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether texts in the language of a claim have the value of a number in digits nowhere.

    A place in an order has it, too, and a number of something else.
    """
    if not mine.in_digits or all(text.language != claim.language for text, _ in texts):
        return False
    given = {ordinal.value for text, _ in texts for ordinal in text.of(Ordinal)}
    return _values(mine).isdisjoint(
        given.union(*(_values(q) for text, _ in texts for q in text.of(Quantity)))
    )


def _values(quantity: Quantity) -> frozenset[Fraction]:
    """Return the values that a number may have; a share also has its value in per cent."""
    return frozenset(
        end * scale
        for sense in quantity.senses
        for scale in ((1, 100) if sense.kind == "share" else (1,))
        for end in (sense.low, sense.high)
    )


def _counts(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    if difference.respect == "designation" and not any(text.of(Designation) for text, _ in texts):
        return False
    same = [text for text, _ in texts if text.language == claim.language]
    if not same:
        if difference.respect == "ordinal" and not any(text.of(Ordinal) for text, _ in texts):
            return False
        if difference.respect in _IN_OTHER_LANGUAGES:
            return is_short(claim.passage)
        return (
            difference.respect != "value"
            or bool(difference.evidence)
            or _is_reckoned(difference, claim, texts)
        )
    if (
        _is_of_nouns(difference, claim)
        or (difference.respect in _OF_NEAR_WORDS and not _is_plain(difference, claim))
        or _is_alone(difference, claim, texts)
    ):
        return is_near_any(difference, claim, texts)
    return True


def _less_sure(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> Difference:
    """Make a designation less sure in a claim in other words, which may speak of another one of its kind."""
    if difference.respect != "designation" or any(
        is_short(claim.passage) if text.language != claim.language else is_near_text(claim, text, difference)
        for text, _ in texts
    ):
        return difference
    return replace(difference, sure=False)


def _is_plain(difference: Difference, claim: Reading) -> bool:
    """Check whether a rate differs in its unit of time or weight, or a part is more than its whole."""
    mine = number_at(difference, claim)
    if mine is None or not difference.sure:
        return False
    if difference.respect == "rate":
        return mine.per in {"", *PEOPLE} or to_base(Fraction(1), mine.per)[0] in _MEASURED
    return any(q.whole and mine.end < q.start and q.first.low < mine.first.low for q in claim.of(Quantity))


_MEASURED: Final = frozenset({"time", "months", "mass", "length", "area", "volume", "power", "energy"})


def _is_of_wording(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether something differs that a writer says in his own way: "at least", "a third", "until".

    Shape: a number in digits is not of that sort, nor a date that no text has.
    """
    if difference.respect == "value":
        mine = number_at(difference, claim)
        return mine is not None and not mine.in_digits
    if difference.respect != "date":
        return difference.respect == "qualifier"
    months = {(date.year, date.month) for text, _ in texts for date in text.of(DateClaim)}
    dates = (date for date in claim.of(DateClaim) if date.start == difference.start)
    return any((date.year, date.month) in months and not date.day for date in dates)


def _is_in_own_words(claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether a claim is far from all texts of its language, or too long to be compared with others."""
    same = [text.passage for text, _ in texts if text.language == claim.language]
    if same:
        return all(is_far(claim.passage, each) for each in same)
    return len(claim.passage.content(claim.passage.whole)) > _LONG


def _is_reckoned(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether texts in another language measure what a number does, or it could follow from theirs.

    Not so a length of time or the like that they do not measure: it may be in words that are not known.
    """
    mine = number_at(difference, claim)
    given = [q for text, _ in texts for q in text.of(Quantity)]
    if mine is None or any(measures_alike(mine, each) for each in given):
        return True
    is_measured = mine.first.kind in ("measure", "vague")
    return not is_measured and any(_has_several_numbers(text) for text, _ in texts)


def _has_several_numbers(text: Reading) -> bool:
    given = text.of(Quantity)
    several = len(given) > 1 or len(text.of(DateClaim)) > 1
    return several or any(q.first.kind in PARTS for q in given)


def _is_of_nouns(difference: Difference, claim: Reading) -> bool:
    """Check whether what differs is what a number counts; miles and kilometres are no nouns."""
    mine = number_at(difference, claim)
    return difference.respect == "unit" and mine is not None and mine.first.kind == "count"


def _is_alone(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether nothing in the texts corresponds to a number that they may have in other words.

    Not so a share or multiple of others, nor a number in digits that is new.
    """
    mine = number_at(difference, claim)
    is_sure = mine is not None and (mine.first.kind in PARTS or _is_new(mine, claim, texts))
    return not difference.evidence and not is_sure
