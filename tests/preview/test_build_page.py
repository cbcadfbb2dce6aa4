"""Tests of what stands behind the statements of a previewed brief."""

from __future__ import annotations

import pytest

from briefgen.preview.build_page import begin_page, build_page, finish_page
from briefgen.preview.elsewhere import count_elsewhere
from briefgen.preview.entries import find_unused_entry, list_unused
from briefgen.preview.page import FindingKey, FindingsElsewhere, PreviewPage, UnusedFact, UnusedFacts
from briefgen.preview.printed_sentences import find_printed_sentences
from tests.editions.issuing import issued
from tests.harbour import BRIEF, FACTS, LOG, QUESTION, VIEW
from tests.workspace import Workspace

PATH = "briefs/brief.yaml"
FIGURE = BRIEF + "key_figures: [{fact: channel-depth}]\n"


def page_of(workspace: Workspace, brief: str = FIGURE) -> PreviewPage:
    """Build the page of a brief."""
    workspace.write({PATH: brief})
    return build_page(workspace.root / PATH, workspace.settings)


def test_a_statement_has_its_evidence(harbour: Workspace) -> None:
    """Each note leads to its fact, with the quotation in the words of its source."""
    page = page_of(harbour)
    entry = page.entries[page.notes[1]]
    assert (entry.id, entry.words) == ("channel-closed", "The north channel is closed.")
    (passage,) = entry.passages
    before, quoted, behind = passage.parts
    assert (passage.state, before.words, behind.words[:9]) == ("exact", "The log says that ", ". It had ")
    assert (before.quoted, quoted.quoted, quoted.words) == (False, True, "the north channel is closed")
    assert entry.details == (
        ("Said by", "Harbour pilots"),
        ("Date", "2 March 2026 (2026-03-02)"),
        ("Event", "North channel closes"),
    )
    assert page.entries["fact:channel-depth"].details[-2:] == (
        ("Measure", "north-depth"),
        ("As of", "1 March 2026 (2026-03-01)"),
    )
    assert page.findings == ()
    assert page.ledger[0].facts == ("fact:channel-depth",)
    assert page.pdf.startswith(b"%PDF")
    assert not harbour.settings.output.exists()


PRINTED = {
    "abbreviation": ("<p>It closed (c. March). It rained.</p>", ["It closed (c. March).", "It rained."]),
    "note between": (
        '<p>It is <a href="#">closed<sup class="mark"><a>1</a></sup></a> now. So<br>be it.</p>',
        ["It is closed now.", "So be it."],
    ),
    "one in another": ("<li><b>Who</b> waits<ul><li>ships</li></ul></li>", ["Who waits", "ships"]),
    "drawing": ("<p>Wide.</p><svg><g><svg/></g><text>9 m</text></svg><p>Deep.</p>", ["Wide.", "Deep."]),
    "popover": ("<aside popover><aside>Far.</aside>Off.</aside><p>Near.</p>", ["Near."]),
}


@pytest.mark.parametrize("case", PRINTED)
def test_the_sentences_of_a_page_are_whole(case: str) -> None:
    """The text of each paragraph, cell or item is split by the habits of its language, without its notes."""
    html, expected = PRINTED[case]
    assert list(find_printed_sentences(html, "en-GB")) == expected


def test_a_view_is_shown_as_it_is_printed(harbour: Workspace) -> None:
    """The claim of a view has words in place of its links."""
    claim = "claim: 'Waiting [at nine metres](fact:channel-depth) is right.'"
    assert "claim: Waiting is right." in VIEW
    files = {
        "briefs/corpus/views/extend-or-wait.yaml": QUESTION + VIEW.replace("claim: Waiting is right.", claim)
    }
    harbour.write(files)
    page = page_of(harbour, BRIEF + "views: [extend-or-wait]\n")
    assert page.entries["view:pilots-wait"].words == "The pilots: Waiting at nine metres is right."


