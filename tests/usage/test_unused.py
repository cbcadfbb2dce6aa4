"""Tests of the list of what no brief uses."""

from __future__ import annotations

from briefgen.diagnostic import Severity
from briefgen.usage.unused import unused_entries
from tests.workspace import Workspace

_VIEW = "  - {id: pilot-digs, holder: {name: B}, hypothesis: extend, claim: Dig., reasoning: It pays.}\n"


def _unused(workspace: Workspace) -> list[tuple[str, str]]:
    found = unused_entries(workspace.settings)
    assert {(d.rule, d.severity) for d in found} <= {("entry-unused", Severity.NOTE)}
    return [(d.message.split("`")[1], d.message.split("`")[3]) for d in found]


def test_what_is_used_directly_or_through_others_is_not_listed(full: Workspace) -> None:
    """Facts of links, sections, views, the matrix, measures and formulas of what a brief uses are used."""
    assert _unused(full) == []


def test_a_fact_beside_a_used_one_is_listed(harbour: Workspace) -> None:
    """An unused fact of the same file and source is listed with the used one; one of another source is not."""
    assert _unused(harbour) == [("channel-depth", "fact:channel-closed")]
    channel = "briefs/corpus/facts/channel.yaml"
    text = (harbour.root / channel).read_text("utf-8")
    harbour.write_as_is(
        {channel: text.replace("source: log, exact: a depth", "source: book, exact: a depth")}
    )
    assert _unused(harbour) == []


def test_a_view_and_a_section_are_listed(full: Workspace) -> None:
    """A second view of a question that is used through a view alone is listed, and a section that links to a used fact."""
    question, brief = "briefs/corpus/views/extend-or-wait.yaml", "briefs/brief.yaml"
    text = (full.root / question).read_text("utf-8").replace("matrix:\n", f"{_VIEW}matrix:\n")
    memo = (
        (full.root / brief)
        .read_text("utf-8")
        .replace("sections: [{ref: quay}]", "")
        .replace("views: [extend-or-wait]", "")
    )
    full.write_as_is({question: text, brief: memo})
    assert _unused(full) == [("quay", "fact:channel-closed"), ("pilot-digs", "view:pilot-waits")]


def test_without_a_brief_nothing_is_listed(full: Workspace) -> None:
    """A corpus that has no brief yet has nothing that a brief could use."""
    (full.root / "briefs/brief.yaml").unlink()
    assert _unused(full) == []
