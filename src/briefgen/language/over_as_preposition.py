"""Whether "over" before a number may be no qualifier: over two days, rights over, ein Vertrag über."""

from __future__ import annotations

from briefgen.language.claims import Quantity
from briefgen.language.word_pattern import WordPattern

_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade"})
_OVER = WordPattern(r"{qualifiers or places}(?!\S)")
_OVER_ABOUT = WordPattern(r"{qualifiers or about}(?!\S)")
_FEW = 12
_SPREAD = WordPattern(r"(?<!\w){before over as a place} (?:{between an extent and over} )?$")
_SPREAD_REACH = 16
_SUM = WordPattern(r"(?<!\w){before over as a sum} $")
_ABOUT = WordPattern(r"(?<!\w){before over as about} $")
_NOUN_REACH = 32


def may_be_preposition(quantity: Quantity, text: str, start: int) -> bool:
    """Check whether the qualifier at a place may say in what course, where, of what, or how much."""
    if _OVER.of("any").match(text, start) and (_is_course(quantity) or _is_spread(text, start)):
        return True
    return bool(_OVER_ABOUT.of("any").match(text, start)) and _is_of_noun(quantity, text, start)


def _is_course(quantity: Quantity) -> bool:
    """Check whether "over" may say in the course of what: over two days, over two auctions."""
    few = not quantity.in_digits and quantity.first.high <= _FEW
    return quantity.first.unit in _TIME_UNITS or (quantity.first.kind == "count" and few)


def _is_spread(text: str, start: int) -> bool:
    """Check whether "over" only says where: spread over 23 hectares."""
    return _SPREAD.of("any").search(text, max(0, start - _SPREAD_REACH), start) is not None


def _is_of_noun(quantity: Quantity, text: str, start: int) -> bool:
    """Check whether "over" belongs to the noun before it: control over, ein Kredit über."""
    begin = max(0, start - _NOUN_REACH)
    if _ABOUT.of("any").search(text, begin, start):
        return True
    return quantity.first.kind == "money" and _SUM.of("any").search(text, begin, start) is not None
