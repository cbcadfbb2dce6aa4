"""Tests of the endnotes, the sources and the source summary statement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.document.inlines import Inlines, Text
from briefgen.document.nodes import Heading, Paragraph
from briefgen.document.note_nodes import Notes, SourceList
from tests.compose.composing import document_of
from tests.harbour import ALLOWED, BRIEF
from tests.outline import words
from tests.workspace import Workspace

CLOSED = "{source: log, exact: the north channel is closed}"
NO_SHIPS = "{source: daily, exact: no ship can pass}"
ARGUES = "{source: op, exact: dredge it now}"


def source(name: str, genre: str, title: str, issued: str, origin: str) -> str:
    """Write a source."""
    return (
        f"id: {name}\ntype: report\ngenre: {genre}\ntitle: {title}\nissued: {issued}\norigin: {origin}\n"
        f"text: {name}.txt\n"
    )


FILES = {
    "briefs/corpus/facts/channel.yaml": f"""\
origins:
  - {{id: daily, name: The Daily, kind: media}}
  - {{id: port, name: Port office, kind: government}}
  - {{id: jane-doe, name: "Jane Doe, Harbour Institute", kind: academic}}
facts:
  - {{id: channel-closed, statement: It is closed., evidence: [{CLOSED}, {{source: log, exact: the old quay}}]}}
  - {{id: by-two, statement: It is closed., evidence: [{CLOSED}, {NO_SHIPS}]}}
  - {{id: by-port, statement: The port office says that it is closed., attributed_to: port, evidence: [{CLOSED}, {NO_SHIPS}]}}
  - {{id: supposed, statement: It is silted., kind: assumption, evidence: [{NO_SHIPS}]}}
  - {{id: argued, statement: Jane Doe argues for dredging., attributed_to: jane-doe, evidence: [{ARGUES}]}}
""",
    "briefs/corpus/views/extend-or-wait.yaml": f"""\
id: extend-or-wait
question: Extend the dredging, or wait?
hypotheses:
  - {{id: extend, label: Extend, statement: Yes., best_case: none found, contrary: none found, would_change: A storm.}}
  - {{id: wait, label: Wait, statement: No., best_case: none found, contrary: none found, would_change: A calm.}}
views:
  - {{id: doe-now, holder: {{name: Jane Doe}}, hypothesis: extend, claim: Now., reasoning: So., evidence: [{ARGUES}]}}
  - {{id: roe-later, holder: {{name: Joe Roe}}, hypothesis: wait, claim: Later., reasoning: So., evidence: [{NO_SHIPS}]}}
