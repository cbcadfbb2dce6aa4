"""Tests of the rule bottom-line-long."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

CLOSED = "It [is closed](fact:channel-closed)."
VALID = {
    "one sentence": CLOSED,
    "a bare answer beside three": f"Not yet. Wait. Dredge. {CLOSED}",
    "three": f"Wait. Dredge. {CLOSED}",
    "a name with a stop": f"Wait. Dredge. {CLOSED[:-1]} by Mr. Lee.",
}
INVALID = {
    "four": (f"Wait. Dredge. {CLOSED} Then sail.", 65),
    "six": (f"Wait. Dredge. {CLOSED} Then sail. Now. Go.", 65),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_three_sentences_pass(harbour: Workspace, text: str) -> None:
    """A bottom line of three sentences or fewer gives no finding."""
    assert found_in_brief(harbour, brief_with(**{CLOSED: text})) == []


@pytest.mark.parametrize(("text", "column"), INVALID.values(), ids=INVALID)
def test_more_are_reported(harbour: Workspace, text: str, column: int) -> None:
    """A longer bottom line is reported once, at the first sentence too many."""
    wanted = [("bottom-line-long", BRIEF_PATH, 6, column)]
    assert found_in_brief(harbour, brief_with(**{CLOSED: text})) == wanted


def test_paragraphs_count_together(harbour: Workspace) -> None:
    """Sentences are counted over all paragraphs of the bottom line."""
    text = "|\n  Wait. Dredge.\n\n  It [is closed](fact:channel-closed).\n\n  Then sail."
    (finding,) = harbour.write(brief_with(**{CLOSED: text})).check()
    assert finding.message == "the bottom line has 4 sentences; `Two-page brief` allows 3"
    assert finding.span.line == 11
