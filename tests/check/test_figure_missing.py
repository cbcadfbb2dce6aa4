"""Tests of the rule figure-missing."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

VALID = {
    "a fact with a figure": "key_figures: [{fact: channel-depth}]",
    "a measure": "key_figures: [{measure: north-depth}]",
    "none": "key_figures: []",
}
INVALID = {
    "a fact without one": ("key_figures: [{fact: channel-closed}]", [(13, 22)]),
    "the second of two": (
        "key_figures:\n  - fact: channel-depth\n  - label: Closed\n    fact: channel-closed\n",
        [(16, 11)],
    ),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_facts_with_a_figure_pass(harbour: Workspace, added: str) -> None:
    """A key figure that has a number gives no finding."""
    assert found_in_brief(harbour, brief_with(added)) == []


@pytest.mark.parametrize(("added", "expected"), INVALID.values(), ids=INVALID)
def test_facts_without_a_figure_fail(harbour: Workspace, added: str, expected: list[tuple[int, int]]) -> None:
    """A key figure whose fact has no number is reported at the fact's id."""
    wanted = [("figure-missing", BRIEF_PATH, *place) for place in expected]
    assert found_in_brief(harbour, brief_with(added)) == wanted