QUOTED = {
    "two of one sentence": (
        ["The log says", "the north channel is closed"],
        ["The log says", "the north channel is closed"],
        1,
    ),
    "fragments": (["[The log says, channel is closed]"], ["The log says", "channel is closed"], 1),
    "one in another": (["the north channel is closed", "north channel"], ["the north channel is closed"], 1),
    "of sentences far apart": (
        ["the north channel is closed", "The end"],
        ["the north channel is closed", "The end"],
        2,
    ),
    "no text": (["[The log says, is closed]"], ["The log says … is closed"], 1),
}


@pytest.mark.parametrize(("quotations", "marked", "count"), QUOTED.values(), ids=QUOTED)
def test_quotations_are_marked_in_their_passages(
    harbour: Workspace, quotations: list[str], marked: list[str], count: int, request: pytest.FixtureRequest
) -> None:
    """Quotations of one passage are marked in it together, and without a text they stand alone."""
    evidence = ", ".join(f"{{source: log, exact: {each}}}" for each in quotations)
    old = "{source: log, exact: the north channel is closed}"
    assert old in FACTS
    text = LOG + "The ships wait at the outer buoy and the crews sleep. " * 12 + "The end.\n"
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS.replace(old, evidence), "texts/log.txt": text})
    if "no text" in request.node.name:
        (harbour.root / "texts/log.txt").unlink()
    passages = page_of(harbour).entries["fact:channel-closed"].passages
    assert [part.words for each in passages for part in each.parts if part.quoted] == marked
    assert len(passages) == count
    assert {each.at_hand for each in passages} == {"no text" not in request.node.name}


def test_the_page_is_there_before_its_pdf(harbour: Workspace) -> None:
    """The first step gives the whole page but its PDF; the second adds that, and the findings on the layout, once."""
    closed = "The channel [is closed](fact:channel-closed). " * 300
    harbour.write({PATH: f"{FIGURE}sections: [{{title: Storms pass, body: '{closed}'}}]\n"})
    begun = begin_page(harbour.root / PATH, harbour.settings)
    finished = finish_page()
    assert finished
    assert (begun.html, begun.pdf, begun.entries) == (finished.html, b"", finished.entries)
    assert finished.pdf.startswith(b"%PDF")
    new = {each.rule for each in finished.findings} - {each.rule for each in begun.findings}
    assert new == {"page-budget"}
    assert finish_page() is None
    harbour.write({PATH: f"{FIGURE}sections: [{{title: Storms pass, body: 'About 40 ships. {closed}'}}]\n"})
    beside = {each.rule for each in build_page(harbour.root / PATH, harbour.settings).findings}
    assert "number-naked" in beside
    assert "page-budget" not in beside


def test_what_is_not_used_is_listed(harbour: Workspace) -> None:
    """A fact of the corpus that the brief does not refer to is listed with its statement and its place."""
    unused = list_unused(page_of(harbour, BRIEF).entries, harbour.settings)
    path, line = "briefs/corpus/facts/channel.yaml", FACTS[: FACTS.index("id: channel-depth")].count("\n") + 1
    assert unused.facts == (
        UnusedFact("channel-depth", "The north channel is nine metres deep.", path, line),
    )
    assert unused.files == {path: FACTS}
    assert list_unused(page_of(harbour).entries, harbour.settings) == UnusedFacts()


def test_what_is_not_used_has_its_evidence(harbour: Workspace) -> None:
    """A fact that the brief does not use is shown as one that it uses; what is no fact is not."""
    used = page_of(harbour).entries["fact:channel-depth"]
    found = find_unused_entry("fact:channel-depth", harbour.settings)
    assert found
    assert (found.words, found.details, found.passages) == (used.words, used.details, used.passages)
    assert find_unused_entry("fact:none", harbour.settings) is None
    assert find_unused_entry("", harbour.settings) is None


def test_findings_in_other_files_are_counted(harbour: Workspace) -> None:
    """Findings on another brief, and on a fact that the brief does not use, are counted; those on the page are not."""
    facts = "briefs/corpus/facts/channel.yaml"
    wrong = FACTS.replace("exact: a depth of nine metres", "exact: a depth of ten metres")
    other = BRIEF.replace("fact:channel-closed", "fact:channel-shut")
    harbour.write({facts: wrong, "briefs/other.yaml": other})

    def elsewhere(page: PreviewPage) -> dict[str, int]:
        shown = {FindingKey(each.rule, each.path, each.line, each.column) for each in page.findings}
        found = count_elsewhere(PATH, shown, harbour.settings)
        assert all(isinstance(each, FindingsElsewhere) for each in found)
        return {each.path: each.count for each in found}

    unused = elsewhere(page_of(harbour, BRIEF))
    assert unused.keys() == {facts, "briefs/other.yaml"}
    used = elsewhere(page_of(harbour, FIGURE))
    assert used["briefs/other.yaml"] == unused["briefs/other.yaml"]
    assert used.get(facts, 0) < unused[facts]


