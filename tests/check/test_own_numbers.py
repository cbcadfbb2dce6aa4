"""Tests of what tells the analyst's own numbers from those about the world."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import has_errors
from tests.check.own_number_briefs import findings_in
from tests.check.own_number_sentences import DISHONEST, HONEST, Row
from tests.workspace import Workspace

ASKED = {
    "two of the three bidders will withdraw",
    "к концу июня очередь сократится до 40 грузовиков",
}
"""Honest sentences that a warning asks about."""
NOT_SEEN = {
    "Only 12 pilots remain; train more.",
    "Закрыть ворота: этого потребовали 3200 жителей.",
}
"""Dishonest sentences that pass: nothing in them but the verb says that they speak of what is."""


@pytest.mark.parametrize("row", HONEST, ids=lambda row: row[2])
def test_own_numbers_pass(empty: Workspace, row: Row) -> None:
    """A threshold, deadline, duration or proposal is no error, and hardly ever asked about."""
    found = findings_in(empty, row)
    assert not has_errors(found)
    assert bool(found) == (row[2] in ASKED)


@pytest.mark.parametrize("row", DISHONEST, ids=lambda row: row[2])
def test_numbers_about_the_world_are_found(empty: Workspace, row: Row) -> None:
    """A number of what is or was, without a link, is an error or is asked about."""
    assert bool(findings_in(empty, row)) == (row[2] not in NOT_SEEN)


def test_a_finding_names_both_ways_out(empty: Workspace) -> None:
    """The finding says what speaks of the world, and how to link the number or mark it as own."""
    (found,) = findings_in(empty, ("en", "option", "Open a second gate, where 900 lorries now wait."))
    assert found.message == "the number `900` is not linked to a fact, and `now` speaks of what is or was"
    assert found.hints == (
        "if it is the number of the fact `lorries`, write `[90 lorries](fact:lorries)`",
        "if it is your own threshold, deadline, duration or proposal, mark it: `[900 lorries](own:)`",
    )
