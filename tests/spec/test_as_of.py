"""Tests of the rules for `as_of`."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.spec.as_of import day_by_rule, rule_of

FRIDAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", FRIDAY),
        ("Today", FRIDAY),
        ("last friday", date(2026, 3, 20)),
        ("last  Thursday", date(2026, 3, 26)),
        ("last saturday", date(2026, 3, 21)),
        ("last monday", date(2026, 3, 23)),
    ],
)
def test_a_rule_gives_a_day(written: str, day: date) -> None:
    """`today` is the day of the run; `last friday` is the Friday before it, also on a Friday."""
    assert day_by_rule(rule_of(written), FRIDAY) == day


@pytest.mark.parametrize("value", ["2026-03-27", "friday", "last fryday", "", None, 2026, ["latest"]])
def test_anything_else_is_no_rule(value: object) -> None:
    """A date, a misspelt rule or data of another kind is no rule."""
    assert rule_of(value) == ""
