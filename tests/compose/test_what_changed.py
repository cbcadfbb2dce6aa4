"""Tests of the memo's own account of what changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.changes.changes import SinceEdition
from briefgen.changes.compare_editions import compare
from briefgen.compose.parts.what_changed import what_changed
from briefgen.document.nodes import WhatChanged
from tests.changes.editions import Edit, edition, judged, judgement
from tests.changes.test_compare_editions import FACT, put
from tests.compose.composing import memo_of
from tests.harbour import BRIEF
from tests.outline import words
from tests.workspace import Workspace

REASONS = put({"reopening": "a second storm closed it"}, "said", "reasons")
REASON = '    change: {reason: "a second storm [closed it](fact:channel-closed)"}\n'


def reported(workspace: Workspace, *edits: Edit, brief: str = BRIEF) -> list[tuple[str, str]]:
    """Tell the changes that edits make to an edition, as verdicts and words."""
    memo = memo_of(workspace.write({"briefs/brief.yaml": brief}))
    blocks = what_changed(replace(memo, since=SinceEdition(1, compare(edition(), edition(*edits)))), 2)
    found = [block for block in blocks if isinstance(block, WhatChanged)]
    assert all(block.label == "What changed since edition 1" for block in found)
    return [
        (item.verdict, words(item.text).replace("\u202f", " ")) for block in found for item in block.items
    ]


def test_a_first_edition_tells_nothing(harbour: Workspace) -> None:
    """Without an earlier edition there is no account."""
    assert what_changed(memo_of(harbour), 2) == ()


@pytest.mark.parametrize("edits", [(), (put("2026-03-27", "brief", "as_of"),)])
def test_nothing_to_tell(harbour: Workspace, edits: tuple[Edit, ...]) -> None:
    """Where judgements and what they rest on stand, there is no account: a later date alone is none."""
    assert reported(harbour, *edits) == []


UNLIKELY = "From likely (55–80%) to unlikely (20–45%): the reopening is so."
NEW = "The other is so: likely (55–80%)."
GONE = "The reopening is so: was likely (55–80%)."


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([judgement("reopening", "unlikely")], [("Reversed", UNLIKELY)]),
        (
            [judgement("reopening", "unlikely", "high")],
            [("Reversed", f"{UNLIKELY} Confidence from low to high.")],
        ),
        (
            [judgement("reopening", confidence="high")],
            [("Strengthened", "The reopening is so. Confidence from low to high.")],
        ),
        (
            [judgement("reopening"), judgement("other")],
            [("New", NEW), ("", "The other key judgement stands.")],
        ),
        ([judgement("other")], [("New", NEW), ("Withdrawn", GONE)]),
        (
            [judgement("reopening") | {"words": "it opens"}],
            [("Reworded", "It opens; it read: the reopening is so.")],
        ),
    ],
)
def test_judgement_by_judgement(
    harbour: Workspace, judgements: list[dict[str, object]], expected: list[tuple[str, str]]
) -> None:
    """Each judgement that is not as it was is reported with both values, likelihood apart from confidence."""
    assert reported(harbour, judged(*judgements)) == expected


def test_a_reason_is_printed_with_its_notes(harbour: Workspace) -> None:
    """The reason stands behind the change as a sentence, and what it cites has its mark."""
    moved = judged(judgement("reopening", "unlikely"))
    given = put([{"id": "reopening", "change": {"reason": "a"}}], "brief", "judgements")
    ((_, words),) = reported(harbour, moved, REASONS, given, brief=BRIEF + REASON)
    assert words == f"{UNLIKELY} A second storm closed it.[^1]"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            put({"words": "7 m", "as_of": "2026-03-01"}, "facts", 0, "figure"),
            ("Revised", "The channel is nine metres deep: from 9 m to 7 m."),
        ),
        (
            put(
                {"measure": "north-depth", "label": "Depth", "contested": True, "words": "7–9 m"}, "ledger", 0
            ),
            ("Contested", "Depth: 7–9 m, until now 9 m."),
        ),
        (
            put("extend", "views", 0, "hypothesis"),
            ("View moved", "The pilots: from “Wait longer” to “Extend”."),
        ),
        (lambda data: data["facts"].append(FACT), ("Evidence", "1 fact added.")),
        (
            lambda data: (
                data["said"]["options"][0].update(recommended=False)
                or data["said"]["options"][1].update(recommended=True)
            ),
            ("Recommendation", "From “Wait” to “Dredge”."),
        ),
    ],
)
def test_what_moved_beside_the_judgements(harbour: Workspace, edit: Edit, expected: tuple[str, str]) -> None:
    """Figures, measures, views, the recommendation and the count of evidence come after the judgements."""
    assert reported(harbour, edit) == [("", "All key judgements stand."), expected]
