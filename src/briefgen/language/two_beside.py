"""Whether "between" sets two numbers side by side: the difference between 29 and 36 tonnes is no range."""

from __future__ import annotations

from briefgen.language.amounts import Amount
from briefgen.language.claims import Quantity
from briefgen.language.east_asian_roles import role_of
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

_OF_TWO = WordPattern(
    r"(?:(?<!\w)([^\W\d_]+) )?(?<!\w){of two that are compared} ([^\W\d_]+)[^.,;:\d]{0,24}$"
)
_REACH = 80
"""Characters before the first number in which the word for what is between the two is looked for."""


def sets_two_beside(scan: Scan, first: Amount | Quantity, second: Amount | Quantity) -> bool:
    """Check whether a difference, a ratio or a choice is between two numbers, or a change is.

    "A gap between 5 and 7 points" is one of five to seven.
    """
    joint = scan.text[first.end : second.start].strip().split(" ")[0]
    if not scan.lexicon.spaced:
        behind = joint in words_of("any", "from behind a number")
        return behind and role_of(scan.text, second.start, second.end) == "to"
    if joint not in scan.lexicon.range_and:
        return False
    before = scan.text[max(0, first.start - _REACH) : first.start]
    if scan.lexicon.between.isdisjoint(before.split(" ")):
        return False  # most numbers; the words for what is between two are many
    found = _OF_TWO.of("any").search(before)
    if not found or found[2] not in scan.lexicon.between:
        return False
    return found[1] not in words_of("any", "articles for one")
