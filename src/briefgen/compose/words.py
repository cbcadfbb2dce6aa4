"""Format figures, dates and names for print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from types import MappingProxyType

from briefgen.corpus.dates import MONTHS, PartialDate, Period
from briefgen.corpus.fact import VAGUE, Figure
from briefgen.corpus.source import Name, Source

NARROW_SPACE = "\u202f"
"""A narrow no-break space, for between a number and its unit."""
DASH = "\u2013"
MINUS = "\u2212"
_SYMBOLS = MappingProxyType({"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"})
_SCALES = ((12, "tn"), (9, "bn"), (6, "m"))
"""Powers of ten and their abbreviations."""
_COUNTS = ((12, "trillion"), (9, "billion"), (6, "million"))
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_EXACT = Context(prec=60)
"""Enough digits that no number of the corpus is rounded: the corpus allows 40."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A formatted figure in pieces, which may be empty: "more than", "11,000", "ships", "forecast"."""

    qualifier: str
    numeral: str
    unit: str
    status: str = ""

    def __str__(self) -> str:
        joined = (
            f"{self.numeral}{NARROW_SPACE}{self.unit}"
            if self.unit == "%"
            else f"{self.numeral} {self.unit}".strip()
        )
        return f"{self.qualifier} {joined} {self._status}".strip()

    @property
    def without_unit(self) -> str:
        """The figure where its unit is printed elsewhere: "more than 11,000 (forecast)"."""
        return " ".join(part for part in (self.qualifier, self.numeral, self._status) if part)

    @property
    def unit_and_status(self) -> str:
        """What is printed below the number: "containers (forecast)"."""
        return f"{self.unit} {self._status}".strip()

    @property
    def _status(self) -> str:
        return f"({self.status})" if self.status else ""


def figure_words(figure: Figure) -> FigureWords:
    """Format a figure."""
    qualifier, status = figure.qualifier or "", figure.status or ""
    if qualifier in VAGUE:
        numeral, _, rest = qualifier.partition(" ")
        unit = f"{rest} {figure.unit}".strip()
        return FigureWords("", numeral, unit, status)
    if figure.low is not None and figure.high is not None:
        numeral = span_words(figure.low, figure.high, figure.unit)
    else:
        numeral = number_words(figure.value if figure.value is not None else Decimal(0), figure.unit)
    return FigureWords(qualifier, numeral, printed_unit(figure.unit), status)


def number_words(value: Decimal, unit: str) -> str:
    """Format a number, with the sign and the scale of money: "$240 bn"."""
    symbol = _money(unit)
    sign, amount = MINUS if value < 0 else "", value.copy_abs()
    if symbol is None:
        return f"{sign}{_counted(amount)}"
    for scale, word in _SCALES:
        if amount >= 10**scale:
            return f"{sign}{symbol}{_digits(amount.scaleb(-scale, _EXACT))}{NARROW_SPACE}{word}"
    return f"{sign}{symbol}{_digits(amount)}"


def _counted(amount: Decimal) -> str:
    """Format a count; from a million on in words, where two decimals are enough: "8.1 million"."""
    for scale, word in _COUNTS:
        scaled = amount.scaleb(-scale, _EXACT).normalize(_EXACT)
        if 1 <= scaled < 1000 and int(scaled.as_tuple().exponent) >= -2:
            return f"{_digits(scaled)}{NARROW_SPACE}{word}"
    return _digits(amount)


def span_words(low: Decimal, high: Decimal, unit: str) -> str:
    """Format a range with an en dash; a scale that both ends have is written once."""
    first, last = number_words(low, unit), number_words(high, unit)
    if NARROW_SPACE in first and first.rpartition(NARROW_SPACE)[2] == last.rpartition(NARROW_SPACE)[2]:
        symbol = _money(unit) or ""
        return f"{first.rpartition(NARROW_SPACE)[0]}{DASH}{last.removeprefix(symbol)}"
    return f"{first}{DASH}{last}"


def printed_unit(unit: str) -> str:
    """Format a unit; empty for money, whose sign is printed before the number."""
    return "" if _money(unit) is not None else unit


def _money(unit: str) -> str | None:
    """Return the sign of a currency; None for any other unit."""
    if len(unit) == 3 and unit.isupper() and unit.isascii():
        return _SYMBOLS.get(unit, f"{unit}{NARROW_SPACE}")
    return None


def _digits(value: Decimal) -> str:
    plain = f"{value.normalize(_EXACT):,f}"
    return plain.replace("-", MINUS)


def day_words(day: date) -> str:
    """Format a day: "26 June 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_words(when: PartialDate, *, short: bool = False) -> str:
    """Format a date with the parts that are known; an approximate one as "c. 16 April 2024".

    `short` cuts the month to three letters, and writes "Q3 2025" for "third quarter of 2025".
    """
    if when.period:
        words = _period_words(when.period, when.year, short=short)
        return f"c. {words}" if when.approximate else words
    month = MONTHS[when.month - 1][: 3 if short else None] if when.month else ""
    words = " ".join(part for part in (str(when.day or ""), month, str(when.year)) if part)
    return f"c. {words}" if when.approximate else words


def _period_words(period: Period, year: int, *, short: bool) -> str:
    if period.kind == "season":
        return f"{_SEASONS[period.number - 1]} {year}"
    if short:
        return f"{period.kind[0].upper()}{period.number} {year}"
    return f"{_ORDINALS[period.number - 1]} {period.kind} of {year}"


def short_source(source: Source) -> str:
    """Return the name of a source in a note: by its authors' family names, else by where it was published."""
    names = [n.family for n in source.author if n.family]
    if names:
        return f"{names[0]} and others" if len(names) > 2 else " and ".join(names)
    return source.container_title or source.publisher or source.title


def full_name(name: Name) -> str:
    """Format a name for a list of sources: "Lee, Sung-Yoon"."""
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
