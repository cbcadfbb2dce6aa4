"""Where a word denies the verb before a qualifier: no household gets more than, no child travels for."""

from __future__ import annotations

from types import MappingProxyType

from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern

FLIPPED = MappingProxyType({"above": "at-most", "below": "at-least", "at-least": "below"})
"""What a qualifier becomes where its verb is denied."""
_BESIDE = WordPattern(r"(?<!\w){opening a clause within}(?: [a-z]+){0,2} $")
"""What makes a denial that of a clause within the sentence: days on which ships cannot load by more than."""
_DENYING = WordPattern(r"{denying by themselves} ")
_HAVING = WordPattern(r"(?<!\w){with before what one has} $")
"""What makes a number that of the subject, which may come before its verb: no company with more than 50."""
_OF_WHAT = WordPattern(r"(?: [^\W\d_]+){4} {of} $")
"""The same far behind the denial: no pupil in a class of more than 30."""
_OF_NOUN = WordPattern(r"(?<!\w){before a noun of a part} (?:[^\W\d_]+ ){1,2}$")
"""What makes a qualifier that of the noun before it: no such effect for increases below 10%."""
_OF_ITS_NUMBER = WordPattern(r"(?<!\w){of} $")
"""What joins the number to the noun before it: no refund for delays of less than an hour."""
_COMPARING = WordPattern(r"{comparatives of a number}(?!\w)")
"""What is of the verb rather than of the noun before it: pays no member in Bonn more than."""
_MOVING = WordPattern(r"(?<!\w){moves} $")
_NO_CHILD = lazy(r"no [a-z]+ ")
_REACH = 90
"""Characters before a qualifier in which its denial is looked for."""


def denied_from(scan: Scan, start: int) -> int | None:
    """Return where the word is that denies the verb before a qualifier; None where none does."""
    denied, text = scan.lexicon.denied, scan.text
    denial = denied.search(text, max(0, start - _REACH), start) if denied else None
    if denial is None or _DENYING.of("any").match(text, start):
        return None  # no alcanzaba ni siquiera
    if any(
        each.of(scan.lexicon.language).search(text, denial.start(), start) for each in (_HAVING, _OF_WHAT)
    ):
        return None
    if _is_of_noun(scan, denial.start(), start):
        return None
    if scan.lexicon.language == "en" and _NO_CHILD.fullmatch(text, denial.start(), start):
        return None  # no child under eight
    if _BESIDE.of("any").search(text, max(0, denial.start() - 40), denial.start()):
        return None
    return denial.start()


def _is_of_noun(scan: Scan, denial: int, start: int) -> bool:
    """Check whether a qualifier is that of a noun behind a preposition: effect for increases below.

    What rises or falls does so to a number: no drop in the price below.
    """
    of_noun = _OF_ITS_NUMBER.of(scan.lexicon.language).search(scan.text, denial, start)
    if _COMPARING.of("any").match(scan.text, start) and not of_noun:
        return False
    found = _OF_NOUN.of("any").search(scan.text, denial, of_noun.start() if of_noun else start)
    if found is None:
        return False
    return not _MOVING.of("any").search(scan.text, denial, found.start())
