"""Tests of what tells the analyst's own numbers from those about the world."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import has_errors
from tests.check.own_number_briefs import findings_in
from tests.check.own_number_sentences import DISHONEST, HONEST, Row
from tests.workspace import Workspace

ASKED = {
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


def test_no_fact_is_proposed_where_several_count_the_same(empty: Workspace) -> None:
    """A fact with another number is named in a hint only if it alone counts such things."""
    corpus = """\
        facts:
          - id: lost
            statement: Seven lorries were lost.
            figure: {value: 7, unit: lorries, as_of: 2026-03-05}
            evidence: [{source: wire, exact: 36 transits}]
        """
    row = ("en", "option", "Open a second gate, where 900 lorries now wait. [Some](fact:lost) left.")
    (found,) = findings_in(empty, row, {"briefs/corpus/facts/lost.yaml": corpus})
    assert found.hints[0] == "if it comes from a source, link it to its fact: `[900 lorries](fact:ID)`"


@pytest.mark.parametrize(
    ("words", "count"),
    [("one in five German drivers leaves", 0), ("one in five German lorries leaves", 1)],
)
def test_a_share_of_other_things_is_not_the_facts(empty: Workspace, words: str, count: int) -> None:
    """A share that a fact has of other things is not asked about; of the same things it is."""
    corpus = """\
        facts:
          - id: share
            statement: A fifth of the German lorries left.
            figure: {value: 20, unit: "%", as_of: 2026-03-05}
            evidence: [{source: wire, exact: 36 transits}]
        """
    row = ("en", "option", f"[Some left](fact:share). Wait until {words}.")
    found = findings_in(empty, row, {"briefs/corpus/facts/share.yaml": corpus})
    assert len([each for each in found if "has the same number" in each.message]) == count
