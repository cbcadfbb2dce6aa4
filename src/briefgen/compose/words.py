"""Format figures, dates and names for print."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal

from msgspec import Struct

from briefgen.bidi.direction import end_name
from briefgen.catalogues.formats import MINUS
from briefgen.catalogues.words import DOZENS, MILLIONS, OTHER, Words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Figure
from briefgen.corpus.origins import origin_list
from briefgen.corpus.source import CslName, Source
from briefgen.spec.profile import Band

_LONG_SCALES = (12, 9, 6)
"""Powers of ten from which on a count is written in words."""
_EXACT = Context(prec=60)
"""Enough digits that no number of the corpus is rounded: the corpus allows 40."""


class FigureWords(Struct, frozen=True):
    """A formatted figure in pieces, which may be empty: "more than", "11,000", "ships", "forecast"."""

    qualifier: str
    numeral: str
    unit: str
    status: str = ""
    whole: str = ""
    """Number and unit together, where they are not simply joined by a space: "50 %"."""

    def __str__(self) -> str:
        joined = self.whole or f"{self.numeral} {self.unit}".strip()
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


class _Amount(Struct, frozen=True):
    """A number at the scale in which it is written: 8.1 million as 8.1, with 6 as its power."""

    number: Decimal
    power: int = 0


def figure_words(figure: Figure, words: Words) -> FigureWords:
    """Format a figure."""
    status = words.term("status", figure.status) if figure.status else ""
    qualifier = words.term("qualifier", figure.qualifier) if figure.qualifier else ""
    if figure.qualifier in VAGUE:
        numeral, _, of = figure.qualifier.partition(" ")
        unit = _after_vague(figure.unit, words, of=bool(of))
        return FigureWords("", words.term("vague", numeral), unit, status)
    low = figure.low if figure.low is not None else figure.value or Decimal(0)
    high = figure.high if figure.high is not None else low
    numeral = span_words(low, high, figure.unit, words)
    unit, whole = unit_words(figure.unit, high, numeral, words)
    return FigureWords(qualifier, numeral, unit, status, whole)


def number_words(value: Decimal, unit: str, words: Words) -> str:
    """Format a number, with the sign and the scale of money: "$240 bn"."""
    return span_words(value, value, unit, words)


def span_words(low: Decimal, high: Decimal, unit: str, words: Words) -> str:
    """Format a range with a dash; a scale that both ends have is written once."""
    if low == high:
        return _written(low, unit, words)
    first, last = _scaled(low, unit, words), _scaled(high, unit, words)
    if low < 0 or not first.power or first.power != last.power:
        ends = {"low": _written(low, unit, words), "high": _written(high, unit, words)}
        return words.formats.range.format(**ends)
    ends = {"low": words.formats.number(first.number), "high": words.formats.number(last.number)}
    return _with_scale(words.formats.range.format(**ends), last, unit, words)


def _written(value: Decimal, unit: str, words: Words) -> str:
    amount = _scaled(value.copy_abs(), unit, words)
    written = _with_scale(words.formats.number(amount.number), amount, unit, words)
    return f"{MINUS if value < 0 else ''}{written}"


def _scaled(value: Decimal, unit: str, words: Words) -> _Amount:
    """Return a number at its scale; a count from a million on, where two decimals are enough."""
    powers = (int(power) for power in words.formats.money_scales) if is_money(unit) else _LONG_SCALES
    for power in powers:
        scaled = value.scaleb(-power, _EXACT).normalize(_EXACT)
        short = is_money(unit) or (scaled < 1000 and int(scaled.as_tuple().exponent) >= -2)
        if scaled >= 1 and short:
            return _Amount(scaled, power)
    return _Amount(value)


def _with_scale(number: str, amount: _Amount, unit: str, words: Words) -> str:
    """Write a number with the word of its scale, and with the sign of money."""
    formats, power = words.formats, str(amount.power)
    if is_money(unit):
        return formats.money_of(number, unit, formats.money_scales.get(power, ""))
    if not amount.power:
        return number
    forms = formats.count_scales[power]
    return forms.get(words.category(amount.number), forms[OTHER]).format(number=number)


def unit_words(unit: str, number: Decimal, numeral: str, words: Words) -> tuple[str, str]:
    """Format a unit, and the number with it; the unit is empty for money, whose sign is beside the number."""
    if is_money(unit):
        return "", numeral
    if unit == "%":
        return unit, words.formats.percent.format(number=numeral)
    large = bool(_scaled(number.copy_abs(), unit, words).power)
    named = noun(unit, Decimal(10**6) if large else number, words)
    if large and not _has_form(unit, words):
        named = words.text("{unit}", "millions", unit=named)
    return named, f"{numeral} {named}".strip()


def noun(unit: str, number: Decimal, words: Words) -> str:
    """Return a unit in the memo's language and the form that a number needs; its own words without one."""
    forms = words.nouns.get(unit)
    if forms is None:
        return unit
    name = MILLIONS if number >= 10**6 else words.category(number)
    return forms.get(name, forms[OTHER])


def _after_vague(unit: str, words: Words, *, of: bool) -> str:
    """Return a unit after a word such as dozens: in its form for that, for millions, or for a few."""
    forms = words.nouns.get(unit, {})
    if DOZENS in forms:
        return forms[DOZENS]
    if MILLIONS in forms:
        return forms[MILLIONS]
    named = forms.get(words.category(Decimal(5)), noun(unit, Decimal(5), words))
    return words.text("of {unit}", "dozens", unit=named) if of else named


def _has_form(unit: str, words: Words) -> bool:
    """Check whether a unit has a form of its own after millions."""
    return MILLIONS in words.nouns.get(unit, ())


def printed_unit(unit: str, words: Words) -> str:
    """Format a unit that is printed alone; empty for money, whose sign is printed before the number."""
    return "" if is_money(unit) else noun(unit, Decimal(100), words)


def is_money(unit: str) -> bool:
    """Check whether a unit is the code of a currency."""
    return len(unit) == 3 and unit.isupper() and unit.isascii()


def range_words(band: Band, words: Words) -> str:
    """Format the range of a likelihood: "55–80%"; an end outside as "<50", an approximate one as "~40"."""
    low_mark, high_mark = band.end_marks
    local = words.formats.local_digits
    ends = {"low": f"{low_mark}{local(band.low)}", "high": f"{high_mark}{local(band.high)}"}
    return words.formats.percent.format(number=words.formats.range.format(**ends))


def origin_words(origins: Iterable[str], corpus: Corpus, words: Words) -> str:
    """List the names of origins: "South Korean government and US government"."""
    return words.formats.both([end_name(name, words.language) for name in origin_list(origins, corpus)])


def short_source(source: Source, words: Words) -> str:
    """Return the name of a source in a note: by its authors' family names, else by where it was published."""
    names = [end_name(n.family, words.language) for n in source.author if n.family]
    if names:
        if len(names) > 2:
            return words.text("{name} and others", name=names[0])
        return words.formats.both(names)
    return end_name(source.container_title or source.publisher or source.title, words.language)


def full_name(name: CslName) -> str:
    """Format a name for a list of sources: "Lee, Sung-Yoon"."""
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
