"""Shares that an ordinal makes: every third, jeder vierte, каждый пятый."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.claims import Quantity, Sense
from briefgen.language.scan import Scan, Word
from briefgen.language.word_pattern import words_of


def every_nth(scan: Scan, i: int) -> Quantity | None:
    """Read "every third"; the word at `i` is the first."""
    if i + 1 == len(scan.words) or not is_every(scan, scan.words[i]):
        return None
    rank = scan.words[i + 1]
    number = scan.lexicon.ordinals.get(rank.text, 0)
    if (
        number < 2
        or rank.text in words_of("any", "ordinals that are a time")
        or scan.text[scan.words[i].end : rank.start] != " "
    ):
        return None
    share = Fraction(1, number)
    return Quantity(
        scan.words[i].start, rank.end, "", senses=(Sense("share", share, share),), in_digits=False
    )


def is_every(scan: Scan, word: Word) -> bool:
    """Check whether a word makes a share of the ordinal after it."""
    return word.text in scan.lexicon.every
