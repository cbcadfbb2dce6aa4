"""Tests of the rule action-repeated."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

STEPS = """\
next_steps:
  - {who: Pilots, what: Measure the depth., by: 2026-04-01}
  - {who: %s, what: %s, by: 2026-05-01}
"""
OPTIONS = """\
options:
  - {id: now, title: Dredge, text: Dredge the bar., proposed_by: none found}
  - {id: later, title: %s, text: Dredge it in May., proposed_by: none found}
"""
VALID = [
    STEPS % ("Port", "Measure the depth."),
    STEPS % ("Pilots", "Measure it again."),
    OPTIONS % "Dredge in May",
]
INVALID = [(STEPS % ("pilots", "Measure  the depth."), 15, 25), (OPTIONS % "dredge", 15, 24)]


@pytest.mark.parametrize("text", VALID)
def test_steps_and_options_that_differ_pass(harbour: Workspace, text: str) -> None:
    """One task of two owners, two tasks of one owner, and options with different titles pass."""
    assert "action-repeated" not in [rule for rule, *_ in found_in_brief(harbour, brief_with(text))]


@pytest.mark.parametrize(("text", "line", "column"), INVALID)
def test_the_second_of_two_equal_ones_is_reported(
    harbour: Workspace, text: str, line: int, column: int
) -> None:
    """A step or an option that repeats an earlier one has a warning at its words."""
    found = [each for each in found_in_brief(harbour, brief_with(text)) if each[0] == "action-repeated"]
    assert found == [("action-repeated", BRIEF_PATH, line, column)]
