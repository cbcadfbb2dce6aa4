"""Years without a month or day: in 2024, the 2024 election, since 1992."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.language.claims import DateClaim
from briefgen.language.date_patterns import YEAR
from briefgen.language.date_relations import is_of_prices
from briefgen.language.dates import with_relation
from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.unit_words import is_compound
from briefgen.language.word_pattern import WordPattern, words_of

_YEAR = lazy(
    rf"(?:(?<![\w$€£¥₹.,/:-])|(?<=[a-z]-))(?P<y>{YEAR})(?:(?=-{YEAR}(?![\w%]))|(?!['’]?\d|"
    rf"[.,]\d|[-/:]\d|[ ]?[%‰€₽]|[^\W\d_]))|(?<=\d{{4}}-)(?P<z>{YEAR})(?![\w%])"
)
_FOUR_DIGITS = lazy(YEAR)
_COUNTS = WordPattern(r"(?<!\w){counting qualifiers} $")
_QUALIFIED = WordPattern(r"(?<!\w){before a qualified year} {counting qualifiers} $")
_IN_TIME = WordPattern(r"(?<!\w){comparing times} $")
_BEHIND_NUMBER = WordPattern(r"(?:\d|%|per ?cent) {counting qualifiers} $")
_BEING = WordPattern(r"(?<!\w){being before a count} $")
_BEFORE = WordPattern(r"(?<!\w){before a year}[ -]?$")
_COUNTED = WordPattern(
    r" (?:[a-z]+ )?(?:{counted plurals}|(?!{words in s that are not counted})[a-z]{2,}s)(?!\w)"
)


def find_years(scan: Scan) -> Iterator[DateClaim]:
    """Find the years that no date or designation took."""
    if not scan.lexicon.spaced or not scan.has_digits:
        return
    yield from _short_spans(scan)
    for found in scan.matches(_YEAR) if _FOUR_DIGITS.search(scan.text) else ():
        if _is_year(scan, found):
            scan.take(*found.span())
            year = with_relation(scan, DateClaim(*found.span(), "", "year", int(found["y"] or found["z"])))
            opens = scan.text[found.end() : found.end() + 1] == "-"
            yield replace(year, relation="") if opens and _is_during(scan, found.start(), year) else year


def _short_spans(scan: Scan) -> Iterator[DateClaim]:
    """Read 2025-28, but not 2008-12, which may be a month; 2023-24 is one year of accounts."""
    for found in scan.matches(_SHORT_SPAN) if scan.between_digits("-") else ():
        first, last = int(found["y"]), int(found["z"])
        if last <= _MONTHS or first % 100 >= last or _LIKELY[0] > first:
            continue
        if _MONEY_AFTER.of("any").match(scan.text, found.end()) or _unit_after(scan, found.end()):
            continue
        scan.take(*found.span())
        yield with_relation(scan, DateClaim(*found.span("y"), "", "year", first))
        yield with_relation(scan, DateClaim(*found.span("z"), "", "year", first // 100 * 100 + last))


_SHORT_SPAN = lazy(rf"(?<![\w$€£¥₹.,/:-])(?P<y>{YEAR})-(?P<z>\d\d)(?![\w%]|[.,/:-]\d| ?[%‰€₽])")
_MONTHS = 12


def _is_year(scan: Scan, found: re.Match[str]) -> bool:
    end = found.end("y") if found["y"] else found.end()
    head = scan.text[max(0, found.start() - 20) : found.start()]
    if is_of_prices(scan, found.start(), end):
        return True
    if _is_in_span(scan, found.start(), head) or scan.text[end : end + 1] == "-":
        return _is_in_span(scan, found.start(), head)
    unit = _unit_after(scan, end)
    if unit:
        return unit in words_of("any", "words for a year")
    followed = re.match(r" [^\W\d_]", scan.text[end : end + 2])
    if not followed and _BEING.of("any").search(head):
        return False  # nello stesso periodo furono 2029
    if (
        (_COUNTS.of("any").search(head) and not _is_qualified(head))
        or _MONEY_BEFORE.of("any").search(head)
        or _MONEY_AFTER.of("any").match(scan.text, end)
    ):
        return False
    is_year = _is_english_year if scan.lexicon.language == "en" else _is_foreign_year
    return is_year(scan, found.start(), head, end, int(found["y"] or found["z"]))


def _is_in_span(scan: Scan, start: int, head: str) -> bool:
    """Check whether four digits are the first or the last year of a span: over 2025-2030.

    Not so where something follows that both could count: 2100-2250 houses, 1950-2000 calls.
    """
    span = _YEARS.search(scan.text, max(0, start - _SPAN_REACH), start + _SPAN_REACH)
    if span is None or start not in (span.start(1), span.start(2)):
        return False
    first, last = int(span[1]), int(span[2])
    if not _LIKELY[0] <= first < last <= _LIKELY[1] or not (first % 50 or last % 50):
        return False
    if start == span.start(2):
        head = scan.text[max(0, span.start() - 20) : span.start()]
    if _MONEY_BEFORE.of("any").search(head) or _MONEY_AFTER.of("any").match(scan.text, span.end()):
        return False
    during = _DURING.of("any").search(head) or _FIRM.of("any").search(head)
    behind = scan.text[span.end() : span.end() + 2]
    return bool(during) or not re.match(r" [^\W\d_]|[-%]", behind)


_YEARS = lazy(rf"(?<![\w$€£¥₹.,/:-])({YEAR}) ?- ?({YEAR})(?![\w%]|[.,/:-]\d)")
_SPAN_REACH = 12
_DURING = WordPattern(r"(?<!\w){in the course of years}(?: {articles of a whole})? $")


def _is_during(scan: Scan, start: int, year: DateClaim) -> bool:
    """Check whether the word before the first year of a span is of all of it: over 2025-2030, from them."""
    over = year.relation == "compared" and scan.text[max(0, start - 5) : start] == "over "
    return over or year.relation == "since"


def _is_qualified(head: str) -> bool:
    """Check whether a qualifier may be before a year: in about 1900, 18% more than 2024."""
    return any(pattern.of("any").search(head) for pattern in (_QUALIFIED, _IN_TIME, _BEHIND_NUMBER))


def _is_english_year(scan: Scan, start: int, head: str, end: int, number: int) -> bool:
    likely = _LIKELY[0] <= number <= _LIKELY[1]
    if not likely and re.match(r" [a-z]", scan.text[end : end + 2]):
        return bool(_FIRM.of("any").search(head))
    if likely and number % 50 and head.endswith("'s ") and scan.cased[end + 1 : end + 2].isupper():
        return True  # Hale's 2016 Massachusetts campaign
    if _COUNTED.of("en").match(scan.text, end) and not _is_before_acronym(scan, head, end):
        opens = likely and number % 50 and bool(_OPENS.of("en").search(head))
        return opens or bool(_FIRM.of("en").search(head)) or _ends_span(scan, start)
    return bool(_BEFORE.of("any").search(head)) or not head.strip() or _loose(scan, head, end)


_OPENS = WordPattern(r"(?:\A|[.;:(] ){from of a first year} $")
"""What begins a sentence with the first year of something: From 2027 owners lose it."""


def _is_before_acronym(scan: Scan, head: str, end: int) -> bool:
    """Check whether four digits are before a name in capitals, which they do not count: 2026 ICES advises."""
    return bool(_ACRONYM.match(scan.cased, end)) and (
        not head.strip() or bool(_BEFORE.of("any").search(head))
    )


_ACRONYM = lazy(r" [A-Z]{2,}(?![a-z])")


def _ends_span(scan: Scan, start: int) -> bool:
    """Check whether four digits follow a year and "to": from 2014 to 2017 net additions fell."""
    span = _SPAN.of("any").search(scan.text, max(0, start - 16), start)
    return span is not None and (bool(int(span[1]) % 50) or scan.text.endswith("between ", 0, span.start()))


_SPAN = WordPattern(rf"(?<![\w.,$€£])({YEAR}) ?(?:{{between two days}}|-) ?$")


def _is_foreign_year(scan: Scan, start: int, head: str, end: int, number: int) -> bool:
    """Check whether four digits are a year in another language than English.

    A year has a preposition before it, or no noun behind it. "1500 Menschen", "de 2000 personnes" count.
    """
    followed = bool(re.match(r" [^\W\d_]", scan.text[end : end + 2]))
    if not followed or scan.lexicon.language in _WITHOUT_CASE:
        return True
    likely = _LIKELY[0] <= number <= _LIKELY[1]
    if likely and number % 50 and _is_beside_no_noun(scan, start, end):
        return True
    if scan.cased[end + 1].isupper() and scan.lexicon.language == "de":
        return bool(_GERMAN_YEAR.of("de").search(head))
    return likely and bool(_FIRM.of("any").search(head) or not head.strip())


def _is_beside_no_noun(scan: Scan, start: int, end: int) -> bool:
    """Check whether what is behind four digits is nothing that they could count.

    German nouns have capitals, with an adjective before them or not: "stieg 2018 auf", "2018 neue Häuser". In
    other languages, what is counted has the ending of a plural: "de 2018 a coûté", "de 2018 personnes".
    """
    if scan.lexicon.language != "de":
        plurals = words_of(scan.lexicon.language, "endings of plurals")
        word = _WORD_BEHIND.match(scan.text, end)
        return word is not None and bool(plurals) and not word[1].endswith(tuple(plurals))
    if _FROM_A_YEAR.of("de").search(scan.text, max(0, start - 12), start):
        return True
    if scan.cased[end + 1].isupper():
        return False
    noun_before = bool(_NOUN_BEFORE.search(scan.cased, max(0, start - 40), start))
    return noun_before or not _DESCRIBED_NOUN.match(scan.cased, end)


_WORD_BEHIND = lazy(r" ([^\W\d_]+)")
_NOUN_BEFORE = lazy(r"(?:(?<=[\w,] )[A-ZÄÖÜ][\w-]+|\A[A-ZÄÖÜ][\w-]{4,}) $")
_DESCRIBED_NOUN = lazy(r"(?: [a-zäöüß]+(?:e|en|er|es|em))+ [A-ZÄÖÜ]")
_FROM_A_YEAR = WordPattern(r"(?<!\w){from a year on} $")
_LIKELY = (1800, 2100)
_WITHOUT_CASE = word_set("ar fa he hi th")
_GERMAN_YEAR = WordPattern(r"(?<!\w){before a year} $")
_MONEY_BEFORE = WordPattern(r"(?:[$€£¥₹₽]|(?<!\w){codes of money before}) ?$")
_MONEY_AFTER = WordPattern(r" ?(?:[$€£¥₹₽]|{codes of money}(?!\w))")


def _unit_after(scan: Scan, end: int) -> str:
    """Return the unit, money or scale after four digits, which then count."""
    begin = end + (scan.text[end : end + 1] in (" ", "-"))
    lexicon = scan.lexicon
    for phrases in (lexicon.units, lexicon.money, lexicon.scales, lexicon.shares):
        after = phrases.at(scan.text, begin)
        if (
            after
            and after[0] - begin > 1
            and scan.text[begin : after[0]] not in words_of("any", "no units after a year")
            and not is_compound(scan, begin, after[0])
        ):
            return scan.text[begin : after[0]]
    return ""


_FIRM = WordPattern(r"(?<!\w){firmly before a year} $")


def _loose(scan: Scan, head: str, end: int) -> bool:
    """Check whether four digits after another word are a year: no plural follows that they could count."""
    if head.rstrip()[-1:] in "(,;:—-" or not re.match(r" [a-z]", scan.text[end : end + 2]):
        return True
    number = int(scan.text[end - 4 : end])
    return _LIKELY[0] <= number <= _LIKELY[1] and number % 50 > 0
