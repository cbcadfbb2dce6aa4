"""Tests of the rule action-unclear."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

OPTIONS = """\
options:
  - {id: now, title: Dredge, text: Dredge the bar., recommended: true, proposed_by: none found}
  - {id: later, title: Wait, text: Wait for May., %s}
"""
VALID = [OPTIONS % "rejected: true", OPTIONS % "proposed_by: none found", "gaps: []\n"]
INVALID = [
    (OPTIONS % "recommended: true", 15, 64),
    (OPTIONS % "proposed_by: []", 15, 64),
    ("next_steps: []\n", 13, 13),
]


@pytest.mark.parametrize("text", VALID)
def test_clear_advice_passes(harbour: Workspace, text: str) -> None:
    """One recommended option, named proposers or `none found`, and no list at all pass."""
    assert found_in_brief(harbour, brief_with(text)) == []


@pytest.mark.parametrize(("text", "line", "column"), INVALID)
def test_unclear_advice_is_reported(harbour: Workspace, text: str, line: int, column: int) -> None:
    """A second recommended option, and an empty list of proposers or next steps, have a warning at their place."""
    assert found_in_brief(harbour, brief_with(text)) == [("action-unclear", BRIEF_PATH, line, column)]
