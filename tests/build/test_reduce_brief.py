"""Tests of making a memo for readers of a lower marking."""

from __future__ import annotations

import pytest

from briefgen.build.build import build
from briefgen.diagnostic import Diagnostic
from briefgen.evidence.container import evidence_of_pdf
from tests.harbour import BRIEF, FACTS, SOURCE
from tests.workspace import Workspace

PATH = "briefs/brief.yaml"
NOTICE = "Parts of this memo were left out: its readers may see up to TLP:GREEN."
QUAY = "  - id: quay\n    statement: The old quay is hollow.\n    marking: TLP:RED\n    evidence: [{source: log, exact: the old quay}]\n"
RED = BRIEF.replace("TLP:GREEN", "TLP:RED").replace("[channel-closed]", "[channel-closed, quay]") + (
    "key_figures: [{measure: north-depth}]\n"
    "sections:\n"
    "  - {title: The quay is hollow, body: 'It [is hollow](fact:quay).'}\n"
    "  - {title: The channel is shut, body: 'It [is closed](fact:channel-closed).'}\n"
)


@pytest.fixture
def workspace(harbour: Workspace) -> Workspace:
    """Make a workspace with a brief that draws on a fact for few readers."""
    return harbour.write_as_is({PATH: RED, "briefs/corpus/facts/channel.yaml": FACTS + QUAY}).set(
        formats=("pdf", "md"), audience="TLP:GREEN"
    )


def _build(workspace: Workspace) -> tuple[str, list[Diagnostic]]:
    """Build the memo, and return all that its files contain as text, and the errors."""
    built, problems = build(workspace.root / PATH, workspace.settings)
    memo = workspace.settings.output / "brief.md"
    return memo.read_text("utf-8") if built else "", [d for d in problems if d.severity.name == "ERROR"]


def test_what_is_above_is_left_out(workspace: Workspace) -> None:
    """A section above the marking is left out, the others stay, and the memo says that it is not whole."""
    text, problems = _build(workspace)
    assert problems == []
    assert (NOTICE in text, "hollow" in text, "The channel is shut" in text) == (True, False, True)
    assert ("TLP:GREEN" in text, "TLP:RED" in text) == (True, False)
    evidence = evidence_of_pdf((workspace.settings.output / "brief.pdf").read_bytes()) or b""
    assert (b"channel-closed" in evidence, b"hollow" in evidence, b"quay" in evidence) == (True, False, False)


def test_the_whole_memo_says_nothing(workspace: Workspace) -> None:
    """For readers who may see everything, nothing is left out or said."""
    text, problems = _build(workspace.set(audience="TLP:RED"))
    assert problems == []
    assert ("left out" in text, "hollow" in text, "TLP:RED" in text) == (False, True, True)


def test_a_judgement_keeps_a_basis(workspace: Workspace) -> None:
    """A judgement that would have no evidence left for these readers stops the build, with its place."""
    workspace.write_as_is({PATH: RED.replace("[channel-closed, quay]", "[quay]")})
    text, problems = _build(workspace)
    assert (text, [(d.rule, d.span.line) for d in problems]) == ("", [("marking-basis", 12)])


@pytest.mark.parametrize("place", ["bottom line", "source"])
def test_what_cannot_be_left_out_stops_the_build(workspace: Workspace, place: str) -> None:
    """A bottom line above the marking is reported, and no memo is made."""
    changed = {
        PATH: RED.replace("It [is closed](fact:channel-closed).\njud", "It [is hollow](fact:quay).\njud")
    }
    if place == "source":
        changed = {"briefs/corpus/sources/log.yaml": f"{SOURCE}marking: TLP:AMBER\n"}
    workspace.write_as_is(changed)
    text, problems = _build(workspace)
    assert (text, {d.rule for d in problems} <= {"marking-low", "marking-basis"}, bool(problems)) == (
        "",
        True,
        True,
    )
