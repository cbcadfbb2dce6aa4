"""Words behind a number that look like its unit and are none: 40 day-trippers, 25mila al giorno."""

from __future__ import annotations

from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern


def is_other_word(scan: Scan, start: int, end: int) -> bool:
    """Check whether what looks like a unit is another word, or part of one."""
    elided = end - start == 1 and _ELIDED.match(scan.text, end)
    return bool(elided) or is_compound(scan, start, end) or _is_rate(scan, scan.text[start:end])


def is_compound(scan: Scan, start: int, end: int) -> bool:
    """Check whether a word behind a number is part of a longer word: 40 day-trippers."""
    apart = scan.text[start - 1 : start] == " "
    return apart and _LONGER.of("any").match(scan.text, end) is not None


def _is_rate(scan: Scan, words: str) -> bool:
    """Check whether some words are what a number is per: 25mila al giorno; 10 günlük is 10 days."""
    return words in scan.lexicon.rates.meanings and not words.isalpha()


_LONGER = WordPattern(r"-(?!{behind a unit and a hyphen}(?!\w))[^\W\d_]{2}")
_ELIDED = lazy(r"['’][^\W\d_]")
"""What makes the letter before it a short article and no unit: 22 millions l'année précédente."""
