"""Whether the digits of a claim are in its evidence, but were read as something else: a year for a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from briefgen.language.claims import (
    Claim,
    DateClaim,
    Designation,
    Difference,
    Ordinal,
    Quantity,
    TimeOfDay,
)
from briefgen.language.reading import Reading

_SEPARATORS = re.compile(r"(?<=\d)[.,'’\s\u00a0\u202f](?=\d)")
_DIGITS = re.compile(r"\d+")
_KINDS = MappingProxyType(
    {
        Quantity: "a number", DateClaim: "a date", Designation: "part of a name",
        Ordinal: "a place in an order", TimeOfDay: "a time of day",
    }
)  # fmt: skip


def read_otherwise(difference: Difference, claim: Reading, texts: Iterable[Reading]) -> tuple[str, str]:
    """Return the words of the evidence that have the digits of a claim, and what they were read as.

    Both are empty where it does not have them, or has them as what the claim has.
    """
    mine = next((c for c in claim.claims if c.start == difference.start and c.end), None)
    digits = _digits_of(mine) if mine else ""
    if not mine or not digits:
        return "", ""
    same = [other for text in texts for other in text.claims if _digits_of(other) == digits]
    if not same or any(type(other) is type(mine) for other in same):
        return "", ""
    return same[0].words, _kind(same[0])


def _digits_of(claim: Claim) -> str:
    """Return the digits of a claim that has nothing else with them, such as a scale or a month."""
    if isinstance(claim, Designation):
        return claim.number if claim.number.isdecimal() else ""
    plain = _SEPARATORS.sub("", claim.words.strip())
    return plain if _DIGITS.fullmatch(plain) else ""


def _kind(claim: Claim) -> str:
    if isinstance(claim, DateClaim) and claim.kind == "year":
        return "a year"
    return _KINDS.get(type(claim), "something else")


def way_out_of_reading(difference: Difference, claim: Reading, texts: Iterable[Reading]) -> str:
    """Say what to write where the digits of a claim were read otherwise; empty where they were not."""
    words, kind = read_otherwise(difference, claim, texts)
    return f"if `{words}` is not {kind} there, allow the finding with that reason" if words else ""
