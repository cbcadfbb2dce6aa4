"""Tests of competing views: who holds what, and the matrix of evidence in words."""

from __future__ import annotations

import pytest

from briefgen.document.matrix_nodes import Matrix
from briefgen.document.nodes import Comparison, Document
from tests.compose.composing import document_of
from tests.harbour import BRIEF, QUESTION
from tests.outline import words
from tests.workspace import Workspace

VIEW = """\
  - id: by-{2}-{1}
    holder: {{name: {0}, kind: {1}}}
    hypothesis: {2}
    stance: {3}
    claim: They argue it.
    reasoning: Depth [counts](fact:channel-depth).
    attributed_to: pilots
    evidence: [{{source: log, exact: the old quay}}]
"""
ROW = "  - {{fact: {0}, ratings: {{extend: {1}, wait: {2}}}}}\n"
THIRD = """\
  - {id: close, label: Close, statement: Closing pays., best_case: It is safe., contrary: It costs., would_change: Ships.}
"""


def _composed(workspace: Workspace, question: str) -> Document:
    brief = BRIEF.replace("two-page-brief", "policy-memo") + "views: [extend-or-wait]\n"
    parts = (
        "options: [{id: a, title: A, text: B.}]\nsections: [{title: T, body: B.}]\ngaps: [{question: Q?}]\n"
    )
    rules = {
        "hypothesis-unheld": "off",
        "case-bare": "off",
        "hypothesis-unstated": "off",
        "title-topic": "off",
    }
    files = {"briefs/brief.yaml": brief + parts, "briefs/corpus/views/extend-or-wait.yaml": question}
    return document_of(workspace.write(files).set(rules=rules))


def _matrix(workspace: Workspace, question: str) -> Matrix:
    (found,) = (block for block in _composed(workspace, question).body if isinstance(block, Matrix))
    return found


def _rated(*rows: str) -> str:
    return f"{QUESTION}matrix:\n{''.join(rows)}"


CLOSED_FOR_WAIT = ROW.format("channel-closed", "inconsistent", "consistent")
DEPTH_FOR_BOTH = ROW.format("channel-depth", "consistent", "consistent")
DEPTH_NEUTRAL = ROW.format("channel-depth", "neutral", "consistent")
DEPTH_FOR_EXTEND = ROW.format("channel-depth", "consistent", "inconsistent")
SUMMARIES = {
    "one against one answer": (
        _rated(CLOSED_FOR_WAIT, DEPTH_FOR_BOTH),
        (
            "1 item against A (Extend); no item against B (Wait). Fewest count against B, then A. "
            "That changes without the item of note 1. The item of note 2 does not tell them apart."
        ),
    ),
    "neutral beside consistent": (
        _rated(CLOSED_FOR_WAIT, DEPTH_NEUTRAL),
        (
            "1 item against A (Extend); no item against B (Wait). Fewest count against B, then A. "
            "That changes without the item of note 1. The item of note 2 does not tell them apart."
        ),
    ),
    "neutral beside inconsistent": (
        _rated(ROW.format("channel-closed", "inconsistent", "neutral")),
        (
            "1 item against A (Extend); no item against B (Wait). Fewest count against B, then A. "
            "That changes without the item of note 1."
        ),
    ),
    "a tie": (
        _rated(CLOSED_FOR_WAIT, DEPTH_FOR_EXTEND),
        (
            "1 item against A (Extend); 1 item against B (Wait). As many items count against each answer: the table does "
            "not rank them. That changes without one of the items of notes 1 or 2."
        ),
    ),
    "nothing against any": (
        _rated(DEPTH_FOR_BOTH),
        (
            "No item against A (Extend); no item against B (Wait). As many items count against each answer: the table does "
            "not rank them. No single item changes that. The item of note 2 does not tell them apart."
        ),
    ),
}


@pytest.mark.parametrize(("question", "summary"), SUMMARIES.values(), ids=SUMMARIES)
def test_the_matrix_is_put_into_words(harbour: Workspace, question: str, summary: str) -> None:
    """The sentence below the matrix counts what is against each answer, ranks them, and names what decides."""
    assert _matrix(harbour, question).summary == summary


def test_three_answers_are_ranked(harbour: Workspace) -> None:
    """Answers with as much against them share a place."""
    row = "  - {fact: channel-closed, ratings: {extend: inconsistent, wait: consistent, close: consistent}}\n"
    matrix = _matrix(harbour, f"{QUESTION}{THIRD}matrix:\n{row}")
    assert "Fewest count against B and C, then A." in matrix.summary


def test_evidence_from_a_holder_is_marked(harbour: Workspace) -> None:
    """An item whose origin holds one of the answers says so."""
    view = VIEW.format("Pilots", "party", "wait", "stated")
    matrix = _matrix(harbour, f"{QUESTION}views:\n{view}matrix:\n{CLOSED_FOR_WAIT}")
    assert words(matrix.rows[0].evidence) == "The north channel is closed[^1] (from a holder of B)"


def test_holders_are_kept_apart_by_kind(harbour: Workspace) -> None:
    """Analysts come before parties, each under a heading; who was placed there by the desk is marked; reasons follow."""
    views = VIEW.format("Port", "party", "wait", "placed") + VIEW.format("Doe", "analyst", "wait", "placed")
    document = _composed(harbour, f"{QUESTION}views:\n{views}")
    (comparison,) = (block for block in document.body if isinstance(block, Comparison))
    held = next(row for row in comparison.rows if row.label == "Held by")
    printed = [words(block.children) for block in held.cells[1]]  # type: ignore[union-attr]  # all are paragraphs
    assert [text.partition("[")[0] for text in printed] == [
        "Nobody in the sources states it.",
        "*Analysts*",
        "**Doe** (placed here by the desk): They argue it.",
        "*Parties to the matter*",
        "**Port** (placed here by the desk): They argue it.",
    ]
    assert "Depth counts" in printed[2]
