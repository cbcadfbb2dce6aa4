"""Tests of the rule hypothesis-unknown."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, found_in_corpus
from tests.harbour import QUESTION
from tests.workspace import Workspace

VIEW = """\
views:
  - id: pilots-wait
    holder: {{name: The pilots}}
    hypothesis: {}
    claim: Waiting is right.
    reasoning: They wait.
    evidence: [{{source: log, exact: the old quay}}]
"""
ROW = "matrix:\n  - {{fact: channel-closed, ratings: {{extend: neutral, wait: consistent{}}}}}\n"
VALID = {"a view": VIEW.format("wait"), "a row": ROW.format("")}
INVALID = {
    "a view": (VIEW.format("wiat"), [(19, 17)], "did you mean `wait`?"),
    "a row": (ROW.format(", dredge: neutral"), [(17, 73)], "hypotheses: `extend`, `wait`"),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_hypotheses_of_the_question_pass(harbour: Workspace, added: str) -> None:
    """A view or a row that names the question's own hypotheses gives no finding."""
    assert found_in_corpus(harbour, {QUESTION_PATH: QUESTION + added}) == []


@pytest.mark.parametrize(("added", "expected", "hint"), INVALID.values(), ids=INVALID)
def test_other_hypotheses_fail(
    harbour: Workspace, added: str, expected: list[tuple[int, int]], hint: str
) -> None:
    """A hypothesis that the question does not have is reported where it is named."""
    wanted = [("hypothesis-unknown", QUESTION_PATH, *place) for place in expected]
    assert found_in_corpus(harbour, {QUESTION_PATH: QUESTION + added}) == wanted
    assert [d.hints for d in harbour.check_corpus()] == [(hint,)]
