"""What is around a number: its scale, sign of money, unit, rate, and the noun it counts."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple

from briefgen.language.added_parts import added_at
from briefgen.language.claims import QuantityKind
from briefgen.language.digits import Number, is_dash
from briefgen.language.english import counted_nouns, described_time, is_metre
from briefgen.language.further_units import further_scale, further_unit
from briefgen.language.lazy import lazy
from briefgen.language.money_signs import meant_by, sign_after, sign_before
from briefgen.language.scan import Scan
from briefgen.language.unit_words import are_places, is_other_word, names_a_year
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of

_STEP = lazy(r"[ -]?")
_MINUS = lazy(r"(?:^|[\s(])-[ ]?$")
_WORD = lazy(r"[^\W\d_]{5} ?$")
_WORD = lazy(r"[^\W\d_]+")
_WITHIN = lazy(r" [^\WA-Z]| ?[$€£¥₩%]|[,;)]")
"""What follows a full stop that ends no sentence."""


class Amount(NamedTuple):
    """A number with all that was read around it. Units: places in the folded text."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    place: Fraction
    in_digits: bool
    kind: QuantityKind = "count"
    unit: str = ""
    currencies: frozenset[str] = frozenset()
    per: str = ""
    noun: tuple[str, ...] = ()
    role: Literal["", "to", "by", "from"] = ""
    """What it is of a change: from six to four."""
    scaled: Fraction = Fraction(1)
    """By what its scale word multiplied it."""
    parts: int = 1
    """100 for a share in per cent: by what the written number was divided."""
    other: tuple[QuantityKind, Fraction, str] | None = None
    """Another sense: kind, value, unit."""


def read_amount(scan: Scan, number: Number) -> Amount:
    """Read what is around a number."""
    amount = Amount(
        number.start, number.end, number.value, number.value, number.place, in_digits=number.in_digits
    )
    amount = _negative(scan, _with_sign(scan, _added(scan, amount)))
    amount = _scaled(scan, amount)
    if amount.scaled > 1:
        amount = _added(scan, amount)
    amount = _dressed(scan, amount)
    if amount.kind == "measure":
        amount = _below_zero(scan, _added(scan, amount))
    return _rated(scan, amount)


def _negative(scan: Scan, amount: Amount) -> Amount:
    head = scan.text[max(0, amount.start - 12) : amount.start].rstrip(" ")
    word = head.rpartition(" ")[2]
    bound = scan.lexicon.bounds_before.before(scan.text, max(0, amount.start - 12) + len(head))
    less = word in scan.lexicon.minus and _LESS_THAN.of("any").match(scan.text, amount.end)
    if word in scan.lexicon.minus and amount.low > 0 and not bound and not less:
        start = scan.text.rindex(word, 0, amount.start)
        return amount._replace(start=start, low=-amount.low, high=-amount.high)
    if (
        amount.kind == "money"
        and amount.low > 0
        and _MINUS.search(scan.text[max(0, amount.start - 3) : amount.start])
        and not is_dash(scan, start := scan.text.rindex("-", 0, amount.start))
    ):
        return amount._replace(start=start, low=-amount.low, high=-amount.high)
    return amount


_LESS_THAN = WordPattern(r"(?: ?%| [^\W\d_]+){0,4} {than behind less}(?!\w)")
"""What makes of "menos" before a number less than another: menos 0,4 milhões do que."""


def _below_zero(scan: Scan, amount: Amount) -> Amount:
    """Read "five degrees below zero"."""
    found = scan.lexicon.below_zero.at(scan.text, amount.end + 1)
    if not found or amount.low < 0:
        return amount
    return amount._replace(end=found[0], low=-amount.high, high=-amount.low)


def _with_sign(scan: Scan, amount: Amount) -> Amount:
    """Read a sign or code of money before the number."""
    found = sign_before(scan, amount.start)
    return amount._replace(start=found[0], kind="money", currencies=found[1]) if found else amount


