"""The ticks of a chart's scale: round numbers around its values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext

_EXACT = Context(prec=120)
"""Enough digits for the quotient of any two numbers of the corpus, which have 40 at most."""
_MOST_STEPS = 5
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def ticks_for(values: Iterable[Decimal], *, from_zero: bool) -> tuple[Decimal, ...]:
    """Return round numbers at equal distances that enclose all values.

    Shape: two numbers or more, rising. With `from_zero`, zero is one of them; otherwise the first tick is
    below the lowest value, unless that is zero.
    """
    ends = [*values, *((Decimal(0),) if from_zero else ())]
    low, high = min(ends), max(ends)
    with localcontext(_EXACT):
        if low == high:
            high = low + (abs(low) or 1)
        step = _step(high - low)
        first, last = (
            (low / step).to_integral_value(ROUND_FLOOR),
            (high / step).to_integral_value(ROUND_CEILING),
        )
        if not from_zero and low and first * step == low:
            first -= 1  # what begins at the edge looks like a bar that was cut off
        return tuple(step * i for i in range(int(first), int(last) + 1))


def _step(span: Decimal) -> Decimal:
    """Return the smallest round step that covers a span in few enough steps."""
    power = Decimal(1).scaleb((span / _MOST_STEPS).adjusted())
    return next(power * step for step in _STEPS if span <= power * step * _MOST_STEPS)
