"""Tests of the rule judgement-single-origin."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import Severity
from tests.check.tables import CHANNEL, brief_with, found_in_brief
from tests.harbour import FACTS
from tests.workspace import Workspace

ORIGIN = "origins: [{id: port, name: Port office, kind: government}]\n"
OFFICE = FACTS.replace("    figure:", "    attributed_to: port\n    figure:")


def judged(level: str, *basis: str) -> dict[str, str]:
    """Return the brief with another confidence and basis."""
    changed = {
        "level: low": f"level: {level}",
        "the north channel reopens in May": "the north channel is closed",
    }
    text = dict(brief_with(**changed))["briefs/brief.yaml"]
    text = text.partition("  # briefgen: allow")[0] + "\n"
    return {
        "briefs/brief.yaml": text.replace("rests_on: [channel-closed]", f"rests_on: [{', '.join(basis)}]")
    }


VALID = {
    "two origins": {
        **judged("high", "channel-closed", "channel-depth"), CHANNEL: OFFICE, "briefs/corpus/facts/port.yaml": ORIGIN,
    },
}  # fmt: skip
INVALID = {
    "low confidence": (judged("low", "channel-closed"), [(12, 15)]),
    "moderate confidence": (judged("moderate", "channel-closed"), [(12, 15)]),
    "high confidence": (judged("high", "channel-closed"), [(12, 15)]),
    "two facts of one origin": (judged("high", "channel-closed", "channel-depth"), [(12, 15)]),
}


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_what_is_corroborated_passes(harbour: Workspace, files: dict[str, str]) -> None:
    """Two origins give no finding."""
    assert found_in_brief(harbour, files) == []


@pytest.mark.parametrize(("files", "expected"), INVALID.values(), ids=INVALID)
def test_one_origin_is_a_warning(
    harbour: Workspace, files: dict[str, str], expected: list[tuple[int, int]]
) -> None:
    """A judgement on one origin is a warning at what it rests on, and says whose it is."""
    wanted = [("judgement-single-origin", "briefs/brief.yaml", *place) for place in expected]
    assert found_in_brief(harbour, files) == wanted
    (found,) = harbour.check()
    assert found.severity is Severity.WARNING
    assert found.message.startswith(
        "all evidence of this judgement comes from one origin, Harbour pilots; its confidence is "
    )
