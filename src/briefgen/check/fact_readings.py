"""What a fact says in fields of its own: its figure and its dates, as they would be read from words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.dates import PartialDate, parse_date
from briefgen.corpus.fact import Fact, Figure
from briefgen.language.claims import DateClaim, DateKind, Quantity
from briefgen.language.read import read
from briefgen.language.reading import Reading


def own_dates(fact: Fact) -> tuple[DateClaim, ...]:
    """List the dates that a fact has in fields of its own."""
    figure = fact.figure
    dates = [date for date in (fact.date, figure.as_of if figure else None) if date]
    if figure and figure.year:
        dates.append(PartialDate(figure.year))
    return tuple(dated(date) for date in dates)


def dated(date: PartialDate) -> DateClaim:
    """Return the date of a field as the reader gives those of a text."""
    if date.period:
        return DateClaim(0, 0, str(date), date.period.kind, date.year, number=date.period.number)
    kind: DateKind = "day" if date.day else "month" if date.month else "year"
    return DateClaim(0, 0, str(date), kind, date.year, date.month, date.day)


def figure_words(figure: Figure) -> str:
    """Write a figure as words that the reader reads: at least 11,000 containers."""
    numbers = [figure.value] if figure.value is not None else [figure.low, figure.high]
    written = " to ".join(f"{number:,f}" for number in numbers if number is not None)
    return " ".join(part for part in (figure.qualifier or "", written, figure.unit) if part)


def read_figure(figure: Figure) -> Reading:
    """Read a figure as its words would be read."""
    return read(figure_words(figure), "en")


def find_number(figure: Figure, text: Reading) -> Iterator[Quantity]:
    """Find the numbers of a text that a figure may be, whatever they count."""
    own = {(s.low, s.high) for quantity in read_figure(figure).of(Quantity)[:1] for s in quantity.senses}
    for quantity in text.of(Quantity):
        if any((s.low, s.high) in own for s in quantity.senses):
            yield quantity


def date_of_claim(claim: DateClaim, year: int) -> PartialDate | None:
    """Return a date that was read as a field has it, in a year; None for a decade or no date at all.

    Shape: half of a month is that month.
    """
    if claim.number and not claim.month:
        code = {"quarter": "Q", "half": "S"}.get(claim.kind, "")
        return parse_date(f"{year:04}-{code}{claim.number}") if code else None
    if claim.kind not in ("day", "month", "year") and not claim.month:
        return None
    parts = [f"{year:04}", *(f"{part:02}" for part in (claim.month, claim.day) if part)]
    return parse_date("-".join(parts))


def is_date_of(words: DateClaim, date: PartialDate) -> bool:
    """Compare two dates as far as both are known; a quarter may be that of a fiscal year."""
    if words.until_year and words.until_year == date.year:
        return True
    if words.number and date.period and date.period.kind == words.kind:
        return date.period.number == words.number and words.year in (0, date.year)
    if date.period and words.month:
        return words.year in (0, date.year) and _may_be_in(words, date)
    known = (date.year, date.month, date.day)
    days = ((words.year, words.month, words.day), *words.others)
    return any(all(a == b or 0 in (a, b) for a, b in zip(day, known, strict=True)) for day in days)


def _may_be_in(words: DateClaim, date: PartialDate) -> bool:
    """Check whether a month, in any year, is in a period."""
    months = date.period.months if date.period else 0
    return (words.month - date.first.month) % 12 < months
