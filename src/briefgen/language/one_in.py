"""Shares of the form one in four, 3 out of 10, un logement sur cinq."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.added_parts import PAST
from briefgen.language.claims import Quantity, Sense
from briefgen.language.lazy import lazy
from briefgen.language.number_words import number_at
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

DIGITS_BEFORE = lazy(r"(?<![\d.,])(\d{1,4}) ?$")
_MOST_PARTS = 1000
_ROUND = frozenset({5, 10, 100})
_WHOLE = lazy(r"(\d{1,4}|[^\W\d_]+)(?![\w%]|[.,]\d|-[^\W\d_])")
_PLURAL_NEXT = lazy(r" [^\W\d_]*[sxzi](?!\w)")
_ENDS = WordPattern(r" ?(?:$|[.,;:)]|{behind a share}(?!\w)| ?[a-z]+s (?:{behind a verb of one})(?!\w))")
"""What may follow "one home in five"; a noun would make it "two attacks in five days"."""


def one_in(scan: Scan, i: int) -> Quantity | None:
    """Read one in four, 3 out of 10, un logement sur cinq; the word at `i` is the preposition."""
    words, text, lexicon = scan.words, scan.text, scan.lexicon
    found = lexicon.one_in.at(text, words[i].start)
    if not found or text[found[0] : found[0] + 1] not in (" ", "-"):  # a one-in-ten chance
        return None
    after = _WHOLE.match(text, found[0] + 1)
    whole = _value(scan, after[1]) if after else None
    before = _before(scan, i, 3)
    if not after or not whole or not before or not 0 < before[2] < whole <= _MOST_PARTS or whole < 2:
        return None
    start, end, part = before
    apart = scan.text[end : words[i].start].strip(" -") != ""
    if not scan.free(start, after.end()) or (
        found[1] in words_of("any", "prepositions of small shares") and part > 9
    ):
        return None
    in_digits, apart_of = (
        text[start].isdigit() and after[1].isdigit(),
        apart and found[1] in words_of("any", "of in a share"),
    )
    on = found[1] in words_of("any", "on in a share")  # behind which a verb in the singular follows
    single = (part == 1 or whole in _ROUND) and on and not _PLURAL_NEXT.match(text, after.end())
    verb = PAST.of(lexicon.language).match(text, after.end() + 1)
    ends = not apart or single or verb or _ENDS.of("any").match(text, after.end())
    if not ends or _is_two_counts(part, whole, in_digits=in_digits, apart_of=apart_of):
        return None
    share = part / whole
    senses = [Sense("share", share, share)]
    if (
        found[1] in words_of("any", "of in a share") and whole not in _ROUND
    ):  # 10 из 14 статей are ten of them
        senses.append(Sense("count", part, part))
    return Quantity(start, after.end(), "", senses=tuple(senses), in_digits=False)


def _is_two_counts(part: Fraction, whole: Fraction, *, in_digits: bool, apart_of: bool) -> bool:
    """Check whether a part and its whole are counts, from which the share follows: 38 of 164 firms."""
    is_round = whole <= 20 or whole in (100, 1000)
    return (in_digits and not is_round) or (apart_of and part > 1)


def _value(scan: Scan, word: str) -> Fraction | None:
    return Fraction(word) if word.isdecimal() and len(word) < 8 else scan.lexicon.cardinals.get(word)


def _before(scan: Scan, i: int, most: int) -> tuple[int, int, Fraction] | None:
    """Find the number at most some words before a word: "un (logement) sur"."""
    digits = DIGITS_BEFORE.search(scan.text, max(0, scan.words[i].start - 8), scan.words[i].start)
    if digits:
        return digits.start(1), digits.end(1), Fraction(digits[1])
    for j in range(i - 1, max(-1, i - 1 - most), -1):
        value = scan.lexicon.cardinals.get(scan.words[j].text.rpartition("'")[2])  # d'une
        if value is None and scan.lexicon.compounds and (number := number_at(scan, j)[0]):
            value = number.value if number.end == scan.words[j].end else None
        between = scan.text[scan.words[j].end : scan.words[i].start]
        if any(c in between for c in ".,;:()") or scan.words[j].text in words_of("any", "and"):
            return None  # fell in one and rose in two
        if value is not None:
            begin = scan.words[j].start + scan.words[j].text.rfind("'") + 1
            return _compound(scan, j) or (begin, scan.words[j].end, value)
    return None


def _compound(scan: Scan, last: int) -> tuple[int, int, Fraction] | None:
    """Find the number of several words that ends with a word: ninety-two in every hundred."""
    for first in range(max(0, last - _MOST_BEFORE), last):
        number, following = number_at(scan, first)
        if number and following == last + 1:
            return number.start, number.end, number.value
    return None


_MOST_BEFORE = 2
"""Words before the last one of a number below a hundred: quatre-vingt-douze."""
