"""Parts and multiples with the number before or the word behind them: zwei- bis dreifach, deux fois moins."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.language.claims import PARTS, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.two_beside import sets_two_beside
from briefgen.language.word_pattern import WordPattern, words_of


def lessened(scan: Scan, quantity: Quantity) -> Quantity:
    """Make a part of a multiple with "less" right behind it: deux fois moins is half as much."""
    times = quantity.first
    less = (
        _LESS.of("any").match(scan.text, quantity.end) if times.kind == "multiple" and times.low > 1 else None
    )
    if less is None:
        return quantity
    sense = replace(times, low=1 / times.high, high=1 / times.low)
    return replace(quantity, end=less.end(), senses=(sense,))


_LESS = WordPattern(r" {less behind a multiple}(?!\w)")


def joined_parts(scan: Scan, ready: list[Quantity]) -> list[Quantity]:
    """Join a number to the part or multiple behind it, to a range: zwei- bis dreifach, a half to 60%."""
    joined: list[Quantity] = []
    for quantity in ready:
        last = joined[-1] if joined else None
        if last and quantity.end <= last.end and quantity.first.kind == "vague":
            continue  # the millions of "une centaine de millions"
        if last and quantity.first.kind in PARTS and _is_range_of_parts(scan, last, quantity):
            sense = replace(quantity.first, low=last.first.low)
            joined[-1] = replace(quantity, start=last.start, senses=(sense,))
        else:
            joined.append(quantity)
    return joined


def _is_range_of_parts(scan: Scan, last: Quantity, quantity: Quantity) -> bool:
    gap = scan.text[last.end : quantity.start].strip(" -,")
    if not last.first.low < quantity.first.low <= last.first.low * _NEXT_MULTIPLE:
        return False
    if quantity.first.kind == "multiple":
        either = gap in words_of("any", "or between two numbers")
        return last.first.kind == "count" and (either or not gap or gap in scan.lexicon.range_words)
    before = _LAST_WORD.search(scan.text, max(0, last.start - _LONGEST_BETWEEN), last.start)
    between = before is not None and before[1] in scan.lexicon.between and gap in scan.lexicon.range_and
    return last.first.kind == "share" and between and not sets_two_beside(scan, last, quantity)


_NEXT_MULTIPLE = 2
"""How many times the lower end of a range of parts or multiples the upper one is at most."""
_LAST_WORD = lazy(r"([^\W\d_]+) $")
_LONGEST_BETWEEN = 16
