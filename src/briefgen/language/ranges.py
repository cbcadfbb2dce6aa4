"""Joining two numbers into a range: 10 to 12, $500–700m, between 80 and 95 per cent, from 3 to 5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from briefgen.language.amounts import Amount
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_SIGNS = lazy(r"us\$|[$€£¥₩₹₺]|\bus\b")
_LAST_WORD = lazy(r"([^\W\d_]+) ?$")
_DASH = frozenset({"-", "~", "to", "–"})
MOVES = lazy(
    r"(?<!\w)(?:ros|ris|fell|fall|grew|grow|cut|rais|increas|decreas|drop|"
    r"declin|went|up|down|climb|slip|lower|"
    r"reduc|jump|sank|sunk|mov|doubl|weaken|strengthen|soar|plung|shr[aiu]nk|"
    r"slid|surg|swell|edg|widen|narrow|"
    r"stieg|sank|fiel|gestieg|gesunk|erhöh|senk|pass[ée]|augment|baiss|recul|grimp|chut|subi|baj|aument|cay|"
    r"sali|sces|cresc|caiu|вырос|упал|сниз|увелич|сократ|подня|возрос|достиг|змен|збільш|скорот|zmal|zwięk|wzro|зрос|впа|wzros|wzró|spad|steg|föll)"
)


def join_chains(scan: Scan, amounts: Sequence[Amount]) -> list[Amount]:
    """Add what is written in two scales: 85 milyon 372 bin 377, 5 lakh 30 thousand."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if (
            last
            and last.scaled >= 1000
            and last.kind == "count"
            and last.low == last.high
            and (
                scan.text[last.end : amount.start] == " "
                and 0 < amount.low < last.scaled
                and amount.in_digits
            )
        ):
            total = last.low + amount.low
            scaled = amount.scaled if amount.scaled > 1 else Fraction(1)
            joined[-1] = replace(amount, start=last.start, low=total, high=total, scaled=scaled)
        else:
            joined.append(amount)
    return joined


def join_ranges(scan: Scan, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Return the amounts, with two that are the ends of one range joined."""
    pending: Amount | None = None
    for amount in amounts:
        joined = _joined(scan, pending, amount) if pending else None
        if joined:
            yield joined
            pending = None
            continue
        if pending:
            yield pending
        pending = amount
    if pending:
        yield pending


def _joined(scan: Scan, first: Amount, second: Amount) -> Amount | None:
    gap = _SIGNS.sub("", scan.text[first.end : second.start]).strip()
    if gap not in scan.lexicon.range_words and gap not in _DASH and gap not in scan.lexicon.range_and:
        return None
    before = _LAST_WORD.search(_SIGNS.sub("", scan.text[max(0, first.start - 16) : first.start]))
    word = before[1] if before else ""
    if (
        gap in scan.lexicon.range_and
        and gap not in scan.lexicon.range_words
        and word not in scan.lexicon.between
    ):
        return None
    if gap == "to" and _is_move(scan, first, word):
        return None
    if first.low != first.high or second.low != second.high or _other_unit(first, second):
        return None
    low, high = _scaled_alike(first, second)
    if low >= high and not (low == high == 0):
        return None
    return replace(
        second,
        start=first.start,
        low=low,
        high=high,
        kind=second.kind if second.kind != "count" else first.kind,
        currencies=second.currencies or first.currencies,
        unit=second.unit or first.unit,
        other=None,
        place=min(first.place, second.place),
    )


def _is_move(scan: Scan, first: Amount, word: str) -> bool:
    """Check whether "from 6 to 4" tells of a change and not of a range."""
    return word == "from" and bool(MOVES.search(scan.text, max(0, first.start - 60), first.start))


def _other_unit(first: Amount, second: Amount) -> bool:
    if first.kind == "count":
        return bool(first.noun) and first.end < second.start - 8
    if second.kind == "count":
        return first.kind != "money" or bool(second.noun and first.unit)
    if first.kind != second.kind:
        return True
    return first.unit != second.unit or bool(
        first.currencies and second.currencies and not first.currencies & second.currencies
    )


def _scaled_alike(first: Amount, second: Amount) -> tuple[Fraction, Fraction]:
    """Give both ends in one scale: the 6 of "6 to 7 million" is six million."""
    low, high = first.low, second.high
    if first.kind == "count" and second.kind == "share":
        low /= second.parts
    elif first.scaled == 1 and second.scaled > 1 and low * second.scaled <= high:
        low *= second.scaled
    return low, high
