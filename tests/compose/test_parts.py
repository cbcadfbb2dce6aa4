"""Tests of the parts of a memo: what each prints from a brief, and how its sentences end."""

from __future__ import annotations

from typing import TypeVar

import pytest

from briefgen.document.key_figure_nodes import KeyFigures
from briefgen.document.nodes import BottomLine, Document, Gaps, Head, Judgements, Options, Table
from briefgen.document.note_nodes import Notes, SourceList
from briefgen.document.timeline_nodes import Timeline
from tests.compose.composing import document_of
from tests.harbour import BRIEF
from tests.outline import words
from tests.workspace import Workspace

B = TypeVar("B")
TEXT = "the north channel reopens in May"
BASIS = "basis: one log"
PRODUCT = """\
title: Our memo
parts: [{part: head}, {part: bottom-line}, {part: key-judgements}, {part: key-figures}, {part: timeline}, {part: options}, {part: gaps}]
annex: [{part: source-summary}, {part: notes}, {part: sources}, {part: likelihood-scale}]
budget: {body_pages: 3, annex_pages: 3}
"""


def _one(document: Document, kind: type[B]) -> B:
    (found,) = (block for block in (*document.body, *document.annex) if isinstance(block, kind))
    return found


def _composed(workspace: Workspace, added: str = "", **changed: str) -> Document:
    brief = BRIEF.replace("two-page-brief", "own") + added
    for old, new in changed.items():
        assert old in brief
        brief = brief.replace(old, new, 1)
    template = (workspace.settings.templates / "policy-memo" / "memo.md.j2").read_text("utf-8")
    files = {"product.yaml": PRODUCT, "memo.md.j2": template, "theme.yaml": "{}\n"}
    workspace.write({f"templates/own/{name}": text for name, text in files.items()})
    return document_of(
        workspace.write({"briefs/brief.yaml": brief}).set(templates=workspace.root / "templates")
    )


def test_an_indicator_says_what_moves_the_desk(harbour: Workspace) -> None:
    """What to watch is printed with its date, the point that moves the desk, and which judgement it moves."""
    watch = (
        "watch: [{indicator: Ships., by: 2026-04-01, trigger: 30 a week., then: This becomes very likely.}]"
    )
    judgement = "{level: low, basis: one log}"
    document = _composed(harbour, **{judgement: f"{judgement}\n    {watch}"})
    (item,) = _one(document, Judgements).items
    assert (
        words(item.watch[0]) == "Ships (by 1 April 2026); trigger: 30 a week; then: This becomes very likely"
    )


LEADS = {
    "likely": "It is likely (55–80%) that ",
    "almost certain": "It is almost certain (95–99%) that ",
    "almost no chance": "There is almost no chance (1–5%) that ",
    "roughly even chance": "There is a roughly even chance (45–55%) that ",
    "roughly even odds": "There are roughly even odds (45–55%) that ",
    "remote": "The chance is remote (1–5%) that ",
}
ENDS: dict[str, tuple[str, str]] = {
    "without a stop": ("it reopens", "it reopens.[^1]"),
    "with a stop": ("it reopens.", "it reopens.[^1]"),
    "with a question mark": ("it reopens?", "it reopens?[^1]"),
    "in a link": ("it [stays closed](fact:channel-closed)", "it stays closed.[^1]"),
    "in a link and a stop": ("it [stays closed](fact:channel-closed).", "it stays closed.[^1]"),
    "in emphasis": ("it *reopens*", "it *reopens*.[^1]"),
    "in emphasis with its stop": ("it *reopens.*", "it *reopens.*[^1]"),
    "behind a link": ("it [is closed](fact:channel-closed) now", "it is closed[^1] now."),
}


@pytest.mark.parametrize(("term", "lead"), LEADS.items())
def test_a_judgement_begins_with_its_likelihood(harbour: Workspace, term: str, lead: str) -> None:
    """A judgement's sentence begins with its term and the range the profile gives it."""
    document = _composed(harbour, **{"term: likely": f"term: {term}"})
    (judgement,) = _one(document, Judgements).items
    assert words(judgement.text).startswith(lead + TEXT)
    assert judgement.likelihood is not None
    assert judgement.likelihood.term == term


@pytest.mark.parametrize(("text", "end"), ENDS.values(), ids=ENDS)
def test_a_judgement_ends_in_one_stop(harbour: Workspace, text: str, end: str) -> None:
    """A judgement's sentence ends in one stop, its note marks behind it, each once."""
    (judgement,) = _one(_composed(harbour, **{TEXT: f"'{text}'"}), Judgements).items
    assert words(judgement.text) == LEADS["likely"] + end


@pytest.mark.parametrize(
    ("basis", "end"),
    [("one log", "one log."), ("one log.", "one log."), ("one [log](source:log)", "one log.[^2]"), ("one *log*", "one *log*.")],
)  # fmt: skip
def test_confidence_is_a_sentence_of_its_own(harbour: Workspace, basis: str, end: str) -> None:
    """Confidence and its basis are one sentence, apart from the likelihood."""
    (judgement,) = _one(_composed(harbour, **{BASIS: f"basis: '{basis}'"}), Judgements).items
    assert words(judgement.confidence).startswith("Confidence: ")
    assert words(judgement.confidence).endswith(f" – {end}")
    assert "likel" not in words(judgement.confidence)


