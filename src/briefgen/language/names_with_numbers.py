"""Numbers that a thing is named by, as the word behind them shows: Harwick 3 was, the 9-euro ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.language.claims import Designation, Quantity
from briefgen.language.currencies import CODES
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.scan import Scan
from briefgen.language.tables import load_table
from briefgen.language.word_pattern import WordPattern, words_of

_ONE_OF_A_ROW = WordPattern(
    r"(?<![\w.-])(?P<name>[A-Z][^\W\d_]{3,}) (?P<number>\d{1,3})(?= {verbs of one thing}(?!\w))"
)
_LONG_NAME = WordPattern(
    r"(?<![\w.-])(?:(?!The )[A-Z][\w-]* )+(?P<name>[A-Z][^\W\d_]{2,}) (?P<number>\d{1,3})"
    r"(?= (?!{counted plurals}(?!\w)|[a-z]+s(?!\w))[a-z])"
    r"|(?<![\w.-])(?P<joined>[A-Z][a-z]+[A-Z]\w+) (?P<of_it>\d{1,3})(?= [a-z])"
)
"""The Yi Peng 3 apparently turned; EstLink 2 costs more: a capital inside is only in a name."""
_MEDIUM = WordPattern(r"(?<!\w){media named by a number}(?!\w)")
_BY_PRICE = WordPattern(
    r"(?<![\w.,-])(?P<number>\d{1,4}|[^\W\d_]+)-(?P<unit>[^\W\d_]+)"
    r"(?=[ -]{things named by their price}(?!\w))"
)
_LIMIT_BEHIND = WordPattern(r"[ -]{things named by a length}(?!\w)", re.IGNORECASE)
_LIMIT_BEFORE = WordPattern(r"(?<!\w){things named by a length} {of} (?:{known} )?$", re.IGNORECASE)
_THE = WordPattern(r"(?<!\w){known} $", re.IGNORECASE)
_BEYOND = WordPattern(r"(?<!\w){beyond a limit} (?:[^\W\d_]+ )?$", re.IGNORECASE)
_LENGTHS = frozenset({"mile", "nautical-mile", "kilometer"})
_ONE_OF_MANY = WordPattern(r"(?<!\w){indefinite articles} $")
_CODE = lazy(r"[A-Z]{3}")
_FAR = 20
"""How many times the price in a name another price is, which is hardly that of the same thing."""


def find_names_with_numbers(scan: Scan) -> Iterator[tuple[int, int, str, str]]:
    """Yield the start and end of each, its name, and its number; for a price the name is the currency."""
    lexicon = scan.lexicon
    for found in scan.matches(_ONE_OF_A_ROW.of(lexicon.language), cased=True):
        if _may_name(scan, found["name"].lower(), found.start("number"), found.end()):
            yield *found.span(), found["name"].lower(), found["number"]
    for found in scan.matches(_LONG_NAME.of("en"), cased=True) if lexicon.language == "en" else ():
        groups = ("joined", "of_it") if found["joined"] else ("name", "number")
        name, place = found[groups[0]].lower(), found.start(groups[1])
        if _may_name(scan, name, place, found.end()):
            yield found.start(groups[0]), found.end(), name, found[groups[1]]
    for found in scan.matches(_MEDIUM.of("any")) if scan.has_digits else ():
        if scan.cased[found.start() : found.end()].lower() != scan.cased[found.start() : found.end()]:
            yield *found.span(), found[0], found[0]
    for found in scan.matches(_BY_PRICE.of("any")):
        money = lexicon.money.at(scan.text, found.start("unit"))
        number = found["number"] if found["number"].isdecimal() else lexicon.cardinals.get(found["number"])
        before = scan.text[max(0, found.start() - 8) : found.start()]
        if not money or number is None or _ONE_OF_MANY.of("any").search(before):
            continue
        if _CODE.fullmatch(money[1]):
            yield *found.span(), money[1].lower(), str(number)


def skip_mixed_names(scan: Scan) -> None:
    """Take words that begin and end with digits, which count nothing: 24sata7; but not 20min30, 12km2."""
    lexicon = scan.lexicon
    for found in scan.matches(_MIXED) if any(map(str.isalpha, scan.before_digits)) else ():
        start, end = found.span("letters")
        measured = (lexicon.units, lexicon.scales, lexicon.shares, lexicon.money)
        known = (phrases.at(scan.text, start) for phrases in measured)
        if not any(each is not None and each[0] >= end for each in known):
            scan.take(*found.span())


_MIXED = lazy(r"(?<![\w.,/-])\d{1,4}(?P<letters>[a-zß-ÿ]{3,})\d{1,4}(?![\w%]|[.,/-]\w)")


def _may_name(scan: Scan, name: str, start: int, end: int) -> bool:
    """Check whether a number behind a word with a capital may be a part of its name, and counts nothing."""
    lexicon = scan.lexicon
    known = (words_of("any", "no names before a number"), lexicon.months, lexicon.cardinals)
    measured = (lexicon.units, lexicon.scales, lexicon.shares, lexicon.money)
    counts = lexicon.bounds_before.before(scan.text, start - 1) or any(
        words.at(scan.text, end + 1) for words in measured
    )
    return int(scan.text[start:end]) > 1 and not counts and not any(name in words for words in known)


def counts_at_places(scan: Scan) -> frozenset[int]:
    """Return where places begin behind which a number counts: in Kent 7, in Essex 25; always in a country."""
    countries = _countries(scan.lexicon.language)
    listed: dict[str, int] = {}
    found: set[int] = set()
    for item in scan.matches(_AT_PLACE.of("any"), cased=True):
        if item["name"] in countries:
            found.add(item.start("name"))
        elif item["placed"]:
            listed.setdefault(item["name"], item.start("name"))
    return frozenset(found | (set(listed.values()) if len(listed) > 1 else set()))


@cache
def _countries(language: str) -> frozenset[str]:
    """Return the names of countries and parts of the world that are one word."""
    tables = (load_table(folder, language) for folder in ("places", "regions"))
    names = (name for table in tables for lists in table.values() for name in lists[0])
    return frozenset(name for name in names if name[:1].isupper() and " " not in name)


_AT_PLACE = WordPattern(
    r"(?P<placed>(?<!\w){prepositions of a place} )?(?<![\w-])(?P<name>[A-Z\u00c0-\u00de][\w-]+)"
    r"(?: [^\W\d_]+)? \d{1,4}(?![\w%]|[.,:]\d)"
)


def is_named_price(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether the evidence has a price in the name of a thing: 9 euros, and the 9-euro ticket."""
    codes = {code.lower() for code in quantity.currencies}
    number = str(quantity.first.low)
    return any(named.name in codes and named.number == number for named in evidence.of(Designation))


def names_limit(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a length is in the name of a zone, week or plan: the 40-hour week, past the 200 miles."""
    if quantity.first.kind != "measure" or quantity.bound:
        return False
    before, language = reading.text[: quantity.start], reading.language
    if _LIMIT_BEFORE.of(language).search(before):
        return True
    found = _THE.of(language).search(before)
    if found is None:
        return False
    if _LIMIT_BEHIND.of("any").match(reading.text, quantity.end):
        return True
    is_length = quantity.first.unit in _LENGTHS and not quantity.noun
    return is_length and _BEYOND.of("any").search(before[: found.start()]) is not None


def may_be_of_another_price(named: Designation, evidence: Reading) -> bool:
    """Check whether evidence has a price that the one in a name may contradict; true of other names."""
    if named.name.upper() not in CODES:
        return True
    prices = (q.first.low for q in evidence.of(Quantity) if named.name.upper() in q.currencies)
    same_kind = any(theirs.name == named.name for theirs in evidence.of(Designation))
    return same_kind or any(price <= _FAR * int(named.number) for price in prices)
