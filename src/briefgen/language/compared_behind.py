"""What follows a number and makes it a difference: 60 per cent more, three metres below."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from briefgen.language.claims import Quantity
from briefgen.language.lazy import lazy
from briefgen.language.measures import to_base
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import words_of


def read_comparison(scan: Scan, quantity: Quantity, following: Quantity | None) -> tuple[int, str] | None:
    """Find the word behind a number that makes it a difference: where it begins, and `more` or `less`.

    `following` is the next number.
    """
    than = _find_word(scan, quantity)
    if than and following and _is_of_other_kind(scan, than[0], quantity, following):
        return None  # "thirty days below 78 centimetres"
    if than and following and _is_more_than(scan, than[0], following):
        return None  # with at least one more than doubling
    return None if than and _is_of_what_is_counted(scan, quantity, than[0], following) else than


def _is_of_what_is_counted(scan: Scan, quantity: Quantity, place: int, following: Quantity | None) -> bool:
    """Check whether a word behind a count describes its things, or others: 300 tenants under 35.

    Four pilots used more fresh water, and are not four pilots more.
    """
    found = scan.lexicon.than.at(scan.text, place)
    if quantity.first.kind != "count" or found is None:
        return False
    end = found[0]
    if following and following.start == end + 1:
        return place > quantity.end + 1
    noun = _NEXT_WORD.match(scan.text, end) if scan.lexicon.language == "en" else None
    counts = scan.text[place:end] in words_of("en", "more or fewer of what is counted")
    counts = counts and place <= quantity.end + 1
    return noun is not None and not counts and noun.group().strip() not in _joints(scan.lexicon.language)


def _find_word(scan: Scan, quantity: Quantity) -> tuple[int, str] | None:
    """Find "more", "fewer", "below" behind a number, or behind one or two words of its noun."""
    language = scan.lexicon.language
    place, last = quantity.end, ""
    for _ in range(3):
        step = 1 if scan.text[place : place + 1] in (" ", "-") else 0
        if found := scan.lexicon.than.at(scan.text, place + step):
            names = last in words_of(language, "articles") or _IN_NAME.match(scan.text, found[0])
            return None if names else (place + step, found[1])  # among the under-35s
        word = _NEXT_WORD.match(scan.text, place)
        if not word or not scan.lexicon.spaced:
            break
        last = word.group().strip()
        if last in _joints(language):
            break  # in "83 outages of more than twelve hours" nothing is compared
        place = word.end()
    return None


@cache
def _joints(language: str) -> frozenset[str]:
    """Return the words behind which nothing is of a number any more: outages of, trips than."""
    return words_of("any", "behind what a number counts") | words_of(language, "prepositions")


_NEXT_WORD = lazy(r"[ -]?[^\W\d_]+")
_IN_NAME = lazy(r"-[^\W_]")
"""What makes of a word such as "under" the beginning of another one: under-35s, lower-paid."""


def _is_of_other_kind(scan: Scan, place: int, quantity: Quantity, following: Quantity) -> bool:
    """Check whether what is below or above another measure cannot be compared with it: days, centimetres.

    A time may only say since when.
    """
    if following.start - place > _NEAR_THAN or _BREAK.search(scan.text, place, following.start):
        return False
    units = [each.first.unit for each in (quantity, following) if each.first.kind == "measure"]
    kinds = {to_base(Fraction(1), unit)[0] for unit in units}
    return len(units) == len(kinds) == 2 and to_base(Fraction(1), units[1])[0] not in ("time", "months")


def _is_more_than(scan: Scan, place: int, following: Quantity) -> bool:
    """Check whether what is behind a number is the qualifier of a multiple: one, more than doubling."""
    found = scan.lexicon.bounds_before.at(scan.text, place) if following.first.kind == "multiple" else None
    return found is not None and found[0] + 1 == following.start


_NEAR_THAN = 24
"""Characters from "more" to the number behind it, within which it may be more than that."""
_BREAK = lazy(r"[,;:.]")
