"""Tests of the rule stance-hedged."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, found_in_corpus
from tests.harbour import QUESTION
from tests.workspace import Workspace

ALONE = QUESTION.replace("  - id: extend\n", "  - id: extend\n    held_by: none found\n")
VIEW = """\
views:
  - id: pilots-wait
    holder: {name: The pilots, kind: party}
    hypothesis: wait
    stance: %s
    claim: %s
    reasoning: %s
    evidence: [{source: log, exact: the old quay}]
"""
VALID = {
    "a plain claim": ("stated", "Waiting pays.", "Ships have time."),
    "a claim of what may be": ("stated", "Waiting might cost them trust.", "Ships have time."),
    "a claim of the likely": ("stated", "Waiting will probably pay.", "They may have time."),
    "placed": ("placed", "Waiting may pay.", "Placing them here is our reading."),
}
INVALID = {
    "what it seems": ("stated", "They seem to favour waiting.", "Ships have time.", 22, 17),
    "whose reading it is": ("stated", "Waiting pays.", "Placing them here is our reading.", 23, 16),
    "we read": ("stated", "Waiting pays.", "We read their log so.", 23, 16),
    "in French": ("stated", "L’attente est rentable.", "Les placer ici est notre lecture.", 23, 35),
}


def _found(harbour: Workspace, question: str, view: tuple[str, str, str]) -> list[tuple[str, str, int, int]]:
    files = {QUESTION_PATH: question + VIEW % view}
    return found_in_corpus(harbour.set(rules={"case-bare": "off"}), files)


@pytest.mark.parametrize("view", VALID.values(), ids=VALID)
def test_stances_that_agree_pass(harbour: Workspace, view: tuple[str, str, str]) -> None:
    """A view that states its hypothesis, surely, as likely or as what may be, and one that is placed pass."""
    found = [each for each in _found(harbour, ALONE, view) if each[0] == "stance-hedged"]
    assert found == []


@pytest.mark.parametrize("case", INVALID.values(), ids=INVALID)
def test_hedges_beside_stated_are_reported(harbour: Workspace, case: tuple[str, str, str, int, int]) -> None:
    """What seems so in a claim, and words on the desk's own reading, have a warning at their place."""
    stance, claim, reasoning, line, column = case
    found = _found(harbour, ALONE, (stance, claim, reasoning))
    assert found == [("stance-hedged", QUESTION_PATH, line, column)]
