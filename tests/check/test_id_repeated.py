"""Tests of the rule id-repeated."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

OTHER = """\
  - id: {}
    text: the south channel stays open
    likelihood: {{term: likely}}
    confidence: {{level: low, basis: one log}}
    rests_on: [channel-closed]  # briefgen: allow judgement-single-origin: one log is all there is
"""
OPTION = "  - {{id: {}, title: {}, text: {} now.}}\n"
VALID = {
    "two judgements": OTHER.format("south"),
    "an option of a judgement's name": "options:\n" + OPTION.format("reopening", "Act", "Act"),
    "two options": "options:\n" + OPTION.format("act", "Act", "Act") + OPTION.format("wait", "Wait", "Wait"),
}
INVALID = {
    "two judgements": (OTHER.format("reopening"), [(13, 9)]),
    "three judgements": (OTHER.format("reopening") * 2, [(13, 9), (18, 9)]),
    "two options": (
        "options:\n" + OPTION.format("act", "Act", "Act") + OPTION.format("act", "Wait", "Wait"),
        [(15, 10)],
    ),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_ids_of_their_own_pass(harbour: Workspace, added: str) -> None:
    """Ids that differ within their list give no finding."""
    assert found_in_brief(harbour, brief_with(added)) == []


@pytest.mark.parametrize(("added", "expected"), INVALID.values(), ids=INVALID)
def test_ids_that_stand_twice_fail(harbour: Workspace, added: str, expected: list[tuple[int, int]]) -> None:
    """Each repetition of an id is reported at its place."""
    wanted = [("id-repeated", BRIEF_PATH, *place) for place in expected]
    assert found_in_brief(harbour, brief_with(added)) == wanted


def test_the_first_use_is_shown(harbour: Workspace) -> None:
    """The finding leads to where the id was first used."""
    (finding,) = harbour.write(brief_with(OTHER.format("reopening"))).check()
    (step,) = finding.because
    assert (step.message, step.span.line, step.span.column) == ("first used here", 8, 9)
