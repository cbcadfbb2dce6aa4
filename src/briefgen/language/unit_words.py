"""Words behind a number that look like its unit and are none: 40 day-trippers, 25mila al giorno."""

from __future__ import annotations

from briefgen.language.date_patterns import YEAR
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of


def is_other_word(scan: Scan, start: int, end: int) -> bool:
    """Check whether what looks like a unit is another word, or part of one."""
    elided = end - start == 1 and _ELIDED.match(scan.text, end)
    if scan.text[start:end] in words_of(scan.lexicon.language, "units that are verbs"):
        return _PARTICIPLE.of(scan.lexicon.language).match(scan.text, end) is not None
    if scan.text[start:end] in words_of(scan.lexicon.language, "day before its name"):
        return not scan.free(start, end)  # read as the day of the week behind it: يوم السبت
    if scan.text[start:end] in words_of("en", "units that describe") and scan.lexicon.language == "en":
        return _DESCRIBED.of("en").match(scan.text, end) is not None
    return bool(elided) or is_compound(scan, start, end) or _is_rate(scan, scan.text[start:end])


_DESCRIBED = WordPattern(r"(?: {described by a unit}s?|-[a-z]+ing)(?!\w)")
"""What a unit in the singular describes: 7,000 day visitors, 12,000 foot passengers."""


def is_compound(scan: Scan, start: int, end: int) -> bool:
    """Check whether a word behind a number is part of a longer word: 40 day-trippers."""
    apart = scan.text[start - 1 : start] == " "
    return apart and _LONGER.of("any").match(scan.text, end) is not None


def _is_rate(scan: Scan, words: str) -> bool:
    """Check whether some words are what a number is per: 25mila al giorno; 10 günlük is 10 days."""
    return words in scan.lexicon.rates.meanings and not words.isalpha()


def are_places(scan: Scan, end: int) -> bool:
    """Check whether points that end at a place are no points of a share: 281 punti vendita."""
    return _PLACES.of(scan.lexicon.language).match(scan.text, end) is not None


_PLACES = WordPattern(r" {behind points that are places}(?!\w)")
_PARTICIPLE = WordPattern(r" [^\W\d_]+{past endings}(?!\w)")
"""A word by which the unit before it is an auxiliary: magnitudo 7,5 ha colpito."""
_LONGER = WordPattern(r"-(?!{behind a unit and a hyphen}(?!\w))[^\W\d_]{2}")
_ELIDED = lazy(r"['’][^\W\d_]")
"""What makes the letter before it a short article and no unit: 22 millions l'année précédente."""


def names_a_year(text: str, end: int, unit: str) -> bool:
    """Check whether a unit that ends at a place is the word before a year, no unit: till 250 år 2028."""
    return unit == "year" and _YEAR_BEHIND.match(text, end) is not None


_YEAR_BEHIND = lazy(rf" {YEAR}(?!\d|[.,]\d)")
