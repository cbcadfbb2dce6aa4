"""Tests of the rule confidence-high."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, CHANNEL, QUESTION_PATH, brief_with, found_in_brief
from tests.harbour import FACTS, HARBOUR
from tests.workspace import Workspace

PLACE = ("confidence-high", BRIEF_PATH, 11, 25)
QUESTION = HARBOUR[QUESTION_PATH]
MATRIX = """\
matrix:
  - {fact: channel-closed, ratings: {extend: inconsistent, wait: consistent}}
  - {fact: channel-depth, ratings: {extend: RATING, wait: consistent}}
"""


def judged(text: str, level: str = "high", rests_on: str = "channel-closed, channel-depth") -> dict[str, str]:
    """Return the brief with another judgement of another confidence, and the question it may show."""
    changed = {
        "the north channel reopens in May": text,
        "level: low": f"level: {level}",
        "rests_on: [channel-closed]": f"rests_on: [{rests_on}]",
    }
    return dict(brief_with(**changed))


def rated(rating: str) -> dict[str, str]:
    """Return the question with a matrix, and a brief that shows it."""
    brief = judged("the channel is closed")[BRIEF_PATH] + "views: [extend-or-wait]\n"
    return {BRIEF_PATH: brief, QUESTION_PATH: QUESTION + MATRIX.replace("RATING", rating)}


PLANNED = FACTS.replace("statement: The north channel is closed", "statement: The north channel is to reopen")
FINDINGS = {
    "a future word": judged("the channel will reopen"),
    "a date to come": judged("the channel reopens in May 2026"),
    "rated both ways": rated("consistent"),
}
NONE = {
    "less confidence": judged("the channel will reopen", "moderate"),
    "the present": judged("the channel is closed"),
    "a date that is past": judged("the channel closed in February 2026"),
    "rated alike": rated("inconsistent"),
    "rated neutral": rated("neutral"),
    "a plan": {**judged("the channel will reopen"), CHANNEL: PLANNED},
}


def found(workspace: Workspace, files: dict[str, str]) -> list[tuple[str, str, int, int]]:
    """List the findings of the rule."""
    return [each for each in found_in_brief(workspace, files) if each[0] == "confidence-high"]


@pytest.mark.parametrize("files", FINDINGS.values(), ids=FINDINGS)
def test_confidence_that_is_not_borne_out(harbour: Workspace, files: dict[str, str]) -> None:
    """High confidence that rests on the past alone, or on facts rated both ways, is a finding at its level."""
    assert found(harbour, files) == [PLACE]


@pytest.mark.parametrize("files", NONE.values(), ids=NONE)
def test_confidence_that_passes(harbour: Workspace, files: dict[str, str]) -> None:
    """Less confidence, a judgement of the present, a plan, and facts that agree are no finding."""
    assert found(harbour, files) == []
