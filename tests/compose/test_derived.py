"""Tests of citing the inputs of derived figures."""

from __future__ import annotations

from briefgen.compose.derived import cite_inputs
from tests.compose.composing import memo_of
from tests.harbour import BRIEF, FACTS
from tests.workspace import Workspace

DOUBLE = """\
  - id: depth-twice
    statement: Ships need this depth.
    figure: {value: 18, unit: m, formula: channel-depth * 2}
"""
CITING = BRIEF.replace("It [is closed](fact:channel-closed).", "It is [so deep](fact:depth-twice).")


def test_inputs_of_reserved_facts_are_reserved(harbour: Workspace) -> None:
    """The inputs of a derived fact get the next numbers; they count as cited only if the derived fact does."""
    memo = memo_of(
        harbour.write({"briefs/corpus/facts/channel.yaml": FACTS + DOUBLE, "briefs/brief.yaml": CITING})
    )
    memo.citations.reserve([("fact", "depth-twice")])
    cite_inputs(memo)
    assert memo.citations.in_order() == ((1, ("fact", "depth-twice")), (2, ("fact", "channel-depth")))
    assert memo.citations.made() == set()
    memo.citations.cite("fact", "depth-twice")
    cite_inputs(memo)
    assert memo.citations.made() == {("fact", "depth-twice"), ("fact", "channel-depth")}
