"""Tests of the rule measure-empty."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, QUESTION_PATH, brief_with, found_in_brief
from tests.harbour import QUESTION
from tests.workspace import Workspace

SECTION = "briefs/corpus/sections/depths.md"
MORE = {
    "briefs/corpus/facts/more.yaml": "measures: [{id: south-depth, label: Depth of the south channel, unit: m}]\n"
}
VALID = {
    "a measure with a fact on it": "key_figures: [{measure: north-depth}]",
    "an empty measure that is no key figure": "key_figures: [{fact: channel-depth}]",
}
INVALID = {
    "a measure without a fact": ("key_figures: [{measure: south-depth}]", [(13, 25)]),
    "the second of two": ("key_figures:\n  - measure: north-depth\n  - {measure: south-depth}\n", [(15, 15)]),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_measures_with_claims_pass(harbour: Workspace, added: str) -> None:
    """A measure that a fact is on gives no finding."""
    assert found_in_brief(harbour, {**MORE, **brief_with(added)}) == []


@pytest.mark.parametrize(("added", "expected"), INVALID.values(), ids=INVALID)
def test_measures_without_claims_fail(
    harbour: Workspace, added: str, expected: list[tuple[int, int]]
) -> None:
    """A key figure on a measure that no fact is on is reported at the measure's id."""
    wanted = [("measure-empty", BRIEF_PATH, *place) for place in expected]
    assert found_in_brief(harbour, {**MORE, **brief_with(added)}) == wanted


LINK = "[](measure:south-depth)"
LINKS = {
    "a brief": (brief_with(f"gaps: [{{question: 'How deep is {LINK}?'}}]"), (BRIEF_PATH, 13, 35)),
    "a section": (
        {**brief_with("sections: [{ref: depths}]"), SECTION: f"---\ntitle: Depths\n---\nIt is\n{LINK}.\n"},
        (SECTION, 5, 4),
    ),
    "a question": (
        {**brief_with("views: [extend-or-wait]"), QUESTION_PATH: QUESTION.replace("It costs.", f"'{LINK}'")},
        (QUESTION_PATH, 8, 19),
    ),
}


@pytest.mark.parametrize(("files", "expected"), LINKS.values(), ids=LINKS)
def test_links_to_an_empty_measure_fail(
    harbour: Workspace, files: dict[str, str], expected: tuple[str, int, int]
) -> None:
    """A link to a measure that no fact is on, which would print nothing, is reported at its address."""
    assert found_in_brief(harbour, {**MORE, **files}) == [("measure-empty", *expected)]