""",
    "briefs/corpus/sources/log.yaml": source("log", "data", "The pilots’ log", "2026-03-01", "pilots"),
    "briefs/corpus/sources/daily.yaml": source("daily", "news-report", "No ships", "2026-03-04", "daily")
    + "container-title: The Daily\n",
    "briefs/corpus/sources/op.yaml": source("op", "op-ed", "Dredge", "2026-03~", "jane-doe")
    + "author: [{family: Doe, given: Jane}]\nissued-note: By its post mark.\n",
    "texts/daily.txt": "Joe Roe of The Daily was there. Since Monday no ship can pass.",
    "texts/op.txt": "They must dredge it now.",
}  # fmt: skip


def notes_of(workspace: Workspace, prose: str, *, basis: str = "channel-closed") -> list[str]:
    """Compose a brief with other words in its bottom line, and list its notes."""
    brief = BRIEF.replace("It [is closed](fact:channel-closed)", prose).replace(
        "[channel-closed]", f"[{basis}]"
    )
    document = document_of(workspace.write({**FILES, "briefs/brief.yaml": brief}))
    (notes,) = (block for block in document.annex if isinstance(block, Notes))
    return [words(note.text) for note in notes.items]


KINDS: Mapping[str, tuple[str, str]] = {
    "a source's own words": (
        "fact:channel-closed",
        "The pilots’ log, 1 Mar 2026, “the north channel is closed”, “the old quay”. Data set.",
    ),
    "two sources": (
        "fact:by-two",
        (
            "The pilots’ log, 1 Mar 2026, “the north channel is closed”; The Daily, 4 Mar 2026, “no ship can pass”. "
            "Data set, news report."
        ),
    ),
    "another's words": (
        "fact:by-port",
        (
            "The pilots’ log, 1 Mar 2026, “the north channel is closed”; The Daily, 4 Mar 2026, “no ship can pass”. "
            "Port office, via data set, news report."
        ),
    ),
    "an assumption": (
        "fact:supposed", "The Daily, 4 Mar 2026, “no ship can pass”. Assumption, news report.",
    ),
    "an author's own claim": ("fact:argued", "Doe, c. Mar 2026, “dredge it now”. Op-ed."),
    "an author's view": ("view:doe-now", "Doe, c. Mar 2026, “dredge it now”. View, op-ed."),
    "a view in a report": (
        "view:roe-later", "The Daily, 4 Mar 2026, “no ship can pass”. View of Joe Roe, via news report.",
    ),
    "a source": ("source:daily", "“No ships”, *The Daily*, 4 March 2026."),
}  # fmt: skip


@pytest.mark.parametrize(("target", "expected"), KINDS.values(), ids=KINDS)
def test_a_note_says_which_source_of_when_in_which_words_and_of_what_kind(
    harbour: Workspace, target: str, expected: str
) -> None:
    """A note has source, date, words and their place, and last what kind of evidence they are."""
    assert notes_of(harbour, f"It [is so]({target})")[0] == expected


def test_every_note_dates_its_source(harbour: Workspace) -> None:
    """A source is dated each time it is cited: a note is read alone."""
    found = notes_of(harbour, "It [is so](fact:supposed), [so](fact:by-two), [so](view:roe-later)")
    assert [note.count("2026") for note in found[:3]] == [1, 2, 1]


def test_the_state_is_printed(harbour: Workspace) -> None:
    """A note says in what state its quotations are, such as moved, where that differs from most."""
    harbour.write({**FILES})
    assert lock_corpus(harbour.settings, (), date(2026, 3, 20))[0]
    harbour.write({"texts/daily.txt": "By our staff. Since Monday no ship can pass."})
    brief = BRIEF.replace(f"[channel-closed]{ALLOWED}", "[channel-closed, by-two]")
    files = {
        **FILES,
        "briefs/brief.yaml": brief,
        "texts/daily.txt": "By our staff. Since Monday no ship can pass.",
    }
    # That the text has changed and the quotation moved are warnings, which the workspace lifts here.
    lifted = harbour.write(files).set(rules={"quote-moved": "off", "text-changed": "off"})
    document = document_of(lifted)
    (notes,) = (block for block in document.annex if isinstance(block, Notes))
    assert [words(note.text).partition("[")[2] for note in notes.items] == ["", "exact,\u00a0moved]."]


def summary_of(workspace: Workspace, basis: str, prose: str = "It [is so](fact:argued)") -> str:
    """Compose a brief and give its source summary statement."""
    brief = BRIEF.replace("It [is closed](fact:channel-closed)", prose).replace(
        f"[channel-closed]{ALLOWED}", f"[{basis}]"
    )
    lifted = workspace.set(rules={**workspace.settings.rules, "judgement-single-origin": "off"})
    document = document_of(lifted.write({**FILES, "briefs/brief.yaml": brief}))
    (found,) = (block for block in document.annex if isinstance(block, Paragraph))
    return words(found.children)


def test_the_summary_counts_sources_facts_and_origins(harbour: Workspace) -> None:
    """The statement gives genres, dates, facts, origins, what carries the judgements and what was proven."""
    assert summary_of(harbour, "by-two, roe-later") == (
        "3 sources, c. March 2026 to 4 March 2026: 1 data set, 1 news report, 1 op-ed. "
        "2 facts from 3 origins; 1 through opinion pieces alone, attributed. "
        "Behind the key judgements: The Daily (1), The pilots’ log (1). Judgements on one origin: none. "
        "4 quotations, all re-read in the source texts."
    )


def test_the_summary_names_what_rests_on_one_origin(harbour: Workspace) -> None:
    """A judgement that one origin carries is named with it."""
    found = summary_of(harbour, "argued, doe-now")
    assert "Judgements on one origin: 1 (Jane Doe, Harbour Institute)." in found
    assert found.startswith("1 source, c. March 2026: 1 op-ed. 1 fact from 1 origin; 1 through")


def test_judgements_are_numbered_in_runs(harbour: Workspace) -> None:
    """Three judgements or more in a row are a range."""
    judgement = BRIEF[BRIEF.index("  - id: reopening") :]
    more = "".join(judgement.replace("reopening", f"reopening-{i}") for i in range(5))
    basis = more.replace(f"[channel-closed]{ALLOWED}", "[by-two]", 3).replace(
        "[channel-closed]", "[argued]", 1
    )
    brief = BRIEF[: BRIEF.index("  - id: reopening")] + basis
    document = document_of(harbour.write({**FILES, "briefs/brief.yaml": brief}))
    (found,) = (block for block in document.annex if isinstance(block, Paragraph))
    assert "Behind the key judgements: The pilots’ log (1–3, 5), The Daily (1–3), Doe (4)." in words(
        found.children
    )
    assert "Judgements on one origin: 4 (Jane Doe, Harbour Institute), 5 (Harbour pilots)." in words(
        found.children
    )


def test_without_the_texts_the_lock_is_named(harbour: Workspace) -> None:
    """Where no text is at hand the statement says from when the lock's word is, and no note repeats it."""
    before = notes_of(harbour, "It [is so](fact:by-two)")
    assert lock_corpus(harbour.settings, (), date(2026, 3, 20))[0]
    absent = harbour.set(texts=())
    assert "quotations, all given as locked on 20 March 2026." in summary_of(absent, "by-two")
    after = notes_of(absent, "It [is so](fact:by-two)")
    assert after == before