def _added(scan: Scan, amount: Amount) -> Amount:
    """Read "and a half" after a number, or after its unit."""
    found = added_at(scan, _STEP.match(scan.text, amount.end).end())  # type: ignore[union-attr]  # it matches nothing too
    if not found or amount.low != amount.high or amount.low.denominator > 1:
        return amount
    end, part = found
    scale = last_scale(amount)
    value = amount.low + (part if amount.low >= 0 else -part) * scale
    place = scale if scale > 1 else amount.place
    return amount._replace(end=end, low=value, high=value, place=place * part)


def last_scale(amount: Amount) -> int:
    """Return the scale that a number in words ends with: a million, of "two million and a half"."""
    if amount.in_digits and amount.scaled == 1:
        return 1
    return next((s for s in _SCALES if abs(amount.low) >= s and amount.low % s == 0), 1)


_SCALES = (10**12, 10**9, 10**6, 1000)


def _scaled(scan: Scan, amount: Amount) -> Amount:
    """Read the scales after a number: thousand, mln, lakh, thousand million."""
    while scan.lexicon.spaced:
        begin = _STEP.match(scan.text, amount.end).end()  # type: ignore[union-attr]  # it matches nothing too
        found = scan.lexicon.scales.at(scan.text, begin)
        begin, found = (begin, found) if found else further_scale(scan, amount.end) or (begin, None)
        if not found:
            return amount
        end, scale = found
        word = scan.text[begin:end]
        if len(word) == 1 and word.isascii() and not _is_scale(amount, word, spaced=begin > amount.end):
            return amount
        if not amount.in_digits and len(word) < 3 and scan.lexicon.spaced:
            return amount
        if word.endswith(".") and not _goes_on(scan, end):
            word, end = word[:-1], end - 1
        other = amount.other
        if word == "m" and scan.lexicon.language != "en" and scan.cased[begin:end] != "M":
            return amount
        unit = scan.lexicon.units.at(scan.text, end + 1)  # 4.41m teu
        if word == "m" and amount.kind != "money" and scan.lexicon.language == "en" and not unit:
            if is_metre(scan.text, amount.start, end, spaced=begin > amount.end):
                return amount
            other = ("measure", amount.low, "meter")
        value = amount.low * scale
        amount = amount._replace(
            end=end,
            low=value,
            high=value,
            place=amount.place * scale,
            scaled=amount.scaled * scale,
            other=other,
        )
    return amount


def _goes_on(scan: Scan, end: int) -> bool:
    """Check whether a sentence goes on after the full stop of a scale: 850 Mio. Euro."""
    if _WITHIN.match(scan.cased, end):
        return True
    step = scan.text[end : end + 1] == " "
    return any(words.at(scan.text, end + step) for words in (scan.lexicon.money, scan.lexicon.units))


def _is_scale(amount: Amount, letter: str, *, spaced: bool) -> bool:
    """Check whether one letter is a scale: 5m and $5 m are; 5 k and 5b are not."""
    if not amount.in_digits:
        return False
    if letter == "m":
        return True
    return not spaced and (letter == "k" or amount.kind == "money")


def _dressed(scan: Scan, amount: Amount) -> Amount:
    """Read the percent sign, money or unit after a number."""
    text, lexicon = scan.text, scan.lexicon
    begin = _STEP.match(text, amount.end).end()  # type: ignore[union-attr]  # it matches nothing too
    share = lexicon.shares.at(text, begin)
    if share and amount.kind != "money" and not (share[1] == "pp" and are_places(scan, share[0])):
        return _share(amount, *share)
    front = lexicon.shares_before.before(text, amount.start) or lexicon.shares_before.before(
        text, amount.start - 1
    )
    if front and amount.kind != "money":
        return _share(amount, amount.end, front[1])._replace(start=front[0])
    joint = lexicon.joints.at(text, begin)
    after = _STEP.match(text, joint[0]).end() if joint else begin  # type: ignore[union-attr]  # as above
    if amount.kind != "money":
        for place in (begin, after):
            if money := lexicon.money.at(text, place):
                return amount._replace(end=money[0], kind="money", currencies=meant_by(money[1], scan))
        if sign := sign_after(scan, amount.end):
            return amount._replace(end=sign[0], kind="money", currencies=sign[1])
        return _measured(scan, amount, (begin, after))
    return amount


