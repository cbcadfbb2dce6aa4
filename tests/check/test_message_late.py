"""Tests of the rule message-late."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

CLOSED = "It [is closed](fact:channel-closed)."
VALID = {
    "the answer": CLOSED,
    "a question later on": f"{CLOSED} What then?",
    "a paper that is its subject": f"The white paper was wrong. {CLOSED}",
    "its own subject": f"This port is full. {CLOSED}",
}
INVALID = {
    "a question": (f"Is it open? {CLOSED}", "with a question"),
    "this memo": (f"This memo examines the channel. {CLOSED}", "with the memo instead of its subject: `This memo`"),
    "its purpose": (
        f"The purpose of this note is to advise. {CLOSED}", "with the memo instead of its subject: `The purpose of this note`",
    ),
    "in this paper": (f"In this paper we look on. {CLOSED}", "with the memo instead of its subject: `In this paper`"),
}  # fmt: skip


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_an_answer_passes(harbour: Workspace, text: str) -> None:
    """A bottom line that opens with its subject gives no finding."""
    assert found_in_brief(harbour, brief_with(**{CLOSED: text})) == []


@pytest.mark.parametrize(("text", "what"), INVALID.values(), ids=INVALID)
def test_what_is_no_answer_is_reported(harbour: Workspace, text: str, what: str) -> None:
    """A bottom line that opens with a question, or with itself, is reported at its beginning."""
    (finding,) = harbour.write(brief_with(**{CLOSED: text})).check()
    assert (finding.rule, finding.span.path, finding.span.line, finding.span.column) == (
        "message-late", BRIEF_PATH, 6, 14,
    )  # fmt: skip
    assert finding.message == f"the bottom line begins {what}"