def test_an_error_is_shown_at_its_sentence(harbour: Workspace) -> None:
    """A memo with an error is made all the same, and the finding has the words of its sentence."""
    wrong = FIGURE.replace(
        "It [is closed](fact:channel-closed).", "It [is closed](fact:channel-closed) to 40 ships."
    )
    page = page_of(harbour, wrong)
    (finding,) = [each for each in page.findings if each.severity == "error"]
    assert (finding.rule, finding.words, finding.line) == ("number-naked", "It is closed to 40 ships.", 6)
    assert (finding.lead, finding.exact) == ("It is closed to ", "40")
    assert "40 ships" in page.html


def test_an_error_in_a_section_is_shown_at_its_paragraph(harbour: Workspace) -> None:
    """A finding in a section of the corpus has the words of its own paragraph, as far as the page prints them."""
    section = "---\ntitle: Storms came\n---\nThe storms were short.\n\n[](fact:channel-depth) is [eight metres](fact:channel-depth).\n"
    harbour.write({"briefs/corpus/sections/storms.md": section})
    page = page_of(harbour, BRIEF + "sections: [{ref: storms}]\n")
    (finding,) = [each for each in page.findings if each.rule == "figure-disagrees"]
    assert (finding.path, finding.line, finding.words) == (
        "briefs/corpus/sections/storms.md",
        6,
        "is eight metres.",
    )
    assert (finding.lead, finding.exact) == (" is ", "eight metres")
    assert finding.cites == ""
    assert "eight" in page.html


def test_a_finding_of_a_fact_is_shown_where_it_is_cited(harbour: Workspace) -> None:
    """A finding in a file of facts leads to the fact in whose lines it is."""
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS.replace("is nine metres", "is eight metres")})
    cites = {each.cites for each in page_of(harbour).findings}
    assert cites == {"fact:channel-depth"}


def test_a_finding_in_a_matrix_is_shown_where_the_fact_of_its_row_is_cited(harbour: Workspace) -> None:
    """A finding at a rating leads to the fact that is rated, not to the view above the matrix."""
    question = f"{QUESTION}{VIEW}matrix:\n  - {{fact: channel-closed, ratings: {{extend: consistent}}}}\n"
    harbour.write({"briefs/corpus/views/extend-or-wait.yaml": question})
    found = page_of(harbour, BRIEF + "views: [extend-or-wait]\n").findings
    assert {each.cites for each in found if each.rule == "matrix-incomplete"} == {"fact:channel-closed"}
    assert {each.in_matrix for each in found if each.rule == "matrix-incomplete"} == {True}


SECOND = """\
  - id: quay
    text: the quay opens
    likelihood: {term: likley}
    confidence: {level: low, basis: one log}
    rests_on: [channel-closed]  # briefgen: allow judgement-single-origin: one log is all there is
"""
UNPRINTABLE = {
    "an id in prose": (("(fact:channel-closed).", "(fact:channel-close)."), "fact-unknown", "is closed"),
    "the id of a view": (("(fact:channel-closed).", "(view:pilots)."), "view-unknown", "is closed"),
    "an id without words": (("[is closed](fact:channel-closed)", "is [](fact:channel-dept)"), "fact-unknown", ""),
    "what a judgement rests on": (("rests_on: [channel-closed]", "rests_on: [closed]"), "fact-unknown", ""),
    "a key figure": (("key_figures: [", "key_figures: [{fact: channel-dept}, "), "fact-unknown", ""),
    "a section": (("key_figures:", "sections: [{ref: nothing}]\nkey_figures:"), "section-unknown", ""),
    "a likelihood": (("judgements:\n", f"judgements:\n{SECOND}"), "likelihood-unknown", ""),
}  # fmt: skip
"""What is written instead, the rule that reports it, and the words that the finding is about."""


