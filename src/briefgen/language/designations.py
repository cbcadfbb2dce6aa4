"""Numbers that are names and count nothing: F-16, COVID-19, Article 5, resolution 1718, No 10, 52–48."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from briefgen.language.claims import Designation
from briefgen.language.currencies import CODES, LETTER_SIGNS
from briefgen.language.lazy import lazy
from briefgen.language.names_with_numbers import (
    counts_at_places,
    find_names_with_numbers,
    skip_mixed_names,
)
from briefgen.language.phrases import Phrases, phrases_of
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern, words_of

_ADDRESS = lazy(
    r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,80}@[^\s@]{1,80}\.\w+"
    r"|(?<!\w)(?:isbn|issn|doi)(?:-1[03])?:? ?[\dx./-]+"
)
_MONEY = "|".join({*CODES, *filter(str.isalpha, LETTER_SIGNS)} - {"R"})
_CODE = WordPattern(
    rf"(?<![\w$€£¥/.-])(?!(?!COP\d\d(?![.,]?\d))(?:{_MONEY})-?\d|R\d+[ ]?(?:[mb]illion|trillion|bn|m)(?!\w))"
    r"(?P<name>[A-Z][A-Za-z]{0,8}(?:/[A-Z]+)?)(?P<dash>[-+]?)(?P<number>\d{1,4}(?:\+\d|"
    r"[A-Z]{1,2}(?![a-z]))?|(?<=-)\d{1,3}(?:\.\d{1,3}){1,3})s?(?!\w|[.,]\d|:\d)"
)
_AFTER_KIND = WordPattern(
    r"(?<![\w.,])(?P<number>\d+(?:[./-]\d+)*(?:\(\d+\))?[A-Za-z]?|[IVXLC]+)"
    r"(?![\w%]|[.,]\d|[ ]?(?:{openings of a share}|%))"
    r"(?P<year> \((?:19|20)\d\d\))?"
)
_NAMED = lazy(
    r"(?<=[a-z,] )(?P<name>[A-Z][a-zé]+)[ ](?P<number>\d{1,4})(?![\w%]|"
    r"[.,:]\d|[-–/]\d|[ ](?:[a-z%]|[A-Z][a-z]+s\b|\d{3}(?!\d)))"
)
_CYRILLIC = WordPattern(
    r"(?<![\w.,-])(?P<name>[А-ЯЄІЇҐ][а-яєіїґ]?|[А-ЯЄІЇҐ]{2,5}|МиГ)-(?P<number>\d{1,4})(?![\w-]|[.,]\d)"
)
_ROAD = lazy(
    r"(?<=[a-zß-ÿ] )(?P<name>[ABDEKLNRSU]) (?P<number>\d{1,4})(?![\w%]|[.,:]\d|[-–/]\d| (?:%|\d{3}(?!\d)))"
)
"""A road by its letter, where a space follows this: auf der A 61; in English, "A" may be an article."""
_STREET = WordPattern(
    r"(?<!\w)(?P<number>\d{1,4}[a-z]?) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?) {kinds of streets}(?!\w)"
)
_SCORE = WordPattern(
    r"(?<![\w.,$€£¥%/-])(?P<number>\d{1,3}-\d{1,3}(?:-\d{1,3})+)(?![\w%-]|"
    r"[.,]\d)"
)
_RATIO = WordPattern(r"(?<![\w.,$€£¥])(?P<number>\d{1,3}:\d{1,3})(?![\w:])")
_PAIR = WordPattern(
    r"(?<![\w.,])(?P<a>\d{1,3})(?:-| {between two sides of a result} )(?P<b>\d{1,3})"
    r"(?!\w|[.,]\d|[ ]?(?:%|{openings of units of no result}))"
)
_VOTED = WordPattern(
    r"(?<!\w){before a result}(?: {between a vote and its result})?(?: {opening a result})? $"
)
_DAY_NAMES = WordPattern(r"(?<![\w.,/])(?P<number>9/11|7/7|24/7|7-7)(?![\w/])")


@cache
def _streets() -> frozenset[str]:
    return frozenset(map(str.lower, words_of("any", "kinds of streets")))


_EMISSIONS = WordPattern(r"(?<![\d.] )(?<!\w)(?P<name>Euro) (?P<number>[1-7][a-e]?)(?![\w%]|[.,]\d)")
"""Classes of emissions: Euro 5, Euro 6d."""
_FORMS: tuple[tuple[WordPattern, Callable[[Scan], bool]], ...] = (
    (_DAY_NAMES, lambda scan: scan.between_digits("/-")),
    (_STREET, lambda scan: scan.has_word(_streets())),
    (_CODE, lambda scan: any(c.isalpha() or c in "-+" for c in scan.before_digits)),
    (_CYRILLIC, lambda scan: "-" in scan.before_digits),
    (_SCORE, lambda scan: scan.between_digits("-")),
    (_RATIO, lambda scan: scan.between_digits(":")),
    (_EMISSIONS, lambda scan: "euro " in scan.text),
)
"""Patterns with numbers, each with a check whether a text may have it."""


@cache
def _kinds(language: str) -> Phrases[str]:
    """Return what a number behind it is a name of: those of any language, and of one."""
    return phrases_of(words_of("any", _KINDS) | words_of(language, _KINDS))


_KINDS = "kinds of designations"


@cache
def _kind_ends(language: str) -> frozenset[str]:
    return frozenset(kind.split()[-1].strip(".") for kind in _kinds(language).meanings)


def skip_addresses(scan: Scan) -> Iterator[Designation]:
    """Take addresses of the web and of mail, and book numbers, which hold no claims."""
    if any(mark in scan.text for mark in _ADDRESS_MARKS):
        for found in scan.matches(_ADDRESS):
            scan.take(*found.span())
    yield from ()


_ADDRESS_MARKS = ("://", "www.", "@", "isbn", "issn", "doi")


def find_designations(scan: Scan) -> Iterator[Designation]:
    """Find the designations that no date or time took."""
    if scan.has_digits and scan.lexicon.language == "en":
        yield from _of_several(scan)
    yield from _of_a_kind(scan)
    yield from _in_words(scan)
    for start, end, name, number in find_names_with_numbers(scan):
        yield _made(scan, start, end, name, number)
    if scan.has_digits:
        yield from _with_digits(scan)


def _of_a_kind(scan: Scan) -> Iterator[Designation]:
    """Read "Article 5", "Chapter VII", "resolution 2397 (2017)"."""
    ends, kinds = _kind_ends(scan.lexicon.language), _kinds(scan.lexicon.language)
    elided = "'" in scan.text and any(word.rpartition("'")[2] in ends for word in scan.vocabulary)
    if not elided and not scan.has_word(ends) and not any(mark in scan.text for mark in "№°º第"):
        return
    for found in scan.matches(_AFTER_KIND.of("any"), cased=True):
        place = found.start() - (scan.text[found.start() - 1 : found.start()] == " ")
        kind = kinds.before(scan.text, place)
        name = scan.text[kind[0] : place] if kind else ""
        if not kind or not scan.free(kind[0], found.start()):
            continue
        if not _counts(scan, kind[0], name, found.end()) and not _is_ordered(scan, kind[0], found.end()):
            number = found["number"] + (found["year"] or "").replace(" ", "")
            yield _made(scan, kind[0], found.end(), name.strip("."), number)


def _of_several(scan: Scan) -> Iterator[Designation]:
    """Read "areas 3 and 4", "articles 5, 7 and 9"."""
    ends = _kind_ends(scan.lexicon.language)
    if not any(word[:-1] in ends for word in scan.vocabulary if word.endswith("s")):
        return
    for found in scan.matches(_SEVERAL.of("en")):
        if found["kind"] not in _kinds(scan.lexicon.language).meanings or _is_scaled(scan, found.end()):
            continue
        numbers = _EACH_NUMBER.finditer(scan.text, found.start("numbers"), found.end())
        for at, number in enumerate(list(numbers)):
            start = number.start() if at else found.start()
            yield _made(scan, start, number.end(), found["kind"], number[0])


_SEVERAL = WordPattern(
    r"(?<![\w-])(?P<kind>[a-z]+)s (?P<numbers>\d{1,3}[a-z]?(?:, \d{1,3}[a-z]?)*,? "
    r"{joins numbers of a kind} \d{1,3}[a-z]?)(?![\w%]|[.,]\d|[ ]?%)"
)
_EACH_NUMBER = lazy(r"\d+[a-z]?")


def _in_words(scan: Scan) -> Iterator[Designation]:
    """Read "No. Four Squadron" and "Article Nine", where the number has a capital letter."""
    cardinals = scan.lexicon.cardinals
    if scan.vocabulary.isdisjoint(cardinals):
        return
    for word in scan.words:
        number = cardinals.get(word.text)
        if number is None or number > _MOST_IN_WORDS or not scan.cased[word.start].isupper():
            continue
        place = word.start - (scan.text[word.start - 1 : word.start] == " ")
        kind = _kinds(scan.lexicon.language).before(scan.text, place) if place > 0 else None
        if kind and scan.free(kind[0], word.end):
            name = scan.text[kind[0] : place].strip(".")
            yield _made(scan, kind[0], word.end, name, str(number))


_MOST_IN_WORDS = 99


def _is_ordered(scan: Scan, start: int, end: int) -> bool:
    """Check whether the kind has a place already: "in the first phase 33 hostages"."""
    before = _ORDERED.search(scan.text, max(0, start - 14), start)
    return bool(before and before[1] in scan.lexicon.ordinals and _PLURAL_AFTER.match(scan.text, end))


_ORDERED = lazy(r"([^\W\d_]+) $")


def _with_digits(scan: Scan) -> Iterator[Designation]:
    skip_mixed_names(scan)
    for pattern, is_possible in _FORMS:
        for found in scan.matches(pattern.of("any"), cased=True) if is_possible(scan) else ():
            name = found.groupdict().get("name") or ""
            if pattern is _EMISSIONS and _is_scaled(scan, found.end()):
                continue  # Euro 5 Millionen
            yield _made(scan, *found.span(), name.lower(), found["number"])
    voted = scan.follows_digits("- ") and scan.has_word(words_of("any", "before a result"))
    for found in scan.matches(_PAIR.of("any")) if voted else ():
        if _is_measured(scan, found.end()):
            continue  # sinks by 1 to 2 centimetres
        if _VOTED.of("any").search(scan.text, max(0, found.start() - 30), found.start()):
            yield _made(scan, *found.span(), "", f"{found['a']}-{found['b']}")
    roads = scan.matches(_ROAD, cased=True) if scan.lexicon.language != "en" else ()
    for found in roads if " " in scan.before_digits else ():
        begin = found.end() + 1
        if not _is_scaled(scan, found.end()) and not scan.lexicon.units.at(scan.text, begin):
            yield _made(scan, *found.span(), found["name"].lower(), found["number"])
    yield from _behind_names(scan)


def _behind_names(scan: Scan) -> Iterator[Designation]:
    """Read a number behind a word with a capital letter: Harwick 3."""
    found_names = [*scan.matches(_NAMED, cased=True)]
    counts = counts_at_places(scan) if found_names else frozenset[int]()
    known = (words_of("any", "no names before a number"), scan.lexicon.months, scan.lexicon.cardinals)
    for found in found_names:
        name, place = found["name"].lower(), found.start("name")
        if place in counts or any(name in table for table in known) or _YEAR.fullmatch(found["number"]):
            continue
        if found["name"] in LETTER_SIGNS:
            continue  # Rs 180
        if not _is_measured(scan, found.end()):
            yield _made(scan, *found.span(), name, found["number"])


def _is_scaled(scan: Scan, end: int) -> bool:
    """Check whether a scale, a unit of money or a per cent sign follows a number."""
    begin = end + (scan.text[end : end + 1] in (" ", "-"))
    for words in (scan.lexicon.scales, scan.lexicon.money, scan.lexicon.shares):
        found = words.at(scan.text, begin)
        if found and scan.text[begin : found[0]] not in words_of("any", _NO_UNITS):
            return True
    return False


def _is_measured(scan: Scan, end: int) -> bool:
    """Check whether a scale, money, a unit or, in German, a noun follows a number, which then counts.

    German writes all nouns with a capital letter: "im Hafen 40 Schiffe".
    """
    lexicon = scan.lexicon
    begin = end + (scan.text[end : end + 1] in (" ", "-"))
    unit = lexicon.units.at(scan.text, begin)
    if _is_scaled(scan, end) or (unit and scan.text[begin : unit[0]] not in words_of("any", _NO_UNITS)):
        return True
    if scan.text[begin : begin + 1] in _MONEY_SIGNS:
        return True
    return lexicon.language == "de" and bool(_GERMAN_NOUN.of("de").match(scan.cased, end))


_NO_UNITS = "no units behind a designation"
"""Short words that are a unit, but after a name with a number mostly another word: Article 5 in."""
_MONEY_SIGNS = frozenset("$€£¥₩₽₹")
_GERMAN_NOUN = WordPattern(
    r" (?:[a-zäöüß]+{endings of adjectives} )?[A-ZÄÖÜ][a-zäöüß-]+| [a-zäöüß]+ [A-ZÄÖÜ][a-zäöüß]+"
)


_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_PLURAL_AFTER = lazy(r" (?:[a-z]+ )?[a-z]+s(?![a-z])")


def _counts(scan: Scan, start: int, name: str, end: int) -> bool:
    """Check whether a number counts: after "no" a plural follows, or a scale: the group 250 million.

    What is like a plural behind "area 4" may be a verb; behind "in that area 4", and "order 4", it is none.
    """
    if _is_scaled(scan, end):
        return True
    if name not in words_of("any", "kinds of designations that also count"):
        return False
    determined = name not in words_of("any", "kinds of designations that are no verbs") or _DETERMINED.of(
        "en"
    ).search(scan.text, 0, start)
    return bool(determined) and _PLURAL_AFTER.match(scan.text, end) is not None


_DETERMINED = WordPattern(r"(?<!\w){determiners} (?:[a-z-]+ )?$")


def _made(scan: Scan, start: int, end: int, name: str, number: str) -> Designation:
    scan.take(start, end)
    return Designation(*scan.folded.span(start, end), name, number.upper().replace("(", ".").replace(")", ""))
