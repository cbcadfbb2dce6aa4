"""Tests of the rule likelihood-with-confidence."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

GAP = "gaps:\n  - question: {}\n"
VALID = {
    "two sentences": "It is likely to return. We have low confidence in this",
    "a likelihood": "It is likely to return",
    "a confidence": "We have high confidence in the log",
    "another confidence": "Confidence-building measures are likely to follow",
    "trust": "Public confidence in the pilots will likely fall",
}
INVALID = {
    "a level": ("We have high confidence that it is likely to return", (14, 23), "high confidence"),
    "confident": ("It is very likely, we are confident, that it returns", (14, 41), "confident"),
    "in a link": (
        "It [very likely](fact:channel-closed) returns with confidence",
        (14, 61),
        "with confidence",
    ),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_apart_they_pass(harbour: Workspace, text: str) -> None:
    """A likelihood and a confidence in sentences of their own give no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "place", "words"), INVALID.values(), ids=INVALID)
def test_together_they_fail(harbour: Workspace, text: str, place: tuple[int, int], words: str) -> None:
    """A confidence in one sentence with a likelihood is reported where it stands."""
    files = brief_with(GAP.format(text))
    assert found_in_brief(harbour, files) == [("likelihood-with-confidence", BRIEF_PATH, *place)]
    (found,) = harbour.check()
    assert found.message == f"`{words}` is in one sentence with a likelihood"
    assert str(found.severity) == "error"


def test_a_judgements_text_follows_its_likelihood(harbour: Workspace) -> None:
    """A confidence in a judgement's text is one sentence with the likelihood before it."""
    files = brief_with(**{"reopens in May": "reopens, with moderate confidence"})
    assert found_in_brief(harbour, files) == [("likelihood-with-confidence", BRIEF_PATH, 9, 43)]
    assert "the likelihood before it" in harbour.check()[0].message


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("the log says it is likely", [("likelihood-with-confidence", BRIEF_PATH, 11, 56)]),
        ("the log alone. It is likely", []),
        ("two logs agree but the keeper may change his mind", []),
        ("two logs which only the keeper could have altered", []),
        ("two logs that may be wrong and probably are", [("likelihood-with-confidence", BRIEF_PATH, 11, 68)]),
    ],
)
def test_a_basis_follows_its_confidence(
    harbour: Workspace, basis: str, expected: list[tuple[str, str, int, int]]
) -> None:
    """A likelihood in the first sentence of a basis is one sentence with the level before it."""
    assert found_in_brief(harbour, brief_with(**{"one log": basis})) == expected
