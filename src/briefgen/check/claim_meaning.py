"""What a claim that was read means, in plain words: "half a million" is 500,000."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import Claim, DateClaim, Ordinal, Quantity, Sense, TimeOfDay

_BOUNDS = MappingProxyType(
    {
        "exact": "exactly", "about": "about", "nearly": "nearly", "barely": "barely", "above": "more than",
        "at-least": "at least", "at-most": "up to", "below": "fewer than",
    }
)  # fmt: skip
_EXACT, _ROUNDED = Context(prec=34), Context(prec=4)


def meaning_of(claim: Claim) -> str:
    """Return what a number, date, place in an order or time means; empty for "dozens" and any other claim."""
    if isinstance(claim, Quantity):
        return "" if claim.first.kind == "vague" else _quantity(claim)
    if isinstance(claim, DateClaim):
        return _date(claim)
    if isinstance(claim, Ordinal):
        return "last" if claim.value == -1 else f"number {_number(claim.value)}"
    return f"{claim.minutes // 60:02}:{claim.minutes % 60:02}" if isinstance(claim, TimeOfDay) else ""


def _quantity(claim: Quantity) -> str:
    sense = claim.first
    unit = "$" if "$" in claim.currencies else " or ".join(sorted(claim.currencies)) or _unit(sense)
    per = f"per {claim.per}" if claim.per else ""
    return " ".join(part for part in (_BOUNDS.get(claim.bound, ""), _range(sense), unit, per) if part)


def _unit(sense: Sense) -> str:
    if sense.kind == "share":
        return "%"
    return "times" if sense.kind == "multiple" else sense.unit


def _range(sense: Sense) -> str:
    times = 100 if sense.kind == "share" else 1
    ends = dict.fromkeys((_number(sense.low * times), _number(sense.high * times)))
    return " to ".join(ends)


def _number(value: Fraction) -> str:
    """Write a number in digits; to four digits where its decimals have no end, or where it is very long."""
    number = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    if Fraction(number) != value:
        number = _ROUNDED.plus(number)
    is_short = abs(number.adjusted()) < _EXACT.prec
    return f"{number.normalize(_EXACT):,f}" if is_short else f"{number:.3e}"


def _date(claim: DateClaim) -> str:
    """Write a date as 2024-02-24, with what is not named as question marks."""
    if claim.kind in ("quarter", "half", "season"):
        named = f"{claim.kind} {claim.number}" + (f" of {claim.year}" if claim.year else "")
    elif claim.kind in ("day", "month"):
        parts = [f"{claim.year:04}" if claim.year else "????", f"{claim.month:02}"]
        named = "-".join([*parts, *([f"{claim.day:02}"] if claim.day else [])])
    else:
        until = f"–{claim.until_year}" if claim.until_year else ""
        named = f"{'' if claim.kind == 'year' else claim.kind + ' '}{claim.year}{until}"
    days = "".join(f" or {y or '????'}-{m:02}-{d:02}" for y, m, d in claim.others)
    return " ".join(part for part in (claim.relation_words, claim.part, named + days) if part)
