"""Places in an order: third, 20th, XIXe, 第三次, last."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefgen.language.claims import Ordinal
from briefgen.language.east_asian import parse_east_asian
from briefgen.language.english import counted_nouns
from briefgen.language.every_nth import every_nth
from briefgen.language.lazy import lazy
from briefgen.language.order_from_end import end_of_place, find_places_from_end
from briefgen.language.parts import is_after_part, makes_part
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

_DIGITS = WordPattern(
    r"(?<![\w.,])(?P<n>\d{1,6})(?:{endings of a day behind its month}(?![^\W\d_])"
    r"|{latin endings of ordinals}(?!\w)|\.?[ºª](?! ?[cf](?!\w))|-?{cyrillic endings of ordinals}(?!\w))"
)
_ROMAN = WordPattern(r"(?<!\w)(?P<r>[IVX]{1,6}){endings of roman ordinals}(?!\w)")
_HAN = lazy(
    r"(?P<end>倒数|倒數)?第(?P<n>[〇零一二三四五六七八九十百千]{1,9}|\d{1,6})(?!季|四半期)|(?P<first>首次|首个|首個|首位|首度|"
    r"初めて|初の|처음|첫)|(?P<k>(?<!\d)\d{1,6}|[一二三四五六七八九十]{1,9})(?:번째|[回番度](?:目)|代目)|"
    r"(?P<w>두|세|네|다섯) ?번째"
)
_TENS = range(10, 101, 10)
_CARDINAL_TENS = frozenset({"bg", "cs", "en", "fr", "hr", "ru", "sk", "sr", "uk"})
"""Languages that write the tens of an ordinal as a number: twenty-first."""
_ORDINAL_TENS = frozenset({"el", "es", "it", "pl", "pt"})
"""Languages that write the tens of an ordinal as an ordinal: vigésimo primero."""
_NOT_SECOND = WordPattern(r"(?:(?<!\w)(?:{before a second of time}|\d+)[ -]|/)$")
_WORD_BEFORE = lazy(r"([^\W_]+)[ -]$")
_NEXT = lazy(r"[ -]([^\W\d_]+)")
_LAST_WEEKDAY = WordPattern(r"(?<!\w){last of several}(?= {weekdays} {before the month of a weekday}(?!\w))")
_ADVERB = WordPattern(r",|(?: ?{behind an adverb of order})| {behind an ordinal of all}(?!\w)")


def find_ordinals(scan: Scan) -> Iterator[Ordinal]:
    """Find the ordinals that no date took."""
    if not scan.lexicon.spaced:
        yield from _east_asian(scan)
        return
    english = scan.lexicon.language == "en"
    for found in scan.matches(_LAST_WEEKDAY.of("en")) if english else ():
        yield _made(scan, *found.span(), -1)
    possible = any(map(str.isalpha, scan.after_digits)) if english else scan.has_digits
    for found in scan.matches(_DIGITS.of("any")) if possible else ():
        suffix = found.group()[len(found["n"]) :]
        if suffix.startswith(tuple(words_of("en", "endings of ordinals"))) or scan.lexicon.language != "en":
            yield _made(scan, found.start(), found.end(), int(found["n"]))
    if scan.lexicon.language in ("fr", "es", "pt", "it"):
        for found in scan.matches(_ROMAN.of("any"), cased=True):
            values = [{"I": 1, "V": 5, "X": 10}[c] for c in found["r"]]
            value = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
            yield _made(scan, found.start(), found.end(), value)
    for place in find_places_from_end(scan) if english else ():
        yield _made(scan, *place)
    yield from _in_words(scan)


def _in_words(scan: Scan) -> Iterator[Ordinal]:
    ordinals = scan.lexicon.ordinals
    if scan.vocabulary.isdisjoint(ordinals):
        return
    english = scan.lexicon.language == "en"
    for at, word in enumerate(scan.words):
        value = ordinals.get(word.text, 0)
        if not value or word.text in scan.lexicon.cardinals or scan.taken[word.start]:
            continue
        if _is_part(scan, word.start, word.end, word.text) or (at and every_nth(scan, at - 1)):
            continue
        if english and not _orders(scan, word.start, word.end, word.text):
            continue
        if _ends_in_ones(scan, at, value):
            continue
        tens = _tens_before(scan, at) if value < 10 else None
        start = tens[0] if tens else word.start
        value += tens[1] if tens else 0
        last = end_of_place(scan.text, word.end) if english else 0
        yield _made(scan, start, last or word.end, -value if last else value)


def _tens_before(scan: Scan, at: int) -> tuple[int, int] | None:
    """Return where the tens of an ordinal begin, and their value: двадцать первая, vigésima primera."""
    lexicon = scan.lexicon
    first = at - 1 if lexicon.language == "fr" and at > 1 and scan.words[at - 1].text == "et" else at
    before = scan.words[first - 1] if first else None
    if before is None or scan.text[before.end : scan.words[first].start] not in (" ", "-"):
        return None
    if lexicon.language in _ORDINAL_TENS:
        tens = Fraction(lexicon.ordinals.get(before.text, 0))
    else:
        tens = (
            lexicon.cardinals.get(before.text, Fraction(0))
            if lexicon.language in _CARDINAL_TENS
            else Fraction(0)
        )
    return (before.start, int(tens)) if tens in _TENS else None


def _ends_in_ones(scan: Scan, at: int, value: int) -> bool:
    """Check whether an ordinal is only the tens of the next one."""
    if value not in _TENS or at + 1 >= len(scan.words) or scan.lexicon.language not in _ORDINAL_TENS:
        return False
    ones = scan.lexicon.ordinals.get(scan.words[at + 1].text, 0)
    return 0 < ones < 10 and _tens_before(scan, at + 1) is not None


def _orders(scan: Scan, start: int, end: int, word: str) -> bool:
    """Check whether an English ordinal orders something, and is no unit of time and no mere "First, …"."""
    if word in words_of("any", "ordinals that are a time") and _NOT_SECOND.of("any").search(
        scan.text, max(0, start - 8), start
    ):
        after = _NEXT.match(scan.text, end)
        if not after or is_after_part(scan, after[1]) or scan.text[start - 3 : start] != " a ":
            return False
    begins = not scan.text[:start].rstrip() or scan.text[:start].rstrip()[-1:] in ".!?;:"
    return not (begins and _ADVERB.of("any").match(scan.text, end)) and not (
        word == "first" and scan.text[max(0, start - 3) : start] == "at "
    )


def _is_part(scan: Scan, start: int, end: int, word: str) -> bool:
    """Leave to the reader of parts what may be one: two-thirds, a fifth of."""
    lexicon = scan.lexicon
    if word not in lexicon.parts and word not in lexicon.fractions:
        return False
    before = _WORD_BEFORE.search(scan.text, max(0, start - 16), start)
    if not before:
        return False
    opening = words_of("en", "indefinite articles") | words_of("en", "adjectives of a part")
    if lexicon.language == "en" and before[1] in opening:
        after = _NEXT.match(scan.text, end)
        return not after or makes_part(scan, after.start(1))
    if before[1] in lexicon.articles:
        return lexicon.language == "en" or word in lexicon.fractions
    part = lexicon.parts.get(word) or lexicon.fractions[word]
    top = Fraction(before[1]) if before[1].isdecimal() else lexicon.cardinals.get(before[1], Fraction(0))
    return 0 < top * part < 1


def _east_asian(scan: Scan) -> Iterator[Ordinal]:
    for found in scan.matches(_HAN):
        if found["first"]:
            value = 1
        elif found["w"]:
            value = {"두": 2, "세": 3, "네": 4, "다섯": 5}[found["w"]]
        else:
            value = int(parse_east_asian(found["n"] or found["k"])) * (-1 if found["end"] else 1)
        yield _made(scan, *found.span(), value)


def _made(scan: Scan, start: int, end: int, value: int) -> Ordinal:
    scan.take(start, end)
    noun = counted_nouns(scan, end, 3) if scan.lexicon.language == "en" else ()
    idiom = scan.lexicon.idioms.at(scan.text, end)
    return Ordinal(*scan.folded.span(start, end), Fraction(value), noun, idiom[1] if idiom else "")
