"""The patterns of dates in a language, built from the names in its tables."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import Struct

from briefgen.language.folded import fold_key
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import Lexicon, load_lexicon, longest_first
from briefgen.language.word_pattern import any_of, words_of

YEAR = r"(?:1[0-9]|20|21)\d\d"
_NO_LETTER = r"(?![^\W\d_])"
_SUFFIXED = frozenset({"tr", "fi", "hu", "et", "lt", "lv"})
"""Languages that join their cases to the name of a month."""
_LAST = "last of a year"
_ORDINAL_LAST = frozenset({"ar", "fa", "he", "id", "vi"})
"""Languages that write "the quarter third"."""
_WORD = lazy(r"[^\s\d.-]+")
_JOINED = "parts of a day joined to it"
"""Words for a part of a day that are written together with its name: Samstagmittag."""
_DAY_BEFORE = "day before its name"
"""Words for a day before its name, which count nothing: يوم السبت."""


class DatePatterns(Struct, frozen=True):
    """Patterns of what a language has words for; None where it has none.

    Shape: groups are y (year), m (month), d and e (days), o and n (an ordinal, a number), p (period or
    part), s (season), g (the second year), r (relation), w (day of the week, or a number in words).
    """

    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    month_year: re.Pattern[str]
    month: re.Pattern[str]
    month_halved: re.Pattern[str]
    """The month behind "the first half"."""
    weekday: re.Pattern[str]
    period: re.Pattern[str] | None
    century: re.Pattern[str] | None
    season: re.Pattern[str] | None
    fiscal: re.Pattern[str] | None
    decade: re.Pattern[str] | None
    decade_after: re.Pattern[str] | None
    part: re.Pattern[str] | None
    relation: re.Pattern[str] | None
    before_month: re.Pattern[str] | None
    months: frozenset[str]
    """First words of the names of months; empty where cases are joined to them."""
    weekdays: frozenset[str]
    periods: frozenset[str]
    """Words for a quarter and a half."""
    centuries: frozenset[str]
    seasons: frozenset[str]
    fiscals: frozenset[str]

    def may_have(self, wanted: frozenset[str], words: frozenset[str]) -> bool:
        """Check whether a text with some words is worth a search."""
        return not wanted or not wanted.isdisjoint(words)


def flat(*phrases: str) -> list[str]:
    """List the phrases of texts that set bars between them."""
    return [fold_key(phrase) for text in phrases for phrase in text.split("|") if phrase]


def _any(words: Any) -> str:
    return "|".join(re.escape(w) for w in longest_first(words))


def _single(names: Any) -> frozenset[str]:
    """Give all words of some names."""
    return frozenset(word for name in names for word in _WORD.findall(name))


def _built(pattern: str, needed: Any) -> re.Pattern[str] | None:
    return lazy(pattern) if needed else None


def _listed(*names: str) -> list[str]:
    """Return the expression of each of some lists for texts of any language."""
    return [any_of(name, "any") for name in names]


@cache
def date_patterns(language: str) -> DatePatterns:
    """Build the patterns of a language."""
    lexicon = load_lexicon(language)
    words = lexicon.dates
    case = r"(?:'?[^\W\d_]{1,5})?" if language in _SUFFIXED else ""
    month = rf"(?P<m>{_any(lexicon.months)}){case}{_NO_LETTER}\.?"
    joints = words.get("joints", "of")
    of, of_month = (
        f"(?: ?(?:{_any(flat(each))}) ?| )" for each in (joints, words.get("month_joints", joints))
    )
    year_after = f"(?: (?:{_any(flat(words['year_after']))}){_NO_LETTER})?" if words.get("year_after") else ""
    year = rf"(?P<y>{YEAR}){year_after}"
    to, article, end = _listed("between two days", "articles of a last day", "endings of a last day")
    day = rf"(?<![\w.,$€£])(?P<d>\d{{1,2}})(?: ?{any_of('endings of a day', 'any')})?"
    last_day = rf"(?:(?:\.? ?- ?|\.? {to} (?:{article} )?)(?P<e>\d{{1,2}}){end}?)?"
    article, end = _listed("articles of a day behind its month", "endings of a day behind its month")
    last_after = rf"(?:(?: ?- ?| {to} (?:{article} )?)(?P<e>\d{{1,2}}){end}?{_NO_LETTER})?"
    month_day = rf"{month} (?:{article} )?(?P<d>\d{{1,2}}){end}?{last_after}(?![\d:%]|[.,]\d)"
    return DatePatterns(
        day_first=lazy(
            rf"{day}{last_day}(?:\.? ?|{of_month}|-){month}(?:(?:,|{of})?[ -]?{year}(?![\d]|[.,]\d))?"
        ),
        month_first=lazy(rf"(?<!\w){month_day}(?:,? (?P<y>{YEAR}))?(?![\d])"),
        month_year=lazy(rf"(?<!\w){month}(?:,|{of})? ?{year}(?![\d]|[.,]\d|[-/]\d)"),
        month=lazy(rf"(?<!\w){month}"),
        month_halved=lazy(rf"{of_month}{month}"),
        weekday=lazy(
            rf"(?<!\w)(?:{any_of(_DAY_BEFORE, language)} )?(?P<w>{_any(lexicon.weekdays)})"
            rf"(?:s?{_NO_LETTER}|(?={any_of(_JOINED, language)}{_NO_LETTER}))"
        ),
        months=frozenset() if case else _single(lexicon.months),
        weekdays=_single(lexicon.weekdays)
        | {f"{name}{end}" for name in lexicon.weekdays for end in ("s", *words_of(language, _JOINED))},
        periods=_single(flat(words.get("quarter", ""), words.get("half", ""))),
        centuries=_single(flat(words.get("century", ""))),
        seasons=_single(flat(*words.get("seasons", {}).values())),
        fiscals=_single(flat(words.get("fiscal", ""))),
        **_periods(lexicon, of),
        **_around(words, lexicon.weekdays),
    )


def _periods(lexicon: Lexicon, of: str) -> dict[str, re.Pattern[str] | None]:
    """Build the patterns of quarters, centuries, seasons, fiscal years and decades."""
    words = lexicon.dates
    first_four = _any(w for w, n in lexicon.ordinals.items() if n <= 4) or "(?!)"
    periods = flat(words.get("quarter", ""), words.get("half", ""))
    seasons = flat(*words.get("seasons", {}).values())
    century = flat(words.get("century", ""))
    fiscal, decade = flat(words.get("fiscal", "")), flat(words.get("decade_suffix", ""))
    before_decade, named = flat(words.get("decade_prefix", "")), flat(*words.get("decades", {}).values())
    tens = _any(w for w, n in lexicon.cardinals.items() if _is_decade(n)) or "(?!)"
    article, ending = _listed("before the year of a period", "endings of ordinals")
    year = rf"(?:(?:,|{of})? ?(?:{article} )?(?P<y>{YEAR})(?!\d))?"
    of_year = rf"(?=[ -](?:{_any(periods)})(?:,|{of})? ?(?:{article} )?{YEAR})"
    last = rf"(?P<l>{any_of(_LAST, lexicon.language)}){of_year}"
    ordinals = {**lexicon.ordinals, **words.get("century_ordinals", {})}
    ordinal = f"(?P<o>{_any(ordinals) or '(?!)'})"
    number = rf"(?P<n>\d{{1,2}}|[xvi]{{1,5}}){ending}?"
    return {
        "period": _built(
            rf"(?<![\w.,])(?:(?P<o>{first_four})|{last}|(?P<n>[1-4]|i{{1,3}}|iv|і{{1,3}}){ending}?)[ -]"
            rf"(?P<p>{_any(periods)}){_NO_LETTER}{year}"
            if lexicon.language not in _ORDINAL_LAST
            else rf"(?<!\w)(?P<n>)(?P<l>(?!))?(?P<p>{_any(periods)}) (?P<o>{first_four}){_NO_LETTER}{year}",
            periods,
        ),
        "century": _built(
            rf"(?<![\w.,])(?:{ordinal}|{number})[ -](?:{_any(century)}){_NO_LETTER}"
            rf"|(?<!\w)(?:{_any(century)}) "
            rf"(?:(?P<r>[xvi]{{1,5}})|{_behind_century(lexicon, ordinals)})(?!\w)",
            century,
        ),
        "season": _built(rf"(?<!\w)(?P<s>{_any(seasons)})(?:(?:,|{of})? ?(?P<y>{YEAR}))?(?![\w])", seasons),
        "fiscal": _built(
            rf"(?<!\w)(?:{_any(fiscal)}) (?P<y>{YEAR})(?:[/-](?P<g>\d\d(?:\d\d)?))?(?!\w)", fiscal
        ),
        "decade": _built(
            rf"(?<![\w.,])(?P<y>(?:(?:1[0-9]|20)\d0|[1-9]0))(?:{_any(decade)}){_NO_LETTER}", decade
        ),
        "decade_after": _built(
            rf"(?<!\d )(?<!\w)(?:{_any(before_decade) or '(?!)'}) ?'?"
            rf"(?:(?P<y>(?:1[0-9]|20)?[1-9]0)(?!\d|[.,]\d| ?%)|(?P<w>{tens})){_NO_LETTER}"
            rf"|(?<!\w)(?P<n>{_any(named) or '(?!)'}){_NO_LETTER}",
            before_decade or named,
        ),
    }


def _behind_century(lexicon: Lexicon, ordinals: Any) -> str:
    """Return the expression of a number behind "century", where the language writes it there."""
    if lexicon.language not in _ORDINAL_LAST:
        return "(?P<d>(?!))(?P<q>(?!))"
    (article,) = _listed("articles of a century behind its name")
    return rf"(?:{article} ?)?(?P<d>\d{{1,2}})|(?P<q>{_any(ordinals) or '(?!)'})"


def _is_decade(number: Fraction) -> bool:
    """Check whether a number is one that decades are named by: twenty to ninety."""
    return number in range(20, 100, 10)


def _around(words: Any, weekdays: Any) -> dict[str, re.Pattern[str] | None]:
    """Build the patterns of what is before a date: mid-, since, and the prepositions of a month."""
    parts = flat(*(words.get(part, "") for part in ("early", "mid", "late")))
    relations = flat(*words.get("relations", {}).values())
    before = flat(words.get("before_month", ""), *words.get("relations", {}).values())
    article, of, elided = _listed(
        "between a relation and a date", "behind a part of a period", "elided behind a part of a period"
    )
    return {
        "part": _built(rf"(?<!\w)(?P<p>{_any(parts)})[ -]?(?:{of} |{elided})?$", parts),
        "relation": _built(
            rf"(?<!\w)(?P<r>{_any(relations)})(?: (?:{_any(weekdays)}),?)?(?: {article})?[ -]?$", relations
        ),
        "before_month": _built(rf"(?<!\w)(?:{_any(before)})[ -]$", before),
    }
