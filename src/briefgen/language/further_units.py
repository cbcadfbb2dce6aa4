"""A unit or scale that a word for what is further sets off from its number: 20 more centimetres."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.scan import Scan
from briefgen.language.unit_words import is_other_word
from briefgen.language.word_pattern import WordPattern

_FURTHER = WordPattern(r" {words for what is further} ")


def further_unit(scan: Scan, end: int) -> tuple[int, str] | None:
    """Read the unit of a number that ends at a place; give where that ends, and its id.

    Before "more" and "fewer", which compare the number with another, the number ends.
    """
    further = _FURTHER.of(scan.lexicon.language).match(scan.text, end)
    unit = scan.lexicon.units.at(scan.text, further.end()) if further else None
    if further is None or unit is None or is_other_word(scan, further.end(), unit[0]):
        return _behind_qualifier(scan, end)
    compared = scan.lexicon.than.at(scan.text, further.start() + 1)
    return end if compared else unit[0], unit[1].partition("/")[0]


def _behind_qualifier(scan: Scan, end: int) -> tuple[int, str] | None:
    """Read the unit behind a qualifier that follows a number, which is read later: 180 or so hours."""
    start = end + (scan.text[end : end + 1] == " ")
    bound = scan.lexicon.bounds_after.at(scan.text, start)
    unit = scan.lexicon.units.at(scan.text, bound[0] + 1) if bound else None
    return (end, unit[1].partition("/")[0]) if unit else None


def further_scale(scan: Scan, end: int) -> tuple[int, tuple[int, Fraction]] | None:
    """Read the scale of a number that ends at a place: six autres millions.

    Shape: where the scale begins, where it ends, and its value.
    """
    further = _FURTHER.of(scan.lexicon.language).match(scan.text, end)
    scale = scan.lexicon.scales.at(scan.text, further.end()) if further else None
    return (further.end(), scale) if further and scale else None
