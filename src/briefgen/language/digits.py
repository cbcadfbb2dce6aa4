"""Numbers in digits: groups, decimal marks, powers and fractions, in the manner of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from briefgen.language.currencies import CODES, LETTER_SIGNS
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

_MOST_DIGITS = 400
"""A longer number is no number that a text states; it is passed over, so that time stays bounded."""
_MOST_POWER = 100
_VULGAR = MappingProxyType(
    {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
     "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
)  # fmt: skip
_NUMBER = lazy(
    r"(?P<minus>(?<![^\s(\[“\"'«=:,;])-[ ]?)?"
    r"(?P<number>(?<![\d.,])\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])(?:\.\d+)?"  # 1,54,612
    r"|\d{1,3}(?P<group>[,.' ])\d{3}(?:(?P=group)\d{3})*(?!\d)(?:(?!(?P=group))[.,]\d+)?"
    r"|\d+(?:[.,]\d+)?|(?<![\w.,])[.,]\d+(?![.,]))"
    r"(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?"
    r"|(?P<alone>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
)
_FIRST_DIGIT = lazy(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_POWER = lazy(r"[ ]?[x×*][ ]?10(?:\^|\*\*)?(?P<power>[-−]?\d+|[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|e(?P<e>[+-]?\d+)(?![\w])")
_CODE_BEFORE = lazy(r"(?<![^\W\d_])[A-Za-zč]{1,4}$")
_POWER_SIGNS = ("x", "×", "*", "e")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_LONGEST_BAR = 24
"""Characters after a number within which the bar of a fraction is."""
_SLASH = lazy(r"(?P<mixed> \d+)?/(?P<den>\d{1,4})(?![\w/])")


class Number(NamedTuple):
    """A number as it is written, before its unit is known. Units: places in the folded text."""

    start: int
    end: int
    value: Fraction
    place: Fraction
    in_digits: bool
    marked: bool = False
    """Whether it is written as a number only, with a group or decimal mark: no year is."""


def find_digits(scan: Scan) -> Iterator[Number]:
    """Find the numbers in digits that nothing else took."""
    text = scan.text
    for found in _free_matches(scan):
        start, end = found.start("number"), found.end()
        if found["alone"]:
            yield Number(
                found.start(), end, Fraction(*_VULGAR[found["alone"]]), Fraction(1, 8), in_digits=True
            )
            continue
        if not _begins(scan.cased, start) or len(found["number"]) > _MOST_DIGITS:
            continue
        value, place = _value(found["number"], scan)
        if found["vulgar"]:
            value += Fraction(*_VULGAR[found["vulgar"]])
        value, place, end = _powered(text, end, value, place)
        if found["minus"] and not is_dash(scan, found.start()):
            start = found.start()
            value = value if _is_of_loss(text, start) else -value
        marked = not found["number"].isdigit()
        yield Number(start, end, value, place, in_digits=True, marked=marked)


def _free_matches(scan: Scan) -> Iterator[re.Match[str]]:
    """Find numbers, going on after what was taken: in "June 12 300 men" the 12 may be the day."""
    text, place = scan.text, 0
    while found := _next_number(text, place):
        place = found.end()
        gone = [i for i in range(found.start(), found.end()) if scan.taken[i]]
        if not gone:
            yield found
        elif gone[0] == found.start():
            place = next(i for i in range(found.start(), len(scan.taken)) if not scan.taken[i])


def _next_number(text: str, place: int) -> re.Match[str] | None:
    """Find the next number: at its first digit, or at the mark or minus before that."""
    first = _FIRST_DIGIT.search(text, place)
    if not first:
        return None
    begin = first.start()
    early = (at for at in (begin - 2, begin - 1) if at >= place and text[at] in "-.,")
    return next((m for at in (*early, begin) if (m := _NUMBER.match(text, at))), None)


def is_dash(scan: Scan, start: int) -> bool:
    """Check whether a minus is a dash: "40 - 50", "- - 75", "women - 88", "- 3 cables"; not in "to - 88"."""
    text = scan.text
    before = text[:start].rstrip()[-1:]
    opens = before in ("", ".", ";") and text[start : start + 2] == "- "  # an item of a list
    if opens or before.isdigit() or before in ("%", "-"):
        return True
    word = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    if not word or text[start : start + 2] != "- ":
        return False
    leads = scan.lexicon.bounds_before.before(text, word.end(1)) or scan.lexicon.roles.before(
        text, word.end(1)
    )
    return not leads and word[1] not in words_of(scan.lexicon.language, "prepositions")


def _is_of_loss(text: str, start: int) -> bool:
    """Check whether a minus is that of a loss, which is no gain for it: a loss of EUR -333 million."""
    return _LOSS.of("any").search(text, max(0, start - _FAR), start) is not None


_LOSS = WordPattern(r"(?<!\w){losses}(?!\w)[^.;]*$")
_FAR = 60
"""Characters before a minus in which a word for a loss is looked for."""
_WORD_BEFORE = lazy(r"([^\W\d_]+)\)? $")
_LONGEST_WORD = 30
"""Characters before a minus in which the word before it is looked for."""


def _begins(text: str, start: int) -> bool:
    """Check whether a number can begin here: not within a word, save after a sign of money."""
    before = text[start - 1 : start]
    if before.isalpha():
        found = _CODE_BEFORE.search(text, max(0, start - 5), start)
        return not before.isascii() or bool(found and (found[0].upper() in CODES or found[0] in LETTER_SIGNS))
    return before not in {".", ",", "_", "#"} or text[start - 2 : start - 1] in {"", " ", "s"}


def _value(written: str, scan: Scan) -> tuple[Fraction, Fraction]:
    """Return a number's value and the last place that is written."""
    marks = [c for c in written if not c.isdigit()]
    decimal = _decimal_mark(written, marks, scan)
    whole, _, rest = written.partition(decimal) if decimal else (written, "", "")
    digits = "".join(c for c in whole if c.isdigit()) or "0"
    return Fraction(f"{digits}.{rest}" if rest else digits), Fraction(1, 10 ** len(rest))