def test_every_source_is_listed_with_its_kind(harbour: Workspace) -> None:
    """The sources are listed by name with genre and origin, and how a date was inferred."""
    harbour.write(
        {**FILES, "briefs/brief.yaml": BRIEF.replace(f"[channel-closed]{ALLOWED}", "[argued, by-two]")}
    )
    document = document_of(harbour)
    (found,) = (block for block in document.annex if isinstance(block, SourceList))
    assert [words(item.descriptor) for item in found.items] == [
        "Op-ed; origin Jane Doe, Harbour Institute. Date inferred: By its post mark.",
        "News report; origin The Daily.",
        "Data set; origin Harbour pilots.",
    ]
    assert not any(isinstance(block, Heading) and not block.children for block in document.annex)


def test_a_foreign_source_says_its_language(harbour: Workspace) -> None:
    """A source's title and quotations are in its language where that is not the memo's."""
    path = "briefs/corpus/sources/log.yaml"
    files = {**FILES, path: FILES[path] + "language: nl\n"}
    lifted = harbour.write({**files, "briefs/brief.yaml": BRIEF}).set(rules={"language-unread": "off"})
    document = document_of(lifted)  # its words are English, which is a warning
    (listed,) = (block for block in document.annex if isinstance(block, SourceList))
    (notes,) = (block for block in document.annex if isinstance(block, Notes))
    assert [node.text for node in texts(listed.items[0].reference) if node.lang] == ["“The pilots’ log”"]
    assert {node.lang for node in texts(notes.items[0].text) if node.text.startswith("“")} == {"nl"}
    assert all(node.lang is None for node in texts(notes.items[0].text) if "Mar 2026" in node.text)


def texts(nodes: Inlines) -> list[Text]:
    """Return the texts of inline nodes, those in emphasis left out."""
    return [node for node in nodes if isinstance(node, Text)]
