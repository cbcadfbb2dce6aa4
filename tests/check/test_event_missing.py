"""Tests of the rule event-missing."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

VALID = {
    "a fact with an event": "timeline: {facts: [channel-closed]}",
    "no facts named": "timeline: {from: 2026-01-01, to: 2026-12-31}",
    "no timeline": "",
    "a fact of the timeline's last day": "timeline: {to: 2026-03-02, facts: [channel-closed]}",
}
INVALID = {
    "a fact without one": ("timeline: {facts: [channel-depth]}", [(13, 20)]),
    "the second of a list": ("timeline:\n  facts:\n    - channel-closed\n    - channel-depth\n", [(16, 7)]),
    "both of two": ("timeline: {facts: [channel-depth, channel-depth]}", [(13, 20), (13, 35)]),
}


@pytest.mark.parametrize("added", VALID.values(), ids=VALID)
def test_facts_with_an_event_pass(harbour: Workspace, added: str) -> None:
    """A timeline of facts with events, or of no facts by name, gives no finding."""
    assert found_in_brief(harbour, brief_with(added)) == []


@pytest.mark.parametrize(("added", "expected"), INVALID.values(), ids=INVALID)
def test_facts_without_an_event_fail(harbour: Workspace, added: str, expected: list[tuple[int, int]]) -> None:
    """A fact without an event is reported at its id in the timeline."""
    wanted = [("event-missing", BRIEF_PATH, *place) for place in expected]
    assert found_in_brief(harbour, brief_with(added)) == wanted


def test_the_fact_is_shown(harbour: Workspace) -> None:
    """The finding leads to where the fact stands."""
    (finding,) = harbour.write(brief_with("timeline: {facts: [channel-depth]}")).check()
    assert finding.message == "fact `channel-depth` has no `event` for a timeline"
    (step,) = finding.because
    assert (step.span.path, step.span.line, step.span.column) == ("briefs/corpus/facts/channel.yaml", 7, 9)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ("from: 2026-03-03", "it is before the timeline's `from`, `2026-03-03`"),
        ("to: 2026-02", "it is after the timeline's `to`, `2026-02`"),
    ],
)
def test_facts_that_the_dates_leave_out_are_warned_of(harbour: Workspace, dates: str, message: str) -> None:
    """A fact that is named, and is outside of the timeline's dates, is not printed: a warning at its id."""
    harbour.write(brief_with(f"timeline:\n  {dates}\n  facts: [channel-closed]\n"))
    (finding,) = harbour.check()
    assert (finding.severity.name, finding.span.line, finding.span.column) == ("WARNING", 15, 11)
    assert finding.message == f"fact `channel-closed` is not printed: {message}"
