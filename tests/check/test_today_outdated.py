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
    "Ships now [stay away](fact:channel-closed) and find [nine metres](fact:channel-depth).",
]
INVALID = [
    (
        "The channel, which [was closed](fact:channel-closed), now has [nine metres](fact:channel-depth).",
        "now",
    ),
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


LATER = """\
  - id: deeper
    statement: The north channel is ten metres deep.
    figure: {{measure: north-depth, value: 10, unit: m{}}}
    evidence: [{{source: log, exact: a depth of ten metres}}]
"""
NEWER = "key_figures: [{fact: deeper}]\n"
SUCCEEDED = {
    "a later count": (", as_of: 2026-03-10", 1),
    "an earlier count": (", as_of: 2026-02-10", 0),
    "a later count of other waters": (", as_of: 2026-03-10, scope: at low tide", 0),
    "a forecast": (", as_of: 2026-03-10, status: forecast", 0),
    "a count after the brief": (", as_of: 2026-03-25", 0),
    "a period that the figure is in": (", as_of: 2026-03", 0),
    "no date": ("", 0),
}


@pytest.mark.parametrize(("fields", "count"), SUCCEEDED.values(), ids=SUCCEEDED)
def test_a_figure_with_a_successor_is_not_of_today(harbour: Workspace, fields: str, count: int) -> None:
    """A figure of this month is reported beside "today" where the memo has a later count on its measure."""
    added = NEWER + SECTION.format("'The depth is [nine metres](fact:channel-depth) today.'")
    harbour.write({CHANNEL: FACTS + LATER.format(fields), **brief_with(added)})
    found = [d for d in harbour.check() if d.rule == "today-outdated"]
    assert [(d.span.line, "`deeper`" in d.message) for d in found] == [(16, True)] * count


COMPARED = [
    ("It now has [ten metres](fact:deeper), more than the [nine](fact:channel-depth) before the storm.", 0),
    ("It now has [nine metres](fact:channel-depth), fewer than the [ten](fact:deeper) after it.", 1),
    ("It has [ten metres](fact:deeper) after the dredging, and now [nine metres](fact:channel-depth).", 1),
]


@pytest.mark.parametrize(("body", "count"), COMPARED)
def test_an_older_figure_may_be_compared_with_its_successor(
    harbour: Workspace, body: str, count: int
) -> None:
    """A word for the present belongs to the newer figure where the sentence links that nearer to it."""
    added = NEWER + SECTION.format(f"'{body}'")
    harbour.write({CHANNEL: FACTS + LATER.format(SUCCEEDED["a later count"][0]), **brief_with(added)})
    assert [d.rule for d in harbour.check()].count("today-outdated") == count


LANGUAGES = {
    "de": (
        ("Heute hat der Kanal [neun Meter](fact:channel-depth).", 1),
        ("Inzwischen hat der Kanal [neun Meter](fact:channel-depth).", 1),
        ("Im Moment sind es [neun Meter](fact:channel-depth) an dieser Stelle.", 1),
        ("Bis heute hatte der Kanal [neun Meter](fact:channel-depth).", 0),
        ("Im Mai 2024 hatte der Kanal [neun Meter](fact:channel-depth), heute ist er zu.", 0),
        ("Der Kanal hatte [neun Meter](fact:channel-depth), und er ist geschlossen.", 0),
    ),
    "fr": (
        ("Le canal a aujourd’hui [neuf mètres](fact:channel-depth) de fond.", 1),
        ("Le canal a actuellement [neuf mètres](fact:channel-depth) de fond.", 1),
        ("Le canal a désormais [neuf mètres](fact:channel-depth) de fond.", 1),
        ("Jusqu’à aujourd’hui le canal avait [neuf mètres](fact:channel-depth).", 0),
        ("En mai 2024 le canal avait [neuf mètres](fact:channel-depth), et il est maintenant fermé.", 0),
        ("Le canal avait [neuf mètres](fact:channel-depth) de fond.", 0),
    ),
    "en": (
        ("These days the channel has [nine metres](fact:channel-depth).", 1),
        ("As things stand, it has [nine metres](fact:channel-depth).", 1),
        ("The channel presently has [nine metres](fact:channel-depth).", 1),
        ("It is [nine metres](fact:channel-depth), for now.", 1),
        ("Since May 2024 it has had [nine metres](fact:channel-depth), as it has now.", 0),
        ("It once had [nine metres](fact:channel-depth); today nobody knows.", 0),
        ("It had [nine metres](fact:channel-depth), more than today.", 0),
        ("From now on the [nine metres](fact:channel-depth) count.", 0),
    ),
}  # fmt: skip
BY_LANGUAGE = [(language, *case) for language, cases in LANGUAGES.items() for case in cases]


@pytest.mark.parametrize(("language", "body", "count"), BY_LANGUAGE)
def test_the_present_in_three_languages(harbour: Workspace, language: str, body: str, count: int) -> None:
    """Words for the present are known, and distinguished from those for another time, in each language."""
    added = f"language: {language}\n{SECTION.format(chr(34) + body + chr(34))}"
    assert len(_found(harbour, OLD, added)) == count
