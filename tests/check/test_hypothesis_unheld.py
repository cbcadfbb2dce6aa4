"""Tests of the rule hypothesis-unheld."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, found_in_corpus
from tests.harbour import QUESTION
from tests.workspace import Workspace

VIEW = """\
  - id: pilots-{0}
    holder: {{name: The pilots}}
    hypothesis: {0}
    claim: They argue it.
    reasoning: They do.
    evidence: [{{source: log, exact: the old quay}}]
"""
STORM, SHIPS = "would_change: A second storm.\n", "would_change: Ships going elsewhere.\n"


def _unheld(question: str, *lines: str) -> str:
    for line in lines:
        question = question.replace(line, f"{line}    held_by: none found\n")
    return question


VALID = {
    "views of both": QUESTION + "views:\n" + VIEW.format("extend") + VIEW.format("wait"),
    "none of either": _unheld(QUESTION, STORM, SHIPS),
    "a view of one": _unheld(QUESTION, STORM) + "views:\n" + VIEW.format("wait"),
}
INVALID = {
    "nobody holds either": (QUESTION, [(4, 9), (10, 9)]),
    "nobody holds one": (QUESTION + "views:\n" + VIEW.format("wait"), [(4, 9)]),
    "a holder denied": (_unheld(QUESTION, STORM, SHIPS) + "views:\n" + VIEW.format("wait"), [(17, 14)]),
}


@pytest.mark.parametrize("question", VALID.values(), ids=VALID)
def test_held_hypotheses_pass(harbour: Workspace, question: str) -> None:
    """A hypothesis that a view holds, or that says that none was found, gives no finding."""
    rules = {"case-bare": "off"}
    assert found_in_corpus(harbour.set(rules=rules), {QUESTION_PATH: question}) == []


@pytest.mark.parametrize(("question", "expected"), INVALID.values(), ids=INVALID)
def test_unheld_hypotheses_fail(harbour: Workspace, question: str, expected: list[tuple[int, int]]) -> None:
    """A hypothesis without a holder is reported at its id; one that denies its holder, where it does."""
    wanted = [("hypothesis-unheld", QUESTION_PATH, *place) for place in expected]
    assert found_in_corpus(harbour.set(rules={"case-bare": "off"}), {QUESTION_PATH: question}) == wanted


def test_other_words_are_refused(harbour: Workspace) -> None:
    """`held_by` says that nobody was found; who holds it is said by the views."""
    question = QUESTION.replace(STORM, STORM + "    held_by: the pilots\n")
    assert found_in_corpus(harbour, {QUESTION_PATH: question}) == [("value-choice", QUESTION_PATH, 10, 14)]


def test_the_holder_is_shown(harbour: Workspace) -> None:
    """A denied holder is named with the place of the view."""
    question = _unheld(QUESTION, STORM, SHIPS) + "views:\n" + VIEW.format("wait")
    (found,) = harbour.set(rules={"case-bare": "off"}).write({QUESTION_PATH: question}).check_corpus()
    (step,) = found.because
    assert (step.message, step.span.line, step.span.column) == ("this view supports it", 21, 17)
