"""Tests of the rule marking-lowered."""

from __future__ import annotations

import pytest

from tests.editions.issuing import issue
from tests.harbour import BRIEF
from tests.workspace import Workspace

PATH = "briefs/brief.yaml"
RED = BRIEF.replace("TLP:GREEN", "TLP:RED")
REASON = "marking_change: {reason: The ministry released the figures.}\n"


def _messages(workspace: Workspace) -> list[str]:
    return [d.message for d in workspace.check() if d.rule == "marking-lowered"]


@pytest.fixture
def issued(harbour: Workspace) -> Workspace:
    """Issue the brief as an edition that is TLP:RED."""
    issue(harbour, RED)
    return harbour


def test_lowering_needs_a_reason(issued: Workspace) -> None:
    """A marking below that of the last edition needs a reason; raising it again, or the same one, does not."""
    issued.write_as_is({PATH: BRIEF})
    expected = "the marking is lowered from `TLP:RED` to `TLP:GREEN` since edition 1, and no reason is given"
    assert _messages(issued) == [expected]
    issued.write_as_is({PATH: BRIEF + REASON})
    assert _messages(issued) == []
    issued.write_as_is({PATH: RED})
    assert _messages(issued) == []


def test_a_reason_counts_once(issued: Workspace) -> None:
    """The reason of the last edition does not explain another lowering."""
    issue(issued, BRIEF + REASON)
    issued.write_as_is({PATH: BRIEF.replace("TLP:GREEN", "TLP:CLEAR") + REASON})
    assert _messages(issued) == [
        "the marking is lowered from `TLP:GREEN` to `TLP:CLEAR` since edition 2, and the reason given is that of the last edition"
    ]


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ({"marking": "TLP:CLEAR"}, ["`TLP:CLEAR` is below the marking `TLP:RED` in the brief"]),
        ({"marking": "TLP:CLEAR", "marking_change": "{reason: It is old.}"}, ["`TLP:CLEAR` is below the marking `TLP:RED` in the brief"]),
        ({"marking": "TLP:RED"}, []),
    ],
    ids=["lowered", "lowered with a reason", "the same"],
)  # fmt: skip
def test_the_command_line_never_lowers(
    harbour: Workspace, overrides: dict[str, str], expected: list[str]
) -> None:
    """`--set` never lowers the marking of the brief, with a reason or without."""
    harbour.write_as_is({PATH: RED})
    assert _messages(harbour.set(overrides=overrides)) == expected


def test_the_command_line_gives_no_reason(issued: Workspace) -> None:
    """A reason that `--set` gives does not count."""
    issued.write_as_is({PATH: BRIEF})
    given = issued.set(overrides={"marking_change": "{reason: It is old.}"})
    assert len(_messages(given)) == 1
