"""Parts, multiples and vague counts: half of, two-thirds, one in four, doubled, threefold, dozens of."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from briefgen.language.added_parts import PAST, is_added
from briefgen.language.claims import Quantity, QuantityKind, Sense
from briefgen.language.digits import Number
from briefgen.language.east_asian import find_east_asian_parts
from briefgen.language.every_nth import every_nth
from briefgen.language.fold_suffix import folded
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import load_lexicon
from briefgen.language.measures import to_base
from briefgen.language.number_words import values_of
from briefgen.language.one_in import DIGITS_BEFORE, one_in
from briefgen.language.scan import Scan, Word
from briefgen.language.word_pattern import WordPattern, words_of

_OF_A = WordPattern(r"[ -](?:{of behind a part} )?(?:(?:{indefinite articles}|{one behind a part}) )?")
_IS_ORDINAL = lazy(r"[ -]([^\W\d_]+)")


def find_parts(scan: Scan) -> Iterator[Quantity | Number]:
    """Find parts of a whole, multiples and vague counts; a part of a million is a number."""
    if not scan.lexicon.spaced:
        yield from find_east_asian_parts(scan)
        return
    end, firsts, fold = 0, _first_words(scan.lexicon.language), scan.lexicon.fold
    for i, word in enumerate(scan.words):
        if not (word.text in firsts or (fold and word.text.endswith(fold))):
            continue
        if word.start < end or scan.taken[word.start]:
            continue
        found = (
            one_in(scan, i)
            or read_duration(scan, word.start)
            or _whole_unit(scan, word)
            or _english(scan, word)
            or _part(scan, i)
            or _listed(scan, i)
            or folded(scan, i)
            or every_nth(scan, i)
        )
        if found and not is_added(scan, i):
            end = found.end
            yield found


@cache
def _first_words(language: str) -> frozenset[str]:
    """Return the first words of all that is looked for here."""
    words = load_lexicon(language).part_words
    return words | words_of(language, _OPENING) | words_of(language, "first words of parts")


def quantity(
    start: int, end: int, kind: QuantityKind, value: Fraction, *, in_digits: bool = False
) -> Quantity:
    """Make a quantity whose words are filled in later."""
    return Quantity(start, end, "", senses=(Sense(kind, value, value),), in_digits=in_digits)


def _whole_unit(scan: Scan, word: Word) -> Number | None:
    """Read the "a" of "a week and a half" and of "about a kilometre" as one."""
    if word.text not in scan.lexicon.articles and word.text not in words_of("any", "indefinite articles"):
        return None
    unit = scan.lexicon.units.at(scan.text, word.end + 1)
    if not unit:
        return None
    qualified = scan.lexicon.bounds_before.before(scan.text, word.start - 1) if word.start else None
    sized = qualified and to_base(Fraction(1), unit[1])[0] in _SIZES
    compared = scan.lexicon.than.at(scan.text, unit[0] + 1)
    if sized or compared or scan.lexicon.plus.at(scan.text, unit[0] + 1):
        return Number(word.start, word.end, Fraction(1), Fraction(1), in_digits=False)
    return None


_SIZES = frozenset({"length", "mass", "area", "volume"})
"""Kinds of measures of which one unit may be counted; "more than a year" is said of any longer time."""


def _part(scan: Scan, i: int) -> Quantity | Number | None:
    """Read a half, two-thirds, three quarters of a million; the word at `i` is the first."""
    words, lexicon = scan.words, scan.lexicon
    word = words[i]
    multiple = lexicon.multiples.at(scan.text, word.start)
    if multiple and multiple[0] > word.end:
        return None  # half as much again
    if word.text in lexicon.fractions:
        compound = _COMPOUND.match(scan.text, word.start)
        if compound and compound.group() in words_of(lexicon.language, "not a part"):
            return None  # that half-year
        if _HALF_OF_A_YEAR.of("en").search(scan.text, max(0, word.start - 12), word.end + 24):
            return None  # the same half of the year
        return _finished(scan, word.start, word, lexicon.fractions[word.text], numbered=False)
    if word.text in lexicon.parts:
        digits = DIGITS_BEFORE.search(scan.text, max(0, word.start - 6), word.start)
        top = Fraction(digits[1]) * lexicon.parts[word.text] if digits else Fraction(1)
        return _finished(scan, digits.start(1), word, top, numbered=True) if digits and top < 1 else None
    return _numbered_part(scan, i)


def _numbered_part(scan: Scan, i: int) -> Quantity | Number | None:
    """Read a third, two-thirds: a number in words and a part after it."""
    words, lexicon = scan.words, scan.lexicon
    word = words[i]
    if i + 1 >= len(words) or scan.text[word.end : words[i + 1].start] not in (" ", "-"):
        return None
    name = words[i + 1]
    if name.text in words_of(lexicon.language, "adjectives of a part") and i + 2 < len(words):
        name = words[i + 2]
    part = lexicon.parts.get(name.text) or lexicon.fractions.get(name.text)
    article = lexicon.language == "en" and word.text in words_of("en", "indefinite articles")
    top = Fraction(1) if article else lexicon.cardinals.get(word.text, Fraction(0))
    if part is None or not 0 < top * part < 1 or top.denominator > 1:
        return None
    if (top, part) == (Fraction(2), Fraction(1, 4)):
        return None  # two quarters of decline are six months; half of it would be called that
    if article and name.text not in lexicon.fractions and _is_no_part(scan, word, name):
        return None
    good = lexicon.bounds_before.before(scan.text, name.start - 1)
    start = name.start if good and good[0] == word.start else word.start  # "a good" qualifies the third
    return _finished(scan, start, name, top * part, numbered=True)


_HALF_OF_A_YEAR = WordPattern(
    r"(?<!\w){before a half as a period} {halves of a period} of the "
    r"(?:{ordering periods} )?{single periods}(?!\w)"
)
_PERIOD_BEFORE = WordPattern(r"(?<!\w){before a quarter} $")


def _is_no_part(scan: Scan, article: Word, name: Word) -> bool:
    """Check whether "a third", "a quarter" is the third of several, or three months."""
    period = _is_period(scan, article.start, name.end) or _is_rate(scan, article.start, name.end)
    return _orders(scan, name.end) or (name.text == "quarter" and period)


def _is_period(scan: Scan, start: int, end: int) -> bool:
    """Check whether "a quarter" is three months: "in a quarter"."""
    before = _PERIOD_BEFORE.of(scan.lexicon.language).search(scan.text, max(0, start - 8), start)
    return before is not None and scan.text[end : end + 3] != " of"


def _is_rate(scan: Scan, start: int, end: int) -> bool:
    """Check whether "a quarter" ends what a sum is spent or earned in: $5 million in cash a quarter."""
    return bool(
        _SUM_IN.of(scan.lexicon.language).search(scan.text, max(0, start - _SUM_REACH), start)
        and not _OF_WHOLE.match(scan.text, end)
    )


_SUM_IN = WordPattern(r"(?:[$€£¥]|\d)[^.,;:]* {between a sum and its use} [a-z]+ (?:[a-z]+ )?$")
_SUM_REACH = 40
_OF_WHOLE = lazy(r" of ")


def _orders(scan: Scan, end: int) -> bool:
    """Check whether "a third" is followed by a noun, which it puts in order."""
    after = _IS_ORDINAL.match(scan.text, end)
    return after is not None and not makes_part(scan, after.start(1))


def makes_part(scan: Scan, place: int) -> bool:
    """Check whether the word at a place makes a part of "a third" before it."""
    found = _WORD.match(scan.text, place)
    return found is not None and (
        is_after_part(scan, found.group()) or bool(PAST.of(scan.lexicon.language).match(scan.text, place))
    )


def is_after_part(scan: Scan, word: str) -> bool:
    """Check whether a word after "a third" makes it a part; before a noun it is the third of several."""
    return word in words_of(scan.lexicon.language, "after a part")


_WORD = lazy(r"[^\W\d_]+")
_COMPOUND = lazy(r"[^\W\d_]+-[^\W\d_]+")


def _finished(
    scan: Scan, start: int, word: Word, value: Fraction, *, numbered: bool
) -> Quantity | Number | None:
    """Return a part as a share, or as a number where a scale or unit follows: half a million or hour."""
    text, lexicon = scan.text, scan.lexicon
    step = _OF_A.of("any").match(text, word.end)
    begin = step.end() if step else word.end
    follows = lexicon.scales.at(text, begin) or lexicon.shares.at(text, begin)
    unit = lexicon.units.at(text, begin) if text[word.end : begin].endswith(("a ", "an ", "one ")) else None
    if (follows and len(text[begin : follows[0]]) > 1) or unit:
        return Number(start, begin - 1, value, value, in_digits=False)
    if not numbered and word.text in lexicon.cardinals and lexicon.cardinals[word.text] == value:
        return None
    return quantity(start, word.end, "share", value)


def _listed(scan: Scan, i: int) -> Quantity | None:
    """Read a multiple, part or vague count that the table lists."""
    lexicon, word = scan.lexicon, scan.words[i]
    found = lexicon.multiples.at(scan.text, word.start)
    if found and not _COMPOUND_END.match(scan.text, found[0]):  # a double-digit rise doubles nothing
        return quantity(word.start, found[0], "multiple", _turned(scan, word.start, found[0], found[1]))
    if found := lexicon.part_phrases.at(scan.text, word.start):
        return quantity(word.start, found[0], "share", found[1])
    if (found := lexicon.vague.at(scan.text, word.start)) and not _is_counted(scan, i):
        return quantity(word.start, found[0], "vague", found[1])
    return None


_COMPOUND_END = lazy(r"-[^\W\d_]")
_CLAUSE_END = lazy("[.,;:]")
_NEAR = 24
"""Characters around a multiple within which a word may say that something fell."""


def _turned(scan: Scan, start: int, end: int, value: Fraction) -> Fraction:
    """Return a half for "twice" where something fell: сократилась вдвое."""
    falling = scan.lexicon.falling
    if not falling:
        return value
    before = _CLAUSE_END.split(scan.text[max(0, start - _NEAR) : start])[-1]
    after = _CLAUSE_END.split(scan.text[end : end + _NEAR])[0]
    return 1 / value if falling.search(before) or falling.search(after) else value


def _is_counted(scan: Scan, i: int) -> bool:
    """Check whether "thousands" belongs to the number before it: две тысячи, 3 millions de."""
    further = words_of(scan.lexicon.language, "words for what is further")
    before = i - 2 if i > 1 and scan.words[i - 1].text in further else max(0, i - 1)
    words, scales = (scan.words[before], scan.words[i]), scan.lexicon.scales
    if _DIGIT_BEFORE.search(scan.text, max(0, words[-1].start - 2), words[-1].start):
        return scales.at(scan.text, words[-1].start) is not None
    counts = words[-1].text in scan.lexicon.cardinals or scales.at(scan.text, words[-1].start)
    return bool(i and counts) and values_of(words[0].text, scan.lexicon, inside=True) is not None


_DIGIT_BEFORE = lazy(r"\d[ -]?$")


def read_duration(scan: Scan, place: int) -> Quantity | None:
    """Read a number of units of time that is one word, with a half after it."""
    found = scan.lexicon.durations.at(scan.text, place)
    if not found:
        return None
    end, (unit, count) = found
    plus = scan.lexicon.plus.at(scan.text, end + 1) if count.denominator == 1 else None
    if plus:
        end, count = plus[0], count + plus[1]
    return Quantity(place, end, "", senses=(Sense("measure", count, count, unit),), in_digits=False)


_ALL = WordPattern(r"{all} (?:{behind all} |(?=\d))")
_OPENING = "opening one period"
"""The list of words before "a week", which is one week behind them."""
_PERIOD = WordPattern(r"{opening one period} {indefinite articles} (?={single periods}(?![\w-]| or ))")
_NONE = WordPattern(r"{no before a noun} (?!{not counted by no})(?=[a-z]+s(?!\w))")


def _english(scan: Scan, word: Word) -> Quantity | Number | None:
    """Read "all of the", "in a month", "no soldiers": a whole, one unit, none."""
    if scan.lexicon.language != "en":
        return None
    if word.text in words_of("en", "all") and _ALL.of("en").match(scan.text, word.start):
        return quantity(word.start, word.end, "share", Fraction(1))
    if word.text in words_of("en", _OPENING) and (found := _PERIOD.of("en").match(scan.text, word.start)):
        return Number(found.end() - 2, found.end() - 1, Fraction(1), Fraction(1), in_digits=False)
    if word.text == "no" and _NONE.of("en").match(scan.text, word.start):
        return Number(word.start, word.end, Fraction(0), Fraction(1), in_digits=False)
    return None
