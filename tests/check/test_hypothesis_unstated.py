"""Tests of the rule hypothesis-unstated."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, found_in_corpus
from tests.harbour import QUESTION
from tests.workspace import Workspace

VIEW = """\
  - id: pilots-{0}{1}
    holder: {{name: The pilots, kind: party}}
    hypothesis: {0}
    stance: {1}
    claim: They argue it.
    reasoning: They do.
    evidence: [{{source: log, exact: the old quay}}]
"""
SHIPS = "would_change: Ships going elsewhere.\n"
DENIED = QUESTION.replace(SHIPS, f"{SHIPS}    held_by: none found\n")
EXTEND = VIEW.format("extend", "stated")
PLACED, STATED = VIEW.format("wait", "placed"), VIEW.format("wait", "stated")

VALID = {
    "stated": (QUESTION, EXTEND + STATED),
    "one states it and one is placed": (QUESTION, EXTEND + STATED + PLACED),
    "placed, and the hypothesis says that nobody states it": (DENIED, EXTEND + PLACED),
    "nobody says which": (QUESTION, EXTEND + STATED.replace("    stance: stated\n", "")),
}


@pytest.mark.parametrize(("question", "views"), VALID.values(), ids=VALID)
def test_stated_hypotheses_pass(harbour: Workspace, question: str, views: str) -> None:
    """A hypothesis that somebody states, or that says that nobody does, gives no finding."""
    files = {QUESTION_PATH: f"{question}views:\n{views}"}
    assert found_in_corpus(harbour.set(rules={"case-bare": "off"}), files) == []


def test_a_hypothesis_that_nobody_states_is_reported(harbour: Workspace) -> None:
    """Where the desk has placed all holders of a hypothesis, it is reported at its id, with the views."""
    files = {QUESTION_PATH: f"{QUESTION}views:\n{EXTEND}{PLACED}"}
    (found,) = harbour.set(rules={"case-bare": "off"}).write(files).check_corpus()
    assert (found.rule, found.span.line, found.span.column) == ("hypothesis-unstated", 10, 9)
    assert [(step.message, step.span.line) for step in found.because] == [("placed by the desk", 27)]


def test_a_denied_holder_who_states_it_is_an_error(harbour: Workspace) -> None:
    """`held_by: none found` beside a view that states the hypothesis is wrong."""
    files = {QUESTION_PATH: f"{DENIED}views:\n{EXTEND}{STATED}"}
    found = found_in_corpus(harbour.set(rules={"case-bare": "off"}), files)
    assert found == [("hypothesis-unheld", QUESTION_PATH, 16, 14)]
