"""Tests of the rule own-mark."""

from __future__ import annotations

import pytest

from tests.check.own_number_briefs import findings_in
from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
VALID = {
    "a number": "[at least 34 slots a day](own:) are wanted",
    "in words": "[thirty-four slots](own:) are wanted",
    "a number alone": "more than [34](own:) slots are wanted",
    "a date to come": "it is wanted by [1 May 2026](own:)",
    "a time": "from [08:00](own:) to [noon or 12:30](own:)",
    "emphasis inside": "[*34* slots](own:) are wanted",
    "inside emphasis": "*[34 slots](own:)* are wanted",
    "several numbers": "[40 inspectors in two teams of 20](own:) are wanted",
}
INVALID = {
    "no number": ("[many slots](own:) are wanted", 20),
    "no words": ("[](own:) slots", 10),
    "a name with a number": ("[Article 5](own:) holds", 19),
    "what is": ("at the quay [34 ships](own:) now wait", 20),
    "what is known": ("the [34 ships](own:) of the line", 12),
    "a date that has been": ("since [1 May 2024](own:)", 14),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_own_numbers_pass_in_any_field(harbour: Workspace, text: str) -> None:
    """A number or a date to come that is marked as own passes, also where an unmarked one does not."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column"), INVALID.values(), ids=INVALID)
def test_other_marks_are_found(harbour: Workspace, text: str, column: int) -> None:
    """A mark without a number, or on a number about the world, is found at its place."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == [("own-mark", BRIEF_PATH, 15, column)]


def test_a_mark_does_not_stand_for_a_fact(empty: Workspace) -> None:
    """A marked count that a fact has is asked about by a warning, which names the fact."""
    (found,) = findings_in(empty, ("en", "option", "Let [90 lorries](own:) through."))
    assert (found.rule, str(found.severity)) == ("own-mark", "warning")
    assert "the fact `lorries` (90 lorries) has the same number" in found.message
    assert "[90 lorries](fact:lorries)" in found.hints[0]


def test_a_mark_answers_the_question(empty: Workspace) -> None:
    """A number that a fact counts too is asked about without the mark, and passes with it."""
    bare = findings_in(empty, ("en", "judgement", "the party holds 78 seats then"))
    assert [(found.rule, str(found.severity)) for found in bare] == [("number-naked", "warning")]
    assert "the fact `seats` (87 seats) counts the same" in bare[0].message
    assert findings_in(empty, ("en", "judgement", "the party holds [78 seats](own:) then")) == []
