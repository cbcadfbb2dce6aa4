"""Compare a number in a text with a figure: value, qualifier and unit."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType

from briefgen.check.quantities import Quantity
from briefgen.corpus.fact import Figure

_MEANINGS = MappingProxyType(
    {
        "more than": "above", "over": "above", "above": "above", "in excess of": "above",
        "at least": "floor", "no fewer than": "floor", "no less than": "floor", "not less than": "floor",
        "about": "near", "around": "near", "some": "near", "roughly": "near", "approximately": "near",
        "nearly": "below", "almost": "below",
        "up to": "ceiling", "at most": "ceiling", "no more than": "ceiling", "not more than": "ceiling",
        "as many as": "ceiling", "as much as": "ceiling",
        "fewer than": "under", "less than": "under", "under": "under", "below": "under", "exactly": "",
    }
)  # fmt: skip
_QUALIFIERS = "|".join(sorted(_MEANINGS, key=len, reverse=True)).replace(" ", r"\s+")
_BEFORE = re.compile(rf"(?:^|\W)({_QUALIFIERS})\W+(?:a\W+)?$", re.IGNORECASE)
_MONEY = MappingProxyType({"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"})
_COINS = MappingProxyType({"USD": "dollars?", "EUR": "euros?", "GBP": "pounds?", "JPY": "yen", "KRW": "won"})


def qualifier_or_unit_mismatch(
    quantity: Quantity, words: str, figure: Figure, *, spread: bool = False
) -> str:
    """Describe how qualifier or unit of a number differ from those of the figure; empty where they agree.

    `words` is the text around the number. The qualifier of a `spread` is not compared.
    """
    found = _BEFORE.search(words[: quantity.start])
    found_meaning = _MEANINGS[" ".join(found[1].casefold().split())] if found else ""
    meaning = _MEANINGS.get(figure.qualifier or "", "")
    if found_meaning != meaning and not spread:
        if figure.qualifier and found:
            return f"has `{found[1]}` before it, and `{figure.qualifier}` in the fact's figure"
        if figure.qualifier:
            return f"needs `{figure.qualifier}` before it, as in the fact's figure"
        return f"has no `{found[1] if found else ''}` before it in the fact's figure"
    return _unit_fault(quantity, words, figure)


def _unit_fault(quantity: Quantity, words: str, figure: Figure) -> str:
    sign = _MONEY.get(figure.unit)
    if sign is not None:
        coin = re.match(rf"\W*(?:US )?{_COINS[figure.unit]}\b", words[quantity.end :])
        named = quantity.words.startswith(sign) or figure.unit in words or coin
        return "" if named else f"is in {figure.unit} in the fact"
    if figure.unit == "%":
        return "" if quantity.kind == "share" else "is a percentage in the fact"
    after = words[quantity.end :].strip()
    stem = figure.unit.split()[-1].casefold().rstrip("s")
    return "" if not after or stem[:5] in words.casefold() else f"counts {figure.unit} in the fact"


def is_value(quantity: Quantity, figure: Figure) -> bool:
    """Tell whether a number is one of the figure's."""
    return quantity.value is not None and quantity.value in values(figure)


def values(figure: Figure) -> tuple[Decimal, ...]:
    """List the numbers of a figure: its value, or both ends of its range."""
    return tuple(v for v in (figure.value, figure.low, figure.high) if v is not None)
