"""What is added to the number before it: "and a half"."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern

PAST = WordPattern(r"{verbs after a part}(?!\w)|[a-z]+ed(?=$|[.,;:)]| {after a past tense}(?!\w))")
"""A verb after "a third", which also makes it a part: a third ran late."""
_WORD_BEFORE = lazy(r"(\w+) $")


def is_added(scan: Scan, i: int) -> bool:
    """Check whether a word is in "and a half", which belongs to the number before it."""
    begins = [w.start for w in scan.words[max(0, i - 2) : i + 1]]
    return any(
        (found := added_at(scan, b))
        and found[0] > scan.words[i].start
        and not (_opens_part(scan, b) or _is_subject(scan, b, found[0]))
        for b in begins
    )


def _is_subject(scan: Scan, start: int, end: int) -> bool:
    """Check whether "and a quarter" has a verb of its own, and no number before it: and a quarter sold."""
    verb = PAST.of(scan.lexicon.language).match(scan.text, end + 1)
    before = _WORD_BEFORE.search(scan.text, 0, start)
    counted = before is None or before[1] in scan.lexicon.cardinals or not before[1].isalpha()
    return verb is not None and not counted and not scan.lexicon.units.before(scan.text, start - 1)


def _opens_part(scan: Scan, place: int) -> bool:
    """Check whether a comma is before "and three quarters", which is then added to no number."""
    return scan.text[max(0, place - 2) : place] == ", "


def added_at(scan: Scan, place: int) -> tuple[int, Fraction] | None:
    """Find "and a half" at a place; "four times this and a third of that" adds nothing."""
    found = scan.lexicon.plus.at(scan.text, place)
    return found if found and not _WHOLE_AFTER.of("any").match(scan.text, found[0]) else None


_WHOLE_AFTER = WordPattern(r" {of behind a part}(?!\w)")
