"""How a language writes numbers, money, dates, lists and quotations: tables made from CLDR."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from functools import cache
from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).parent / "formats"
MINUS = "\u2212"
_EXACT = Context(prec=60)
"""Enough digits that no number of the corpus is rounded: the corpus allows 40."""


class Formats(Struct, frozen=True):
    """The table of one language; `tests/catalogues/make_formats.py` writes it.

    Shape: the fields in braces are `number`, `sign`, `day`, `month`, `year`, `low`, `high`, `first`, `last`.
    """

    digits: str
    """The ten digits."""
    decimal: str
    group: str
    fewest_grouped: int
    """From how many digits on a number has separators between its groups."""
    percent: str
    money: str
    coded_money: str
    """Money whose currency is written as its code, such as CHF."""
    signs: Mapping[str, str]
    """The signs of currencies by their codes."""
    money_scales: Mapping[str, str]
    """How money is written from 10 to this power on, the largest power first."""
    count_scales: Mapping[str, Mapping[str, str]]
    """How a count is written from 10 to this power on, by plural category."""
    half_is_one: bool
    """Whether 1.5 is singular."""
    months: Sequence[str]
    short_months: Sequence[str]
    day: str
    short_day: str
    month: str
    short_month: str
    first_of_month: str
    """How the first day of a month is written, such as 1er; empty where as any other."""
    range: str
    listed: str
    """The last two items of a list: "{first} and {last}"."""
    listed_many: str
    """The same where more items are before them."""
    listed_before: Mapping[str, str]
    """Another form of `listed` by the beginning of the last item, as a pattern."""
    comma: str
    """Between the other items."""
    semicolon: str
    quotes: Sequence[str]
    """The outer marks, opening and closing, then the inner ones."""
    spaces: Mapping[str, str]
    """What replaces a space that an author typed, by patterns of it: before a colon in French."""

    def number(self, value: Decimal) -> str:
        """Format a number without a unit."""
        whole, _, fraction = f"{value.normalize(_EXACT).copy_abs():f}".partition(".")
        if len(whole) >= self.fewest_grouped:
            whole = f"{int(whole):,}".replace(",", self.group)
        written = f"{whole}{self.decimal}{fraction}" if fraction else whole
        return f"{MINUS if value < 0 else ''}{self.local_digits(written)}"

    def local_digits(self, text: str | int) -> str:
        """Write the digits of a text in the language's own."""
        return str(text).translate(str.maketrans("0123456789", self.digits))

    def money_of(self, amount: str, unit: str, pattern: str = "") -> str:
        """Put the sign or the code of a currency to a number; `pattern` is that of a scale."""
        sign = self.signs.get(unit)
        if sign is None:
            return self.coded_money.format(number=_scaled(pattern, amount), sign=unit)
        return (pattern or self.money).format(number=amount, sign=sign)

    def spaced(self, text: str) -> str:
        """Return an author's text with the spaces that the language has around punctuation."""
        for pattern, space in self.spaces.items():
            text = re.sub(pattern, space, text)
        return text

    def both(self, items: Sequence[str]) -> str:
        """List items as a sentence does: "A, B and C"."""
        if len(items) < 2:
            return "".join(items)
        first, last = self.comma.join(items[:-1]), items[-1]
        plain = self.listed if len(items) == 2 else self.listed_many
        found = (form for start, form in self.listed_before.items() if re.match(start, last, re.IGNORECASE))
        return next(found, plain).format(first=first, last=last)

    def quoted(self, words: str) -> str:
        """Put words in quotation marks; those inside stay, unless they are the same as the outer ones."""
        opening, closing, inner, inner_end = self.quotes
        bare, bare_end = opening.strip(), closing.strip()
        marks = f"[^{bare}{bare_end}]*?"
        words = re.sub(rf"{bare}\s*({marks})\s*{bare_end}", rf"{inner}\1{inner_end}", words)
        if bare == "“":
            words = re.sub(r'"([^"]*)"', rf"{inner}\1{inner_end}", words)
        return f"{opening}{words}{closing}"


def _scaled(pattern: str, amount: str) -> str:
    """Return a number with its scale and without the sign of a currency."""
    return pattern.format(number=amount, sign="").strip() if pattern else amount


@cache
def formats_in(language: str) -> Formats | None:
    """Return the table of a language, of its region first; None where there is none."""
    for name in (language, language.partition("-")[0]):
        path = FOLDER / f"{name}.json"
        if path.is_file():
            return Formats(**json.loads(path.read_text("utf-8")))
    return None
