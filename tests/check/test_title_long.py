"""Tests of the rule title-long."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, findings
from tests.workspace import Workspace

TITLE = "The north channel stays closed"
VALID = (TITLE, f"{TITLE} until the larger dredger is back, whatever the port may say")
INVALID = {
    f"{TITLE} until the larger dredger is back from the yard, which nobody but the port itself expects before the summer": 3
}


@pytest.mark.parametrize("title", VALID)
def test_two_lines_pass(harbour: Workspace, title: str) -> None:
    """A title of one or two lines gives no finding."""
    assert harbour.write(brief_with(**{TITLE: f"'{title}'"})).build()[1] == ()


@pytest.mark.parametrize(("title", "lines"), INVALID.items())
def test_more_lines_are_reported(harbour: Workspace, title: str, lines: int) -> None:
    """A longer title is reported after layout, with its lines, and the memo is built."""
    built, problems = harbour.write(brief_with(**{TITLE: f"'{title}'"})).build()
    assert built is not None
    assert findings(problems) == [("title-long", BRIEF_PATH, 1, 8)]
    assert problems[0].message == f"the title takes {lines} lines; it may take two"
