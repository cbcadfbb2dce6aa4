"""Tests of the rule deadline-past."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

DECISION = "decision: {asked: Approve it., lead: The port, cost: unknown, by: %s}\n"
STEP = "next_steps:\n  - {who: Pilots, what: Measure the depth., by: %s}\n"
WATCH = "    watch:\n      - {indicator: A survey., by: %s}\n      - {indicator: A dredger.}\n"
VALID = ["2026-03-20", "2026-03-21", "2027-01-01"]
INVALID = ["2026-03-19", "2025-12-31"]


@pytest.mark.parametrize("day", VALID)
def test_what_can_still_be_done_in_time_passes(harbour: Workspace, day: str) -> None:
    """A decision, a step and an indicator that may be due on the brief's day or later pass."""
    assert found_in_brief(harbour, brief_with(WATCH % day + DECISION % day + STEP % day)) == []


@pytest.mark.parametrize("day", INVALID)
def test_what_is_due_before_the_memo_is_reported(harbour: Workspace, day: str) -> None:
    """A decision, a step and an indicator that were due before that day have a warning each, at their dates."""
    found = found_in_brief(harbour, brief_with(WATCH % day + DECISION % day + STEP % day))
    places = [(14, 36), (16, 67), (18, 49)]
    assert found == [("deadline-past", BRIEF_PATH, *place) for place in places]
