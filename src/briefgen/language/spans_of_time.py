"""Whether a number is the time between two dates, or the age of what began in a year: thirty years old."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, gather_days, spans, terms_of
from briefgen.language.word_pattern import WordPattern

Texts = Sequence[tuple[Reading, Issued]]
_DAY = 86_400
_YEAR = 12
"""Months of a year, within which an age is right: born in May, or in December."""
_DURING = WordPattern(r"(?<!\w){while}(?: {articles of periods})?(?: {ordering periods})? $")
"""Words before a stretch of time in which something rose or fell: rose to 58 in ten months."""
_AGE = WordPattern(r"(?<!\w){ages}(?: {of an age})? $")
_OLD_BEHIND = WordPattern(r"[ -]?(?:years?[ -])?{old behind an age}(?!\w)")
_OLD_BEFORE = WordPattern(r"(?<!\w){old before an age} $")


def is_span(mine: Quantity, claim: Reading, texts: Texts, *, changed: bool) -> bool:
    """Check whether a number is the time between two dates, or the age at one.

    Flags: `changed` is set where words of the claim say that something is so much later.
    """
    term = next(terms_of(mine), None)
    if term is None:
        return False
    if is_how_old(mine, claim):
        return _is_age_at_date(mine, claim, texts)
    age = mine.first.kind == "count" and _AGE.of("any").search(claim.text.lower(), 0, mine.start)
    kind = "months" if age else term.dimension[1]
    if kind not in ("time", "months"):
        return False
    terms = (t for text, _ in texts for q in text.of(Quantity) for t in terms_of(q))
    given = any(t.dimension == term.dimension for t in terms)
    names_two = len(claim.of(DateClaim)) > 1
    if given and not changed and not names_two:
        return False
    named = term.value * _YEAR if age else term.value
    days = gather_days(
        [*texts, (claim, texts[0][1] if texts else Issued())], with_issue=is_later(mine, claim)
    )
    slack = _YEAR if age else 1 if kind == "months" and named >= _YEAR else 0
    apart = changed and not _DURING.of("any").search(claim.text.lower(), 0, mine.start)
    lasts = 0 if apart or age else _DAY if kind == "time" else 1  # its first day and its last count
    return any(
        fits(mine, value, named=named) or abs(value - named) <= slack or value + lasts == named
        for value in spans(days, kind)
    )


def is_later(mine: Quantity, claim: Reading) -> bool:
    """Check whether words behind a time set it between two dates: two days earlier."""
    return load_lexicon(claim.language).later.at(claim.text.lower(), mine.end + 1) is not None


def is_how_old(mine: Quantity, claim: Reading) -> bool:
    """Check whether a number says how old something is: thirty-year-old, 30 Jahre alt, vieux de 30 ans."""
    lower, first = claim.text.lower(), mine.first
    if first.unit != "year" and (first.kind != "count" or mine.noun):
        return False
    inside = mine.words.lower().endswith(" old") or mine.words.lower().endswith("-old")
    behind = _OLD_BEHIND.of("any").match(lower, mine.end)
    return bool(inside or behind or _OLD_BEFORE.of("any").search(lower, 0, mine.start))


def _is_age_at_date(mine: Quantity, claim: Reading, texts: Texts) -> bool:
    """Check whether a number is how long before a date of the claim, or its source, one of a text is."""
    named = mine.first.low * _YEAR
    for text, issued in texts:
        began = gather_days([(text, issued)], with_issue=False)
        until = [*gather_days([(claim, issued)], with_issue=False), (issued.year, 0, 0)]
        for first, last in product(began, until):
            ages = spans((first, last), "months") if first[0] and last[0] > first[0] else ()
            if any(fits(mine, age, named=named) or abs(age - named) <= _YEAR for age in ages):
                return True
    return False
