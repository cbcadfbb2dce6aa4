"""Tests of fitting a memo into its page budget."""

from __future__ import annotations

from briefgen.evidence.container import attached_data
from tests.harbour import BRIEF
from tests.workspace import Workspace

LONG = "The quay is old and the ships that wait at the roads need it. " * 8
LONG_BRIEF = BRIEF.replace("one log}", f"{LONG.strip()}}}") + (
    "    watch: [{indicator: The pilots measure the depth again}]\n"
    "options:\n"
    f"  - {{id: dredge, title: Dredge the channel, text: {LONG * 3}, advantages: {LONG * 5}}}\n"
    "  - {id: wait, title: Wait for the storms to end, text: Wait., advantages: It is cheap.}\n"
    "next_steps: [{who: The pilots, what: Measure the depth., by: 2026-04-01}]\n"
)


def _built(harbour: Workspace, brief: str) -> tuple[int, str, list[tuple[str, str, str]], bytes]:
    """Build a one-pager; return its pages, its words, its findings and what it carries."""
    harbour.write({"briefs/brief.yaml": brief.replace("two-page-brief", "one-pager")})
    built, problems = harbour.set(formats=("pdf", "md")).build()
    findings = [(d.rule, d.severity.name, d.message) for d in problems]
    if built is None:
        return 0, "", findings, b""
    carried = b"".join(attached_data(built.path.read_bytes()))
    return built.body_pages, built.path.with_suffix(".md").read_text("utf-8"), findings, carried


def test_a_one_pager_leaves_out_what_has_no_room(harbour: Workspace) -> None:
    """What matters less goes first, whatever still fits is printed, and a note names what was left out."""
    pages, words, findings, carried = _built(harbour, LONG_BRIEF)
    message = "a memo of the product “One-pager” has no room for `option-arguments` of this brief"
    assert findings == [("part-left-out", "NOTE", message)]
    assert pages == 1
    assert ("Dredge the channel" in words, "Measure the depth" in words, "It is cheap" in words) == (
        True,
        True,
        False,
    )
    assert "The pilots measure the depth again" in words
    assert b"It is cheap" not in carried


def test_a_short_one_pager_is_whole(harbour: Workspace) -> None:
    """Where everything has room, nothing is left out or said."""
    pages, words, findings, _ = _built(harbour, LONG_BRIEF.replace(LONG * 5, "It lasts."))
    assert (pages, findings, "It is cheap" in words) == (1, [], True)


def test_what_is_required_cannot_be_left_out(harbour: Workspace) -> None:
    """Where the required parts alone are too long, the finding names what to shorten."""
    _, _, findings, _ = _built(harbour, LONG_BRIEF.replace(LONG.strip() + "}", LONG * 12 + "}"))
    assert [(rule, severity) for rule, severity, _ in findings] == [
        ("page-budget", "ERROR"),
        ("part-left-out", "NOTE"),
    ]
