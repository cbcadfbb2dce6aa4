"""Days, months, quarters, decades and what is like them, in all usual forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from briefgen.language.claims import Claim, DateClaim, DateKind, Weekday
from briefgen.language.date_patterns import YEAR, DatePatterns, date_patterns, flat
from briefgen.language.date_relations import read_relation
from briefgen.language.east_asian_dates import find_east_asian_dates
from briefgen.language.lazy import lazy
from briefgen.language.months_to import find_months_to
from briefgen.language.period_numbers import century_of, decade_of, rank_of
from briefgen.language.scan import Scan
from briefgen.language.solar_months import find_solar_dates
from briefgen.language.word_pattern import WordPattern, words_of

_ISO = lazy(rf"(?<![\w.-])(?P<y>{YEAR})(?P<s>[-/])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?![\w-])")
_NUMERIC = lazy(rf"(?<![\w./-])(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR}|\d\d)(?![\w/])")
_NUMERIC_SPAN = lazy(
    r"(?<![\w.,/-])(?P<d>\d{1,2})\.? ?- ?(?P<e>\d{1,2})\.(?P<m>\d{2})(?![\w/-]|[.,]\d| ?[%€$£])"
)
_FISCAL = lazy(
    rf"(?<![\w.,])(?P<y>{YEAR})[/-](?P<z>(?:\d\d)?\d\d)(?![\w/-])"
    r"|(?<!\w)fy ?'?(?P<f>(?:20)?\d\d)(?:[/-](?P<g>\d\d))?(?!\w)"
)
_SHORT_PERIOD = WordPattern(
    rf"(?<!\w)q(?P<q>[1-4])(?:[ ,/-]+(?:{{of}} )?(?P<y>{YEAR}))?(?!\w)"
    rf"|(?<!\w){{letters of a quarter}}(?P<t>[1-4])[ /-](?:{{of}} )?(?P<x>{YEAR})(?!\w)"
    rf"|(?<!\w)(?P<z>{YEAR}) ?q(?P<r>[1-4])(?!\w)"
    rf"|(?<!\w)(?P<u>[1-4])(?:q|{{letters of a quarter}}) ?(?:{{of}} )?(?P<v>{YEAR}|\d\d)(?!\w)"
    rf"|(?<!\w)(?:h|{{letters of a half}})(?P<h>[12]) (?:{{of}} )?(?P<w>{YEAR})(?!\w)"
)
"""Q3 2025, T3 2025, 2025Q3, 3T25, H1 2025."""
_LETTER_BEHIND = lazy(r"[1-4][qt][ \d]")
_DECADE = lazy(
    r"(?<![\w.,$€£])(?P<y>(?:1[0-9]|20)\d0|(?:(?<=early )|(?<=late )|(?<=mid-)|(?<=the ))[3-9]0)'?s(?!\w)"
)
_ALIKE = "months that are other words"
"""Alone, they need a preposition before them."""
_FIRST_QUARTERS = WordPattern(r"(?<!\w){ordering periods} {numbers of periods together} {periods together}")
"""Quarters together, which are none of the four."""


def find_dates(scan: Scan) -> Iterator[Claim]:
    """Find the dates of a text; a lone year is found later."""
    if not scan.lexicon.spaced:
        for date in find_east_asian_dates(scan):
            scan.take(date.start, date.end)
            yield _placed(scan, date)
        return
    patterns = date_patterns(scan.lexicon.language)
    days: list[DateClaim] = []
    for date in (
        *find_months_to(scan),
        *(_with_digits(scan, patterns) if scan.has_digits else ()),
        *_in_words(scan, patterns),
    ):
        days += [date] if date.kind == "day" else []
        yield _placed(scan, read_relation(scan, patterns, date))
    for date in _days_alone(scan, days):
        yield _placed(scan, read_relation(scan, patterns, date))
    if not patterns.may_have(patterns.weekdays, scan.vocabulary):
        return
    for found in scan.matches(patterns.weekday):
        if scan.cased[found.start()].isupper() or scan.lexicon.language not in ("en", "de"):
            scan.take(*found.span())
            start, end, words = scan.folded.span(*found.span())
            yield Weekday(start, end, words, scan.lexicon.weekdays[found["w"]])


def _made(
    scan: Scan, found: re.Match[str], kind: DateKind, year: int = 0, month: int = 0, **fields: Any
) -> DateClaim:
    scan.take(*found.span())
    return DateClaim(found.start(), found.end(), "", kind, year, month, **fields)


def _with_digits(scan: Scan, patterns: DatePatterns) -> Iterator[DateClaim]:
    for found in scan.matches(_ISO) if scan.between_digits("-/") else ():
        if _is_day(int(found["m"]), int(found["d"])):
            yield _made(scan, found, "day", int(found["y"]), int(found["m"]), day=int(found["d"]))
    yield from _numeric(scan)
    yield from _numeric_spans(scan)
    yield from find_solar_dates(scan)
    yield from _periods(scan, patterns)
    if patterns.may_have(patterns.months, scan.vocabulary):
        for pattern in (patterns.day_first, patterns.month_first):
            for found in scan.matches(pattern):
                yield from _days(scan, found)
        for found in scan.matches(patterns.month_year):
            yield _made(scan, found, "month", int(found["y"]), scan.lexicon.months[found["m"]])
    yield from _fiscal(scan)
    for found in scan.matches(_DECADE) if scan.follows_digits("s'") else ():
        year = int(found["y"])
        yield _made(scan, found, "decade", year if year > 99 else 1900 + year)


def _days_alone(scan: Scan, days: list[DateClaim]) -> Iterator[DateClaim]:
    """Read "on the 10th" behind a date as a day of its month; the next where it is the earlier day."""
    if not days or scan.lexicon.language != "en":
        return
    for found in scan.matches(_DAY_ALONE.of("en")):
        if not _BEFORE_DAY.of("en").search(scan.text, max(0, found.start() - 8), found.start()):
            continue
        before = max((d for d in days if d.start < found.start()), key=lambda d: d.start, default=None)
        if before is not None and before.day < int(found["d"]) <= _LAST_DAY:
            yield _made(scan, found, "day", before.year, before.month, day=int(found["d"]))


_DAY_ALONE = WordPattern(
    r"{article of a day} (?P<d>[1-3]?\d){endings of ordinals}(?= *(?:[,.;:)]|$|{behind a day alone} ))"
)
_BEFORE_DAY = WordPattern(r"\b{before a day alone} $")
_LAST_DAY = 31
_SHORTEST_MONTH = 3
"""Letters of a month's shortest name."""
_SHORT_MONTHS = frozenset({"ar", "hi"})
"""Languages with shorter names of months, such as Arabic August and Hindi May."""


