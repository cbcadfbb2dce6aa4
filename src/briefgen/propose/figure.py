"""Turn a number in a sentence into the figure of a fact: qualifier, value, unit, status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from briefgen.check.figure_unevidenced import QUALIFIERS
from briefgen.corpus.fact import VAGUE, Qualifier
from briefgen.corpus.units import unit_name
from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.tables import load_table
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of
from briefgen.language.wording.plans import find_plan

FigureFields = Mapping[str, str | Decimal]
"""The keys of a figure with their values, in the order in which they are written."""
UNWRITTEN_UNIT = "TODO"
"""The unit of a number that counts something its sentence does not name beside it."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP = WordPattern(r"[\s-]*(?:{of}\s+|d['’])?", re.IGNORECASE)
"""What may be between a number and the word for what it counts."""
_JOINT = re.compile(r"[\s-]*")
_LASTS = WordPattern(r"\b{lasting over}\s+\Z", re.IGNORECASE)
"""Words that make "over two years" more than two years."""
_PART_OF = WordPattern(r"\s+{part of}\s+", re.IGNORECASE)
_OF_THEM = WordPattern(r",\s+{of them}\s+(?:\w+\s+)?\Z")
_THEIRS = WordPattern(r"\s+{of them}\b", re.IGNORECASE)
_INSTEAD = WordPattern(r"\s+{instead of}\s+", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÄÖÜ]")
_MOST_ADJECTIVES = 2
_NO_THINGS = ("empty", "pronouns", "possessives", "relatives", "prepositions", "conjunctions", "finite")
"""Lists of words that nothing counts."""
_TIMES = frozenset({"hour", "day", "week", "month", "year"})
_MOST_IN_UNIT = 4
_ROUNDED = 3
"""Digits of a share that has no end in decimal notation, such as a third."""
_ENOUGH = 1000
"""A value whose thousandfold is whole is written exactly."""
_YEARS = range(1900, 2101)


def figure_of(quantity: Quantity, reading: Reading, currency: str = "") -> FigureFields | None:
    """Return the fields of the figure that a number makes; None for a multiple such as "twice".

    Shape: a sum of money is of the currency that is given, else its unit is not written.
    """
    first = quantity.first
    if first.kind == "multiple" or is_year(quantity):
        return None
    fields: dict[str, str | Decimal] = {}
    qualifier = _qualifier(quantity, reading)
    if qualifier:
        fields["qualifier"] = qualifier
    if first.kind != "vague":
        scale = 100 if first.kind == "share" else 1
        low, high = first.low * scale, first.high * scale
        if not _is_short(low) or not _is_short(high):
            fields["qualifier"] = str(fields.get("qualifier", "about"))
        fields |= {"value": _decimal(low)} if low == high else {"low": _decimal(low), "high": _decimal(high)}
    elif qualifier not in VAGUE:
        return None
    fields["unit"] = _unit(quantity, reading, currency)
    plan = find_plan(reading.passage, quantity.start)
    if plan is not None and quantity.role != "from":
        fields["status"] = plan[1]
    return fields


def is_year(quantity: Quantity) -> bool:
    """Check whether a number is a year that was read as a count: Copyright 2024, le budget de 2026."""
    first = quantity.first
    return (
        first.kind == "count"
        and first.low == first.high
        and first.low in _YEARS
        and quantity.words.isdigit()
        and not quantity.bound
    )


def is_span(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a duration is the time in which something happens: 9 per cent over two years."""
    return (
        quantity.bound_loose
        and quantity.first.unit in _TIMES
        and not _LASTS.of(reading.language).search(reading.text, 0, quantity.start)
    )


def counted_words(quantity: Quantity, reading: Reading) -> str:
    """Return the words behind a number that name what it counts; empty where it counts nothing named."""
    end = quantity.end
    if _THEIRS.of(reading.language).match(reading.text, end):
        return ""  # what it counts is named before
    gap = _GAP.of(reading.language).match(reading.text, end)
    words, further = _words_behind(reading.text[gap.end() if gap else end :], reading)
    if words and _counts_nothing(words[0], reading):
        return ""
    if reading.language != "en":
        return " ".join(words) if words and len(words[0]) > 1 else ""
    if words and not words[-1].endswith("s"):  # no plural: sheep, personnel
        words = words[:1]
    return " ".join(words) if quantity.noun or further else ""


def _words_behind(rest: str, reading: Reading) -> tuple[list[str], bool]:
    """Return the words that may name what is counted, and whether one as "more" is before them.

    Shape: in English, words up to a plural; in another language one, in German the first with a capital.
    """
    words: list[str] = []
    further, adjectives, at = False, 0, 0
    for found in _WORD.finditer(rest):
        if not _JOINT.fullmatch(rest, at, found.start()):
            break  # a mark or a number is between
        word, at = found.group(), found.end()
        if not words and word.lower() in reading.passage.lists["counted further"]:
            further = True
            continue
        if word.lower() in reading.passage.lists["empty"]:
            break
        if reading.language == "de" and not _CAPITAL.match(word) and adjectives < _MOST_ADJECTIVES:
            adjectives += 1  # nine ordered boats: neun bestellte Boote
            continue
        words.append(word)
        if reading.language != "en" or word.endswith("s") or len(words) == _MOST_IN_UNIT:
            break
    return words, further


def _counts_nothing(word: str, reading: Reading) -> bool:
    """Check whether a word behind a number is no thing that it counts: 700 afterwards, 85 von ihnen."""
    key = word.lower()
    if reading.language == "de" and not _CAPITAL.match(word):
        return True
    return key in words_of("any", "no counted things") or any(
        key in reading.passage.lists[name] for name in _NO_THINGS
    )


def _unit(quantity: Quantity, reading: Reading, currency: str) -> str:
    first = quantity.first
    if first.kind == "share":
        return "%"
    if first.kind == "money":
        name = currency
    elif first.unit:
        name = unit_name(first.unit, quantity.words)
    else:
        name = counted_words(quantity, reading) or _counted_with(quantity, reading)
    per = quantity.per or _rate_of_pair(quantity, reading)
    if not name or not per or name.partition(" ")[0] in meanings_of(reading.language, "periods"):
        return name or UNWRITTEN_UNIT
    rates = load_table("words", reading.language).get("rates", {})
    return f"{name} {rates.get(per) or rates.get('any', '').format(per)}".rstrip()


def _counted_with(quantity: Quantity, reading: Reading) -> str:
    """Return the unit of the number that another is a part of or beside: 42 of 50 crossings, of whom 1,600.

    Also that of the number in place of which it is: 900 instead of 2,400 tonnes.
    """
    quantities = reading.of(Quantity)
    at = quantities.index(quantity)
    behind = quantities[at + 1 :][:1]
    if (
        behind
        and behind[0].whole
        and _PART_OF.of(reading.language).fullmatch(reading.text, quantity.end, behind[0].start)
    ):
        return counted_words(behind[0], reading)
    instead = _INSTEAD.of("any")
    if behind and instead.fullmatch(reading.text, quantity.end, behind[0].start):
        other = behind[0].first
        measured = unit_name(other.unit, behind[0].words) if other.unit else ""
        return measured or counted_words(behind[0], reading)
    before = quantities[max(at - 1, 0) : at]
    if before and _THEIRS.of(reading.language).match(reading.text, quantity.end):
        return counted_words(before[0], reading)
    if before and _OF_THEM.of(reading.language).search(reading.text, before[0].end, quantity.start):
        return counted_words(before[0], reading)
    return ""


def _rate_of_pair(quantity: Quantity, reading: Reading) -> str:
    """Return the rate of the second number of a pair, as the first has it: from $1.62 to $1.94 a litre."""
    quantities = reading.of(Quantity)
    behind = quantities[quantities.index(quantity) + 1 :][:1]
    return behind[0].per if quantity.role == "from" and behind and behind[0].role == "to" else ""


def _qualifier(quantity: Quantity, reading: Reading) -> str:
    """Return the qualifier, in the source's own word where a figure may have that."""
    if quantity.first.kind == "vague":
        words = quantity.words.casefold()
        return next((name for name in sorted(VAGUE) if name.split()[0] == words.split()[0]), "")
    before = " ".join(reading.text[: quantity.start].casefold().split())
    if is_span(quantity, reading):
        return ""
    own = (name for name in get_args(Qualifier) if before.endswith(name))
    found = max((name for name in own if name not in VAGUE), key=len, default="")
    return found if found and quantity.bound else QUALIFIERS.get(quantity.bound, "")


def _is_short(value: Fraction) -> bool:
    return (value * _ENOUGH).denominator == 1


def _decimal(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if _is_short(value):
        return Decimal(f"{exact.normalize():f}")
    return round(exact, _ROUNDED - 1 - exact.adjusted())
