"""Tests of the scale of charts."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.compose.ticks import ticks_for

SCALES = {
    "from zero": ([640, 900], True, [0, 200, 400, 600, 800, 1000]),
    "around its values": ([10000, 14500], False, [9000, 10000, 11000, 12000, 13000, 14000, 15000]),
    "below zero": ([-30, -4], True, [-30, -20, -10, 0]),
    "on both sides": ([-3, 9], True, [-5, -2.5, 0, 2.5, 5, 7.5, 10]),
    "one value": ([7], False, [6, 8, 10, 12, 14]),
    "nothing but zero": ([0, 0], True, [0, 0.2, 0.4, 0.6, 0.8, 1]),
}


@pytest.mark.parametrize(("values", "from_zero", "expected"), SCALES.values(), ids=SCALES)
def test_scales_are_round(values: list[int], from_zero: bool, expected: list[float]) -> None:
    """A scale has a few round numbers that hold its values."""
    found = ticks_for([Decimal(v) for v in values], from_zero=from_zero)
    assert [float(tick) for tick in found] == expected


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=12), min_size=1), st.booleans())
def test_scales_hold_their_values(values: list[Decimal], from_zero: bool) -> None:
    """A scale of whatever values holds them all, has equal steps, few of them, and zero where asked."""
    ticks = ticks_for(values, from_zero=from_zero)
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= 8
    assert from_zero or ticks[0] < min(values) or min(values) == 0
    assert len({b - a for a, b in pairwise(ticks)}) == 1
    assert not from_zero or 0 in ticks


def test_scales_of_long_numbers() -> None:
    """Numbers of forty digits that differ in the last have a scale."""
    ticks = ticks_for([Decimal(10**39), Decimal(10**39 + 1)], from_zero=False)
    assert ticks[0] < 10**39 < ticks[-1] == 10**39 + 1
