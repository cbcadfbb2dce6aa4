"""Tests of the rule today-outdated."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, CHANNEL, brief_with
from tests.harbour import FACTS
from tests.workspace import Workspace

AS_OF = "as_of: 2026-03-01}"
OLD = FACTS.replace(AS_OF, "as_of: 2024-05}")
SECTION = "sections:\n  - title: It silts up\n    body: {}\n"
VALID = [
    "The channel has [nine metres](fact:channel-depth).",
    "The channel has, as of May 2024, [nine metres](fact:channel-depth), and no survey now.",
    "Until now it had [nine metres](fact:channel-depth).",
    "The now-closed channel had [nine metres](fact:channel-depth).",
    "The channel [is closed](fact:channel-closed) now. It had [nine metres](fact:channel-depth).",
    "It had [nine metres](fact:channel-depth), but now it [is closed](fact:channel-closed).",
]
INVALID = [
    ("The channel now has [nine metres](fact:channel-depth).", "now"),
    ("The channel now has [](fact:channel-depth).", "now"),
    ("The channel now has [](measure:north-depth).", "now"),
    ("Today, the channel has [nine metres](fact:channel-depth).", "Today"),
    ("The channel has [nine metres today](fact:channel-depth).", "today"),
    ("It has *currently* a depth of [nine metres](fact:channel-depth).", "currently"),
    ("It is open; at present it has [nine metres](fact:channel-depth).", "at present"),
]


def _found(workspace: Workspace, facts: str, added: str) -> list[tuple[str, int, int]]:
    found = workspace.write({CHANNEL: facts, **brief_with(added)}).check()
    assert all(str(d.severity) == "warning" for d in found if d.rule == "today-outdated")
    return [(d.span.path, d.span.line, d.span.column) for d in found if d.rule == "today-outdated"]


@pytest.mark.parametrize("body", VALID)
def test_a_dated_or_other_sentence_passes(harbour: Workspace, body: str) -> None:
    """A sentence that names the figure's date, or says "now" of something else, passes beside an old figure."""
    assert _found(harbour, OLD, SECTION.format(f"'{body}'")) == []


@pytest.mark.parametrize(("body", "words"), INVALID)
def test_the_present_beside_an_old_figure_fails(harbour: Workspace, body: str, words: str) -> None:
    """A word for the present in the clause of an old figure is a warning at that word."""
    found = _found(harbour, OLD, SECTION.format(f"'{body}'"))
    assert found == [(BRIEF_PATH, 15, 12 + body.index(words))]


@pytest.mark.parametrize(
    ("dated", "count"),
    [("2026-03-01", 0), ("2025-03-20", 0), ("2025-03-19", 1), ("2025", 0), ("2025-03", 0), ("2024", 1)],
)
def test_a_figure_is_old_after_a_year(harbour: Workspace, dated: str, count: int) -> None:
    """A figure is old when the last day that its date can mean is more than 365 days before the brief's."""
    facts = FACTS.replace(AS_OF, f"as_of: {dated}}}")
    assert len(_found(harbour, facts, SECTION.format(f"'{INVALID[0][0]}'"))) == count


def test_a_figure_without_a_date_is_as_old_as_its_source(harbour: Workspace) -> None:
    """Without `as_of` and `date` the age counts from the newest source, which a later brief shows."""
    harbour.write(
        {CHANNEL: FACTS.replace(f", {AS_OF}", "}"), **brief_with(SECTION.format(f"'{INVALID[0][0]}'"))}
    )
    assert [d.rule for d in harbour.check()] == []
    found = harbour.set(overrides={"as_of": "2027-03-06"}).check()
    assert [(d.rule, d.message) for d in found] == [
        ("today-outdated", "`now` is beside a figure of `2026-03-05`, which is 366 days old")
    ]


def test_the_present_is_read_in_the_language_of_the_brief(harbour: Workspace) -> None:
    """A brief in German has the words of German, and a sentence in English those of English."""
    for body in (
        "Der Kanal hat derzeit [](fact:channel-depth).",
        "The channel has [](fact:channel-depth) now.",
    ):
        added = f"language: de\n{SECTION.format(body)}"
        column = 11 + max(body.find("derzeit"), body.find("now"))
        assert _found(harbour, OLD, added) == [(BRIEF_PATH, 16, column)]


def test_titles_with_the_number_are_looked_at(harbour: Workspace) -> None:
    """The memo's title and a section's heading are reported where they have the number of an old figure."""
    added = (
        "key_figures: [{fact: channel-depth}]\nsections:\n  - {title: Nine metres now, body: It silts up.}\n"
        "  - {title: Eight metres now, body: It silts up.}\n  - {title: The channel today, body: It silts up.}\n"
    )
    assert _found(harbour, OLD, added) == [(BRIEF_PATH, 15, 25)]


def test_labels_are_looked_at(harbour: Workspace) -> None:
    """The label of an old key figure and the title of its chart are reported at their words for the present."""
    added = (
        "key_figures:\n  - {fact: channel-depth, label: Depth today}\n  - {measure: north-depth, label: Depth in May}\n"
        "charts: [{measure: north-depth, kind: ranges, title: Depth now}]\n"
    )
    assert _found(harbour, OLD, added) == [(BRIEF_PATH, 14, 40), (BRIEF_PATH, 16, 60)]
