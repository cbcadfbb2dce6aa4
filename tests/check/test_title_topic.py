"""Tests of the rule title-topic."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

TITLE = "The north channel stays closed"
VALID = (
    TITLE,
    "The port is full",
    "Ships must wait",
    "Notes on the channel were lost in the fire of the winter storm",
    "Reports are late",
)
INVALID = {
    "Will the north channel reopen?": "the title asks a question instead of stating the finding",
    "Update on the north channel": "the title names a topic (`Update on`) instead of stating the finding",
    "An overview of dredging since the storms": "the title names a topic (`An overview of`) instead of stating the finding",
}


@pytest.mark.parametrize("title", VALID)
def test_claims_pass(harbour: Workspace, title: str) -> None:
    """A title that says something gives no finding."""
    assert found_in_brief(harbour, brief_with(**{TITLE: title})) == []


@pytest.mark.parametrize(("title", "message"), INVALID.items())
def test_topics_are_reported(harbour: Workspace, title: str, message: str) -> None:
    """A title that asks, or that names a topic and nothing of it, is reported."""
    (finding,) = harbour.write(brief_with(**{TITLE: title})).check()
    assert (finding.rule, finding.span.path, finding.span.line) == ("title-topic", BRIEF_PATH, 1)
    assert finding.message == message