@pytest.mark.parametrize(("change", "rule", "exact"), UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_a_page_leaves_out_what_cannot_be_printed(
    harbour: Workspace, change: tuple[str, str], rule: str, exact: str
) -> None:
    """One error that prevents a memo leaves the rest of the page, with the finding at its words."""
    page = page_of(harbour, FIGURE.replace(*change, 1))
    (finding,) = [each for each in page.findings if each.severity == "error"]
    assert (finding.rule, finding.exact) == (rule, exact)
    assert (page.is_whole, page.pdf[:4]) == (False, b"%PDF")
    assert "The north channel stays closed" in page.html
    assert "the north channel reopens" in page.html


def test_facts_that_cannot_be_read_are_left_out(harbour: Workspace) -> None:
    """Where a file of facts is no YAML, the page is without what it should show, and the finding comes first."""
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS + "  - [\n"})
    page = page_of(harbour, FIGURE.replace("It [is", "At [](measure:north-depth) it [is"))
    assert (page.is_whole, page.findings[0].rule) == (False, "yaml-syntax")
    assert "At measure:north-depth it is closed" in page.html


def test_a_key_with_an_error_is_left_out(harbour: Workspace) -> None:
    """A value of another form than its key has is left out, and the page says so."""
    page = page_of(harbour, f"{FIGURE}gaps: [{{question: Why?, mattters: much}}]\n")
    assert (page.is_whole, [each.rule for each in page.findings]) == (False, ["key-unknown"])
    assert "the north channel reopens" in page.html


def test_an_unknown_key_of_a_brief_is_left_out(harbour: Workspace) -> None:
    """A key that briefs do not have is left out, and the page says so."""
    page = page_of(harbour, f"{FIGURE}key_questions: [Why?]\n")
    assert (page.is_whole, [each.rule for each in page.findings]) == (False, ["key-unknown"])
    assert "the north channel reopens" in page.html


def test_what_prevents_a_page_comes_first(harbour: Workspace) -> None:
    """Where nothing can be composed, the finding that prevents it is before the others."""
    wrong = FIGURE.replace("product: two-page-brief", "product: two-pages").replace("It [is", "About 40 [are")
    page = page_of(harbour, wrong)
    assert page.html == ""
    assert [each.rule for each in page.findings][:1] == ["product-unknown"]
    assert "number-naked" in {each.rule for each in page.findings}


def test_a_brief_that_cannot_be_read_has_no_page(harbour: Workspace) -> None:
    """A brief with broken YAML gives findings, and no page."""
    page = page_of(harbour, "title: [\n")
    assert (page.html, page.findings[0].path, PATH in page.files) == ("", PATH, True)


def test_what_changed_since_the_last_edition_is_marked(harbour: Workspace) -> None:
    """A statement that the last edition did not have is listed as changed; others are not."""
    issued(harbour, BRIEF)
    page = page_of(harbour, BRIEF.replace("It [is closed]", "For now it [is closed]"))
    assert page.edition == 1
    assert any("For now it is closed" in words for words in page.changed)
    assert not any("reopens in May" in words for words in page.changed)


def test_a_new_title_is_a_change_and_a_new_number_of_a_note_is_none(harbour: Workspace) -> None:
    """A note that comes before others changes their numbers, but none of their statements."""
    steps = (
        "decision: {asked: Dredge., by: 2026-04-01, lead: The port, cost: unknown}\ngaps: [{question: %s}]\n"
    )
    closed = steps % "'How long is it closed? It [is closed](fact:channel-closed).'"
    issued(harbour, BRIEF + closed)
    deep = BRIEF.replace(
        "It [is closed](fact:channel-closed).", "It is [nine metres](fact:channel-depth) deep."
    )
    page = page_of(harbour, deep.replace("title: The north", "title: Our north") + closed)
    assert page.changed[0] == "Our north channel stays closed"
    assert any("nine metres" in words for words in page.changed)
    assert not any("How long" in words or "is closed" in words for words in page.changed)
