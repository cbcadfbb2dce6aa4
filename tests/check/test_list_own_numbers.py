"""Tests of the list of the analyst's own numbers."""

from __future__ import annotations

import pytest

from briefgen.build.check import supports_of
from briefgen.build.load import load_brief
from briefgen.check.list_own_numbers import list_own_numbers
from briefgen.evidence.unproven import OwnNumber
from tests.check.own_number_briefs import findings_in
from tests.workspace import Workspace

VALUES = {
    "at least 34 slots a day": "at least 34 per day",
    "two to three ships": "2 to 3",
    "half of them": "50 %",
    "33.5 per cent": "33.5 %",
    "a third of it": "1/3",
    "€25 million": "25000000 EUR",
    "three months": "3 month",
    "15 May 2026": "2026-05-15",
    "mid-2027": "mid-2027",
    "dozens of ships": "dozens of",
    "08:30": "08:30",
}


def _listed(workspace: Workspace, field: str, words: str) -> list[OwnNumber]:
    findings_in(workspace, ("en", field, words))
    loaded, _ = load_brief(workspace.root / "briefs/brief.yaml", workspace.settings)
    assert loaded is not None
    return list(list_own_numbers(loaded.entry, loaded.corpus, supports_of(loaded)))


@pytest.mark.parametrize(("words", "value"), VALUES.items())
def test_a_marked_number_is_listed_with_its_value(empty: Workspace, words: str, value: str) -> None:
    """A mark is listed with its field, all its words, and what was read from them."""
    found = _listed(empty, "option", f"Go for [{words}](own:).")
    assert found == [OwnNumber("options.it.text", words, value)]


def test_numbers_without_a_mark_are_listed(empty: Workspace) -> None:
    """What passes without a link is listed, with a date to come; a linked number and one about the world are not."""
    found = _listed(
        empty,
        "judgement",
        "fewer than 40 lorries wait by 30 June 2026, not [](fact:lorries), as all 14 men said",
    )
    assert found == [
        OwnNumber("judgements.it.text", "40 lorries", "less than 40"),
        OwnNumber("judgements.it.text", "30 June 2026", "2026-06-30"),
    ]


def test_a_field_is_named_by_ids(empty: Workspace) -> None:
    """A field of a question is named from the brief on, by the ids of its items."""
    (found,) = _listed(empty, "would_change", "Queues of 20 lorries.")
    assert found.field == "views.open-or-wait.hypotheses.open.would_change"
    (found,) = _listed(empty, "indicator", "a queue of 20 lorries")
    assert found.field == "judgements.it.watch.0.indicator"