def _fiscal(scan: Scan) -> Iterator[DateClaim]:
    """Read 2023/24, 2023-2024 and FY2023."""
    possible = scan.between_digits("/-") or "fy" in scan.text
    for found in scan.matches(_FISCAL) if possible else ():
        if found["y"] and str(int(found["y"]) + 1).endswith(found["z"]):
            yield _made(scan, found, "fiscal-year", int(found["y"]), until_year=int(found["y"]) + 1)
        elif found["f"]:
            year = 2000 + int(found["f"]) % 100
            yield _made(scan, found, "fiscal-year", year, until_year=year + 1 if found["g"] else 0)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _numeric(scan: Scan) -> Iterator[DateClaim]:
    """Read 24.02.2022 and 3/4/2024, which may be two days."""
    for found in scan.matches(_NUMERIC) if scan.between_digits("./-") else ():
        first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
        if year < 100 and found["s"] != "/" and not (found["s"] == "." and scan.lexicon.language != "en"):
            continue
        year += (2000 if year < 50 else 1900) if year < 100 else 0
        days = [(year, m, d) for d, m in ((first, second), (second, first)) if _is_day(m, d)]
        if found["s"] == "." or scan.lexicon.language != "en":
            days = days[:1] if _is_day(second, first) else []
        if days:
            others = tuple(days[1:]) if first != second else ()
            yield _made(scan, found, "day", days[0][0], days[0][1], day=days[0][2], others=others)


def _numeric_spans(scan: Scan) -> Iterator[DateClaim]:
    """Read 6-13.11, as two days, in languages that have a comma before decimals."""
    possible = scan.lexicon.decimal == "," and scan.between_digits(".")
    for found in scan.matches(_NUMERIC_SPAN) if possible else ():
        first, last, month = int(found["d"]), int(found["e"]), int(found["m"])
        if _is_day(month, first) and _is_day(month, last) and first < last:
            for day in (first, last):
                yield _made(scan, found, "day", 0, month, day=day)


def _days(scan: Scan, found: re.Match[str]) -> Iterator[DateClaim]:
    month, day, year = scan.lexicon.months[found["m"]], int(found["d"]), int(found["y"] or 0)
    lower = scan.cased[found.start("m")].islower()
    if not _is_day(month, day) or (
        lower and scan.lexicon.language == "en" and found["m"] in words_of("any", _ALIKE)
    ):
        return
    if scan.lexicon.language == "en" and not found["y"] and _is_counted(scan, found):
        return
    if found["e"] and int(found["e"]) <= day:
        return  # a score before a month: 4-1 de febrero
    yield _made(scan, found, "day", year, month, day=day)
    if found["e"] and _is_day(month, int(found["e"])):
        yield _made(scan, found, "day", year, month, day=int(found["e"]))


def _is_counted(scan: Scan, found: re.Match[str]) -> bool:
    """Check whether a number behind a month counts, as no day would: in January 31 wards."""
    in_month = _IN_MONTH.of("en").search(scan.text, max(0, found.start() - 4), found.start())
    month_first = found.start("m") < found.start("d")
    return bool(in_month) and month_first and bool(_COUNTED.match(scan.text, found.end()))


_IN_MONTH = WordPattern(r"(?<!\w){in a month} $")
_COUNTED = lazy(r" [a-z]")


