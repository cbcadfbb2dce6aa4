"""Tests of comparing two editions."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.changes.changes import Changes
from briefgen.changes.compare_editions import compare
from briefgen.evidence.frozen import read_frozen
from tests.changes.editions import Data, Edit, edition

FACT: Data = {
    "id": "ice",
    "statement": "There is ice.",
    "kind": "information",
    "evidence": [{"source": "log", "exact": "ice at the quay"}],
}


def changes(*edits: Edit) -> Changes:
    """Compare the edition with one that was edited."""
    return compare(edition(), edition(*edits))


def put(value: Any, *path: str | int) -> Edit:
    """Replace a value of the data."""

    def edit(data: Any) -> None:
        *way, last = path
        for step in way:
            data = data[step]
        data[last] = value

    return edit


def test_nothing_changed() -> None:
    """An edition compared with itself has no change, and says so."""
    assert not changes()


@pytest.mark.parametrize(
    "edit",
    [
        put("It is\n closed.", "said", "bottom_line"),
        put("The channel  stays closed", "brief", "title"),
        lambda data: data["said"]["options"].reverse(),
        lambda data: data["said"]["sections"].append({"title": "B", "words": "b"}) or data["said"]["sections"].pop(),
        put([{"source": "log", "exact": "a depth  of\nnine metres"}], "facts", 0, "evidence"),
        put("The pilots’ log".replace("pilots’ ", ""), "sources", 0, "title"),
        put({"name": "another"}, "theme"),
        put("9 m Depth³", "statements", 0, "words"),
        put("3. The log.", "statements", 2, "words"),
        lambda data: data["statements"].reverse(),
    ],
)  # fmt: skip
def test_layout_is_no_change(edit: Edit) -> None:
    """White space, order and look are no change."""
    assert not changes(edit)


def test_quotation_marks_are_no_change() -> None:
    """A text with straight quotation marks says the same with curly ones."""
    old, new = (edition(put(words, "said", "bottom_line")) for words in ('It\'s "shut".', "It’s “shut”."))
    assert not compare(old, new)


def test_facts_added_dropped_and_revised() -> None:
    """Facts that came and went are named; a revised one says from what to what."""
    found = changes(lambda data: data["facts"].append(FACT)).facts
    assert [(f.id, f.words) for f in found.added] == [("ice", "There is ice.")]
    found = compare(edition(lambda data: data["facts"].append(FACT)), edition()).facts
    assert [f.id for f in found.dropped] == ["ice"]
    found = changes(put({"words": "7 m", "as_of": "2026-04-01"}, "facts", 0, "figure")).facts
    assert [(f.name, f.old, f.new) for f in found.revised[0].fields] == [
        ("figure", "9 m", "7 m"),
        ("as of", "2026-03-01", "2026-04-01"),
    ]


@pytest.mark.parametrize(
    ("edit", "name", "old", "new"),
    [
        (put("It is deep.", "facts", 0, "statement"), "statement", "The channel is nine metres deep.", "It is deep."),
        (put("pilots", "facts", 0, "attributed_to"), "attributed to", "", "Harbour pilots"),
        (put("assumption", "facts", 0, "kind"), "kind", "information", "assumption"),
        (put("2026-03-02", "facts", 0, "date"), "date", "", "2026-03-02"),
        (put([{"source": "log", "exact": "nine"}], "facts", 0, "evidence"), "evidence", "“a depth of nine metres” (log)", "“nine” (log)"),
        (put(None, "facts", 0, "figure"), "figure", "9 m", ""),
    ],
)  # fmt: skip
def test_what_is_revised_in_a_fact(edit: Edit, name: str, old: str, new: str) -> None:
    """Each value of a fact that is revised is reported in words, with origins by their names."""
    (fact,) = changes(edit).facts.revised
    assert (fact.fields[0].name, fact.fields[0].old, fact.fields[0].new) == (name, old, new)


def test_sources_added_and_regraded() -> None:
    """A new source is named, and one that was graded anew says from what to what."""
    other = {"id": "survey", "title": "A survey", "genre": "report", "issued": "2026", "origin": "pilots"}
    found = changes(lambda data: data["sources"].append(other), put("C3", "sources", 0, "grade")).sources
    assert [s.id for s in found.added] == ["survey"]
    assert [(f.name, f.old, f.new) for f in found.revised[0].fields] == [("grade", "B2", "C3")]


def test_measures_become_contested_and_settle() -> None:
    """A measure on which claims came to disagree is contested; one on which they ceased to is settled."""
    contested = put(
        {"measure": "north-depth", "label": "Depth", "contested": True, "words": "7–9 m"}, "ledger", 0
    )
    (found,) = changes(contested).measures
    assert (found.verdict, found.old.words, found.new.words) == ("contested", "9 m", "7–9 m")
    (found,) = compare(edition(contested), edition()).measures
    assert found.verdict == "settled"


@pytest.mark.parametrize(
    ("edit", "verdict", "old", "new"),
    [
        (put("extend", "views", 0, "hypothesis"), "moved", "Wait longer", "Extend"),
        (put("It pays to wait.", "views", 0, "claim"), "restated", "Wait longer", "Wait longer"),
        (lambda data: data["views"].clear(), "withdrawn", "Wait longer", ""),
        (put("other", "views", 0, "id"), "new", "", "Wait longer"),
    ],
)
def test_views_that_moved(edit: Edit, verdict: str, old: str, new: str) -> None:
    """A holder who supports another answer has moved; views come, go and are restated."""
    found = changes(edit).views
    assert (verdict, old, new) in [(v.verdict, v.old_answer, v.new_answer) for v in found]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put("It is open.", "said", "bottom_line"), ("bottom line", "", "changed", "It is closed.", "It is open.")),
        (put("2026-03-27", "brief", "as_of"), ("information as of", "", "changed", "2026-03-20", "2026-03-27")),
        (put("TLP:RED", "brief", "marking"), ("marking", "", "changed", "TLP:GREEN", "TLP:RED")),
        (put("It rained.", "said", "sections", 0, "words"), ("section", "What happened", "changed", "A storm came.", "It rained.")),
        (put("A storm", "said", "sections", 0, "title"), ("section", "A storm", "changed", "What happened", "A storm")),
        (put("Extend: It pays.", "said", "questions", 0, "words"), ("competing views", "Extend or wait?", "changed", "Extend: It pays. Wait: It is cheap.", "Extend: It pays.")),
        (put("9 m Depth of the channel²", "statements", 0, "words"), ("figures and tables", "", "changed", "9 m Depth", "9 m Depth of the channel")),
        (put("The channel is deep.² consistent consistent", "statements", 1, "words"), ("figures and tables", "", "changed", "The channel is deep. consistent neutral", "The channel is deep. consistent consistent")),
        (put(["Why?"], "said", "gaps"), ("gap", "Why?", "added", "", "Why?")),
        (lambda data: data["said"]["options"].pop(), ("option", "dredge", "dropped", "Dredge: Dig.", "")),
        (put("the desk", "brief", "from"), ("from", "", "changed", "", "the desk")),
    ],
)  # fmt: skip
def test_parts_of_the_text(edit: Edit, expected: tuple[str, ...]) -> None:
    """The head, the bottom line, sections, options and gaps are compared by what they say."""
    found = [(p.part, p.name, p.verdict, p.old, p.new) for p in changes(edit).parts]
    assert expected in found


def test_a_new_heading_is_one_change() -> None:
    """A section that only got another heading is reported once, and not as dropped and added."""
    found = changes(put("A storm", "said", "sections", 0, "title")).parts
    assert [(p.verdict, p.old, p.new) for p in found] == [("changed", "What happened", "A storm")]


def test_the_recommendation_moves() -> None:
    """Another option recommended is a change of the recommendation, reported by titles."""
    found = changes(
        put(False, "said", "options", 0, "recommended"), put(True, "said", "options", 1, "recommended")
    )
    assert [(p.part, p.old, p.new) for p in found.parts] == [("recommendation", "Wait", "Dredge")]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"{}", "evidence-altered"),
        (b"\xff", "evidence-altered"),
        (b'{"format": "briefgen-evidence", "version": 1}', "evidence-version"),
        (b'{"format": "briefgen-evidence", "version": 2, "sha256": "0", "memo": {}}', "evidence-altered"),
    ],
)
def test_what_is_not_whole_is_not_compared(data: bytes, rule: str) -> None:
    """Data that is damaged, altered or of another form is refused with its reason."""
    frozen, (problem,) = read_frozen(data, "evidence.json")
    assert (frozen, problem.rule) == (None, rule)


def test_a_figure_that_is_printed_otherwise_is_no_change() -> None:
    """A figure of the same numbers is not revised where another version prints it in other words."""
    nine = {"value": "9000000", "unit": "boxes"}
    old = edition(put({"words": "9,000,000 boxes", **nine}, "facts", 0, "figure"))
    same = edition(put({"words": "9 million boxes", **nine}, "facts", 0, "figure"))
    assert compare(old, same).facts.revised == ()
    eight = {"words": "8 million boxes", "value": "8000000", "unit": "boxes"}
    (fact,) = compare(old, edition(put(eight, "facts", 0, "figure"))).facts.revised
    assert [(f.old, f.new) for f in fact.fields] == [("9,000,000 boxes", "8 million boxes")]


def test_a_status_is_a_change() -> None:
    """A figure of the same number is revised where its status is another one."""
    nine = {"words": "9 m", "value": "9", "unit": "m"}
    announced = nine | {"words": "9 m (announced)", "status": "announced"}
    old, new = (edition(put(figure, "facts", 0, "figure")) for figure in (nine, announced))
    ((field,),) = (fact.fields for fact in compare(old, new).facts.revised)
    assert (field.name, field.old, field.new) == ("figure", "9 m", "9 m (announced)")