def _share(amount: Amount, end: int, sense: str) -> Amount:
    if sense in ("pp", "bp"):
        return amount._replace(end=end, kind="measure", unit=sense)
    by = 1000 if sense == "per-mille" else 100
    return amount._replace(
        end=end,
        kind="share",
        low=amount.low / by,
        high=amount.high / by,
        place=amount.place / by,
        parts=by,
    )


def _measured(scan: Scan, amount: Amount, places: tuple[int, int]) -> Amount:
    for place in dict.fromkeys(places):
        unit = scan.lexicon.units.at(scan.text, place)
        if not unit:
            continue
        written = scan.cased[place : unit[0]]
        if is_other_word(scan, place, unit[0]) or names_a_year(scan.folded.text, *unit):
            continue
        # A whole word of two letters may follow a number in words: två år, üç ay.
        short = len(written) < 3 and written not in words_of("any", "whole units of two letters")
        if short and not amount.in_digits and scan.lexicon.spaced:
            continue
        if written in {"C", "F", "G", "T", "in"} and (place > amount.end or written == "in"):
            continue
        name, _, per = meanings_of("any", "units by their capitals").get(written, unit[1]).partition("/")
        return amount._replace(end=unit[0], kind="measure", unit=name, per=per)
    if further := further_unit(scan, amount.end):
        return amount._replace(end=further[0], kind="measure", unit=further[1])
    described = described_time(scan.text, amount.end) if scan.lexicon.language == "en" else None
    return amount._replace(end=described[0], kind="measure", unit=described[1]) if described else amount


def _rated(scan: Scan, amount: Amount) -> Amount:
    """Read what is counted, and "a day", "per barrel" after it."""
    text, lexicon = scan.text, scan.lexicon
    noun = counted_nouns(scan, amount.end) if lexicon.language == "en" else ()
    if amount.per:
        return amount._replace(noun=noun)
    use = _USE.of(lexicon.language).match(text, amount.end) if amount.kind == "money" else None
    if use and (rate := lexicon.rates.at(text, use.end())):
        return amount._replace(per=rate[1], noun=noun)  # $5 million in cash a quarter
    place, steps = amount.end, 0
    while steps < 5:  # four words may be between the number and its rate
        begin = _STEP.match(text, place).end()  # type: ignore[union-attr]  # it matches nothing too
        rate = lexicon.rates.at(text, begin)
        if rate and not _NO_RATE.of("any").match(text, rate[0]):
            speed = _SPEEDS.get((amount.unit, rate[1])) if not steps else None
            if speed:
                return amount._replace(end=rate[0], unit=speed, noun=noun)
            return amount._replace(per=rate[1], noun=noun)
        formula = _FORMULA.match(text, begin)
        word = formula or _WORD.match(text, begin)
        if (
            not word
            or not lexicon.spaced
            or word.group() in words_of("any", "between no rate")
            or not (formula or scan.free(word.start(), word.end()))
        ):
            break
        owned = text.startswith("'s", word.end())  # of the plant's annual output
        place, steps = word.end() + 2 * owned, steps + 1
    return amount._replace(noun=noun)


_USE = WordPattern(r" {between a sum and its use} [a-z]+ ")
_SPEEDS = MappingProxyType(
    {("kilometer", "hour"): "kilometer-per-hour", ("mile", "hour"): "mile-per-hour"},
)
"""Units of speed that are a unit and its rate."""
_FORMULA = lazy(r"(?:co2(?:[- ]?e)?|ch4|n2o|no2|so2|sf6|nh3|h2o|u3o8|pm ?2[.,]5|pm ?10)(?!\w)")
"""Formulas of substances, which may be between a number and its rate: tonnes of CO2 a year."""
_NO_RATE = WordPattern(r"'s(?!\w)| (?:{no rate behind}(?!\w)|{no rate at the end}(?=[.,;)]|$))")
"""What makes a date of "a year", and no rate: more than a year ago."""