def _decimal_mark(written: str, marks: list[str], scan: Scan) -> str:
    """Tell which of a number's marks sets off its decimals; empty where none does."""
    if not marks or marks[-1] in {" ", "'"}:
        return ""
    last = marks[-1]
    if len(set(marks)) > 1:
        return last if marks.count(last) == 1 else ""
    if len(marks) > 1:
        return ""
    head, _, tail = written.partition(last)
    if len(tail) != 3 or len(head) > 3 or head == "0":
        return last
    if last == scan.lexicon.group:
        return ""
    return last if last == scan.lexicon.decimal else ""


def _powered(text: str, end: int, value: Fraction, place: Fraction) -> tuple[Fraction, Fraction, int]:
    """Follow a power of ten, or a fraction with a bar."""
    power = _POWER.match(text, end) if text[end : end + 2].lstrip(" ")[:1] in _POWER_SIGNS else None
    if power:
        by = int((power["power"] or power["e"]).translate(_RAISED)[:8])
        if abs(by) <= _MOST_POWER:
            return value * Fraction(10) ** by, place * Fraction(10) ** by, power.end()
    bar = _SLASH.match(text, end) if "/" in text[end : end + _LONGEST_BAR] else None
    if bar and int(bar["den"]) and value.denominator == 1:
        den = int(bar["den"])
        if bar["mixed"] and int(bar["mixed"]) < den:
            return value + Fraction(int(bar["mixed"]), den), place / den, bar.end()
        if not bar["mixed"] and 0 < value < den <= 100:
            return value / den, place / den, bar.end()
    return value, place, end


def last_place(value: Fraction) -> Fraction:
    """Return the place of the last digit that is not 0 in a number written in words: 1000 for 12,000."""
    if value.denominator > 1:
        return Fraction(1, value.denominator)
    place = 1
    while value and value % (place * 10) == 0 and place < 10**15:
        place *= 10
    return Fraction(place)
