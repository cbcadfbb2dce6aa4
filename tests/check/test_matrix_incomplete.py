"""Tests of the rule matrix-incomplete."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, found_in_corpus
from tests.harbour import QUESTION
from tests.workspace import Workspace

VALID = {
    "every hypothesis": "  - {fact: channel-closed, ratings: {extend: neutral, wait: consistent}}\n",
    "another order": "  - {fact: channel-closed, ratings: {wait: neutral, extend: inconsistent}}\n",
}
INVALID = {
    "one left out": (
        "  - {fact: channel-closed, ratings: {extend: consistent}}\n",
        [(17, 28)],
        "no rating for `wait`",
    ),
    "all left out": (
        "  - fact: channel-closed\n    ratings: {}\n",
        [(18, 5)],
        "no rating for `extend`, `wait`",
    ),
}


@pytest.mark.parametrize("row", VALID.values(), ids=VALID)
def test_whole_rows_pass(harbour: Workspace, row: str) -> None:
    """A row that rates every hypothesis gives no finding."""
    assert found_in_corpus(harbour, {QUESTION_PATH: f"{QUESTION}matrix:\n{row}"}) == []


@pytest.mark.parametrize(("row", "expected", "message"), INVALID.values(), ids=INVALID)
def test_rows_with_gaps_fail(
    harbour: Workspace, row: str, expected: list[tuple[int, int]], message: str
) -> None:
    """A row that leaves a hypothesis out is reported at its ratings, with what is missing."""
    wanted = [("matrix-incomplete", QUESTION_PATH, *place) for place in expected]
    assert found_in_corpus(harbour, {QUESTION_PATH: f"{QUESTION}matrix:\n{row}"}) == wanted
    assert [d.message for d in harbour.check_corpus()] == [message]