def _periods(scan: Scan, patterns: DatePatterns) -> Iterator[DateClaim]:
    """Read quarters, halves, fiscal years and decades with digits in them."""
    are_short = not scan.before_digits.isdisjoint("qhts") or _LETTER_BEHIND.search(scan.text)
    for found in scan.matches(_SHORT_PERIOD.of(scan.lexicon.language)) if are_short else ():
        half = found["h"]
        number = int(half or found["q"] or found["t"] or found["r"] or found["u"])
        year = int(found["y"] or found["x"] or found["z"] or found["v"] or found["w"] or 0)
        year += 2000 if 0 < year < 100 else 0
        yield _made(scan, found, "half" if half else "quarter", year, number=number)
    if patterns.fiscal and patterns.may_have(patterns.fiscals, scan.vocabulary):
        for found in scan.matches(patterns.fiscal):
            year = int(found["y"])
            yield _made(scan, found, "fiscal-year", year, until_year=year + 1 if found["g"] else 0)
    for found in scan.matches(patterns.decade) if patterns.decade else ():
        year = int(found["y"])
        yield _made(scan, found, "decade", year if year > 99 else 1900 + year)


def _in_words(scan: Scan, patterns: DatePatterns) -> Iterator[DateClaim]:
    """Read what may have no digits: the third quarter, the 19th century, spring 2024, in May."""
    words = scan.vocabulary
    if patterns.may_have(patterns.periods, words):
        yield from _quarters(scan, patterns)
    if patterns.century and patterns.may_have(patterns.centuries, words):
        for found in scan.matches(patterns.century):
            if number := century_of(scan.lexicon, found):
                yield _made(scan, found, "century", (number - 1) * 100)
    for found in scan.matches(patterns.decade_after) if patterns.decade_after else ():
        year = decade_of(scan.lexicon, found)
        yield _made(scan, found, "decade", year if year > 99 else 1900 + year)
    if patterns.season and scan.has_digits and patterns.may_have(patterns.seasons, words):
        yield from _seasons(scan, patterns.season)
    if patterns.may_have(patterns.months, words):
        for found in scan.matches(patterns.month):
            if _is_month(scan, patterns, found):
                yield _made(scan, found, "month", 0, scan.lexicon.months[found["m"]])


def _quarters(scan: Scan, patterns: DatePatterns) -> Iterator[DateClaim]:
    """Read the third quarter, the first half of 2024, the first half of October."""
    lexicon = scan.lexicon
    if lexicon.language == "en":
        for found in scan.matches(_FIRST_QUARTERS.of("en")):
            scan.take(*found.span())
    for found in scan.matches(patterns.period) if patterns.period else ():
        half = found["p"] in flat(lexicon.dates.get("half", ""))
        last = (_HALVES if half else _QUARTERS) if found["l"] else 0
        number = last or (rank_of(found["n"]) if found["n"] else lexicon.ordinals[found["o"]])
        halved = half and patterns.month_halved.match(scan.text, found.end())
        if half and number > 2:
            continue
        date = _made(scan, found, "half" if half else "quarter", int(found["y"] or 0), number=number)
        if halved:
            scan.take(*halved.span())
            date = replace(date, end=halved.end(), month=lexicon.months[halved["m"]])
        yield date


_HALVES, _QUARTERS = 2, 4
"""Of a year: the number of its last one."""


def _seasons(scan: Scan, pattern: re.Pattern[str]) -> Iterator[DateClaim]:
    """Read spring 2024."""
    for found in scan.matches(pattern):
        seasons = scan.lexicon.dates["seasons"].items()
        number = next(int(n) for n, names in seasons if found["s"] in flat(names))
        verb = found["s"] in words_of("en", "seasons that are verbs") and " in " in found.group()
        if found["y"] and not verb:  # is to fall in 2028
            yield _made(scan, found, "season", int(found["y"]), number=number)


def _is_month(scan: Scan, patterns: DatePatterns, found: re.Match[str]) -> bool:
    """Check whether a month's name alone is one."""
    name = found["m"]
    if scan.lexicon.language in _SHORT_MONTHS:
        return True
    if len(name) < _SHORTEST_MONTH:
        return False
    if scan.lexicon.language == "en" and scan.cased[found.start()].islower():
        return False
    if name in scan.lexicon.cardinals and scan.text[found.end() - 1] != ".":
        return False  # Portuguese "dez" is ten
    with_case = len(name) > _SHORTEST_MONTH and len(found.group().rstrip(".")) > len(name)
    if (name in words_of("any", _ALIKE) and not with_case) or len(name) <= _SHORTEST_MONTH:
        before = scan.text[max(0, found.start() - 14) : found.start()]
        return bool(patterns.before_month and patterns.before_month.search(before))
    return True


def with_relation(scan: Scan, date: DateClaim) -> DateClaim:
    """Read what is before a date, and give its place in the original text."""
    return _placed(scan, read_relation(scan, date_patterns(scan.lexicon.language), date))


def _placed(scan: Scan, date: DateClaim) -> DateClaim:
    start, end, words = scan.folded.span(date.start, date.end)
    return replace(date, start=start, end=end, words=words)
