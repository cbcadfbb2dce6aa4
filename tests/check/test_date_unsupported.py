"""Tests of the rule date-unsupported."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
CLOSED = "[closed](fact:channel-closed)"
VALID = {
    "the fact's day": f"{CLOSED} on 2 March 2026",
    "its month": f"{CLOSED} in March 2026",
    "its year": f"in 2026 it {CLOSED}",
    "day and month": f"{CLOSED} on 2 March",
    "the figure's date": "[nine metres](fact:channel-depth) on 1 March 2026",
    "a measure's date": "[nine metres](measure:north-depth) on 1 March 2026",
    "inside the link": "[closed on 2 March 2026](fact:channel-closed)",
    "a month alone": "in March",
}
INVALID = {
    "another day": (f"{CLOSED} on 3 March 2026", 40, "3 March 2026"),
    "another month": (f"{CLOSED} in April 2026", 40, "April 2026"),
    "another year": (f"{CLOSED} in 2025", 40, "2025"),
    "no fact": ("closed in 2026", 17, "2026"),
    "inside the link": ("[closed in 2025](fact:channel-closed)", 18, "2025"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_borne_dates_pass(harbour: Workspace, text: str) -> None:
    """A date that a fact of the paragraph bears, at any precision, gives no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column", "words"), INVALID.values(), ids=INVALID)
def test_other_dates_fail(harbour: Workspace, text: str, column: int, words: str) -> None:
    """A date that no fact of the paragraph bears is reported at its place."""
    expected = [("date-unsupported", BRIEF_PATH, 15, column)]
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == expected
    (finding,) = harbour.check()
    assert f"`{words}`" in finding.message


def test_a_fact_speaks_for_its_own_paragraph(harbour: Workspace) -> None:
    """A fact cited in another paragraph does not bear a date."""
    text = f"{CLOSED} then\n\n      in 2026"
    expected = [("date-unsupported", BRIEF_PATH, 17, 10)]
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == expected


AHEAD = {
    "1 May 2026": [],
    "May 2026": [],
    "2027": [],
    "1 March 2024": ["date-unsupported"],
    "2026": ["date-unsupported"],
}


@pytest.mark.parametrize(("day", "rules"), AHEAD.items())
def test_a_judgement_looks_ahead(harbour: Workspace, day: str, rules: list[str]) -> None:
    """A judgement may name the date up to which it is made, and none that is past or present."""
    brief = brief_with(**{"reopens in May": f"reopens by {day}"})
    assert [row[0] for row in found_in_brief(harbour, brief)] == rules