def test_what_to_watch(harbour: Workspace) -> None:
    """An indicator is printed with its day where it has one."""
    watch = "    watch: [{indicator: a second dredger., by: 2026-04-10}, {indicator: fog}]\n"
    (judgement,) = _one(_composed(harbour, watch), Judgements).items
    assert [words(w) for w in judgement.watch] == ["a second dredger (by 10 April 2026)", "fog"]


def test_the_head(harbour: Workspace) -> None:
    """The head holds the product, the day, the title and the fields that the brief fills."""
    head = _one(_composed(harbour, "to: The port\n"), Head)
    assert (head.kind, head.title) == ("Our memo", "The north channel stays closed")
    assert head.date.endswith("20 March 2026")
    fields = [(field.label, words(field.value)) for field in head.fields]
    assert fields[0] == ("To", "The port")
    assert ("Question", "When does the north channel reopen?") in fields
    assert "From" not in [label for label, _ in fields]


def test_the_bottom_line(harbour: Workspace) -> None:
    """The bottom line is the brief's, its words linked to their notes."""
    (paragraph,) = _one(_composed(harbour), BottomLine).blocks
    assert words(getattr(paragraph, "children", ())) == "It is closed.[^1]"


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        ("{fact: channel-depth}", "Depth of the north channel"),
        ("{fact: channel-depth, label: How deep}", "How deep"),
        ("{measure: north-depth}", "Depth of the north channel"),
    ],
)
def test_a_key_figure(harbour: Workspace, figure: str, label: str) -> None:
    """A tile holds the numeral, its unit and label, who says it and when, and its note."""
    (tile,) = _one(_composed(harbour, f"key_figures: [{figure}]\n"), KeyFigures).tiles
    assert (tile.numeral, tile.unit, tile.label, tile.notes) == ("9", "m", label, (2,))
    assert tile.detail.startswith("Harbour pilots, 1 Mar")
    assert tile.claims == ()


def test_the_timeline(harbour: Workspace) -> None:
    """The timeline shows the events of its stretch in order, each with its note."""
    (event,) = _one(_composed(harbour, "timeline: {from: 2026-01, to: 2026-12}\n"), Timeline).events
    assert (event.date, words(event.text)) == ("2 Mar 2026", "North channel closes[^1]")
    assert not any(isinstance(b, Timeline) for b in _composed(harbour, "timeline: {to: 2025}\n").body)


def test_options_and_gaps(harbour: Workspace) -> None:
    """Options show what speaks for and against them, gaps why they matter."""
    added = (
        "options:\n  - {id: a, title: Act, text: Dredge., advantages: Depth., risks: Cost., recommended: true}\n"
        "  - {id: b, title: Wait, text: Do nothing.}\n"
        "gaps: [{question: How deep?, matters: It decides.}, {question: How long?}]\n"
    )
    document = _composed(harbour, added)
    act, wait = _one(document, Options).items
    assert (act.title, act.recommended_label) == ("Act", "Recommended")
    assert [(p.label, words(p.value)) for p in act.points] == [("For", "Depth."), ("Against", "Cost.")]
    assert (wait.recommended_label, wait.points) == ("", ())
    gaps = [(words(g.question), words(g.detail)) for g in _one(document, Gaps).items]
    assert gaps == [("How deep?", "It decides."), ("How long?", "")]


def test_notes_of_an_option_follow_the_page(harbour: Workspace) -> None:
    """The notes of an option are numbered as they are read: those of its text before those of its points."""
    added = (
        "options:\n  - {id: a, title: Act, text: 'Dredge [the channel](fact:channel-depth).', "
        "advantages: 'It is in [the log](source:log).'}\n"
    )
    (act,) = _one(_composed(harbour, added), Options).items
    (text,) = act.text
    assert words(getattr(text, "children", ())) == "Dredge the channel.[^2]"
    assert [words(point.value) for point in act.points] == ["It is in the log.[^3]"]


def test_the_apparatus(harbour: Workspace) -> None:
    """Every citation has its note with the words of the source, and every source its entry."""
    document = _composed(harbour, "key_figures: [{fact: channel-depth}]\n")
    notes = [(note.number, words(note.text)) for note in _one(document, Notes).items]
    assert [number for number, _ in notes] == [1, 2]
    assert "“the north channel is closed”" in notes[0][1]
    assert "“a depth of nine metres”" in notes[1][1]
    (source,) = _one(document, SourceList).items
    assert "“The pilots’ log”" in words(source.reference)
    scale = _one(document, Table)
    assert [words(row[0]) for row in scale.rows][4] == "likely / probable"
    assert [words(row[1]) for row in scale.rows][4] == "55–80%"
