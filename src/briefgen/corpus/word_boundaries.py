"""Word boundaries: a quotation may not begin or end inside a word or a number.

A position of the folded text is inside a word or number if it is

- inside one character of the original (a ligature, `…`), between a letter and its combining mark, or between
  two dots
- between two letters or digits: `has|n't`, `1|11,000`, `10|²`
- at an apostrophe, ampersand, hyphen or en dash that joins letters or digits: `can|'t`,
  `non-|nuclear`, `R|&D`, and inside initials: `U.|S.`; an em dash, or `--`, separates clauses and
  joins nothing, nor does the apostrophe of a shortened word: `qu'|en`, `dell'|anno`
- inside a number: at a separator, sign or fraction bar between digits (`11|,000`, `5|-10`, `1/|2`),
  between groups separated by a space (`11 |000`), between a figure and its sign, currency or per cent
  (`-|5`, `A|$5`, `$|5`, `5|%`)

Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces, and only a dictionary could
find their words. In these scripts a quotation may begin and end at any character, with three exceptions: not
inside a run of katakana, not between two numeral characters, and not between a negating word and
the word it negates. The list of negations is short: it has the common ones of these languages only. Korean
is written with spaces and is treated like English.
"""

from __future__ import annotations

import re
import unicodedata

from briefgen.corpus.fold import BREAK_BETWEEN, BREAK_IN_WORD, FoldedText
from briefgen.language.scripts import is_unspaced

_NEGATION_BEFORE = ("不", "没", "沒", "未", "非", "无", "無", "勿", "莫", "ไม่", "ບໍ່", "មិន")
_NEGATION_AFTER = ("ない", "なかった", "なく", "ません")
_LONG_DASHES = frozenset("\u2014\u2015\u2e3a\u2e3b\ufe31")
_BETWEEN_DIGITS = frozenset(".,:/'\u2044\u00b7\u066b\u066c\u00d7^*+~")
_BEFORE_FIGURE = frozenset("+\u00b1~<>\u2264\u2265\u2248\u2243.")
_AFTER_FIGURE = frozenset("%\u2030\u00b0+\u066a")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}( )\d{3}(?!\d|[.,]\d{3}(?!\d))")
"""A space between thousands; not that between two numbers whose thousands a mark separates: 1,050 900,000."""
_SHORTENED = re.compile(
    r"(?<![^\W\d_])(?:qu|jusqu|lorsqu|puisqu|quoiqu|[ldjmstc]|[dn]?ell|[ds]?all|quell|un)['’]", re.IGNORECASE
)
"""French and Italian words that lose their end before a vowel; "n'" is left out, which denies."""
_LONGEST_SHORTENED = 8
_KATAKANA = frozenset(map(chr, range(0x30A0, 0x3100)))
_LONGEST_NEGATION = 4
_WIDEST = 80
"""How many characters a passage may grow at either end; a longer run of letters is not a word."""


def is_inside_word(folded: FoldedText, at: int) -> bool:
    """Check whether a position of the folded text is inside a word or a number."""
    text = folded.text
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if BREAK_IN_WORD in folded.marked[at - 1 : at + 2] or _is_mark(right):
        return True
    if left == " " or right == " ":
        return _splits_at_space(folded, at if right == " " else at - 1)
    if left == right == "." or folded.splits(at):
        return True
    if _is_word(left) and _is_word(right):
        return _splits_word(text, at)
    joined = _joins(folded, at) or (_joins(folded, at - 1) and not _is_shortened_before(text, at))
    return joined or _splits_figure(folded, at)


def _is_shortened_before(text: str, at: int) -> bool:
    """Check whether a word that lost its end, and its apostrophe, are right before a position: qu'en."""
    before = _SHORTENED.finditer(text, max(0, at - _LONGEST_SHORTENED), at)
    return any(found.end() == at for found in before)


def widen(folded: FoldedText, start: int, end: int) -> tuple[int, int] | None:
    """Extend a range of the folded text to word boundaries; None if they are too far away."""
    first = next(
        (at for at in range(start, max(start - _WIDEST, -1), -1) if not is_inside_word(folded, at)), None
    )
    stop = min(end + _WIDEST, len(folded.text)) + 1
    last = next((at for at in range(end, stop) if not is_inside_word(folded, at)), None)
    return None if first is None or last is None else (first, last)


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] == "M"


def _is_word(character: str) -> bool:
    return character.isalnum() or _is_mark(character)


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _splits_word(text: str, at: int) -> bool:
    """Check whether a position between two letters or digits is inside a word."""
    left, right = text[at - 1], text[at]
    if left.isnumeric() and right.isnumeric():
        return True
    if not is_unspaced(left) and not is_unspaced(right):
        return True
    return text.endswith(_NEGATION_BEFORE, 0, at) or text.startswith(_NEGATION_AFTER, at)


def _splits_at_space(folded: FoldedText, space: int) -> bool:
    """Check whether a space separates one number, or is a line break inside a word of a running script."""
    text = folded.text
    if folded.marked[space] == BREAK_BETWEEN:
        before = text[max(space - _LONGEST_NEGATION, 0) : space]
        after = text[space + 1 : space + 1 + _LONGEST_NEGATION]
        if is_unspaced(before[-1]) or is_unspaced(after[0]):
            return _is_word(before[-1]) and _is_word(after[0]) and _splits_word(before + after, len(before))
        return before[-1] in _KATAKANA and after[0] in _KATAKANA
    return _splits_groups(text, space)


def _splits_groups(text: str, space: int) -> bool:
    """Check whether a space separates the thousands of one number."""
    found = _GROUPS.search(text, max(space - 4, 0), space + 9)
    return found is not None and found.start(1) == space


def _joins(folded: FoldedText, at: int) -> bool:
    """Check whether the mark at a position joins its neighbours into one word or number."""
    text = folded.text
    if not 0 < at < len(text) - 1:
        return False
    before, mark, after = text[at - 1], text[at], text[at + 1]
    if not (_is_word(before) and _is_word(after)):
        return False
    if before.isnumeric() and after.isnumeric():
        return mark in _BETWEEN_DIGITS or mark == "-"
    if mark == "-":
        return not _is_long_dash(folded, at)
    if mark == ".":
        return before.isalpha() and after.isalpha() and not (at > 1 and _is_word(text[at - 2]))
    return mark in "'&"


def _is_long_dash(folded: FoldedText, at: int) -> bool:
    """Check whether a folded `-` was an em dash or a run of hyphens in the original."""
    start, end = folded.original_range(at, at + 1)
    return end - start > 1 or folded.original[start] in _LONG_DASHES


def _splits_figure(folded: FoldedText, at: int) -> bool:
    """Check whether a position is between a figure and its sign, currency or per cent."""
    text = folded.text
    left, right = text[at - 1], text[at]
    if right.isdecimal():
        if left == "-":
            return not _is_long_dash(folded, at - 1)
        if left == ".":
            return at < 2 or not _is_word(text[at - 2])
        return left in _BEFORE_FIGURE or _is_currency(left)
    if left.isdecimal():
        return right in _AFTER_FIGURE or _is_currency(right)
    if not _is_currency(right) or not text[at + 1 : at + 2].isdecimal():
        return False
    return left.isalpha() or left == "+" or (left == "-" and not _is_long_dash(folded, at - 1))
