"""Tests of the places at which ids are written."""

from __future__ import annotations

from pathlib import Path

from briefgen.usage.references import Item, references
from tests.workspace import Workspace


def test_every_place_has_the_id(full: Workspace) -> None:
    """The text between the offsets of each reference, and at its lines and columns, is the id."""
    found, problems = references(full.settings)
    assert problems == ()
    for each in found:
        if (each.kind, each.role) != ("section", "definition"):
            text = each.path.read_text("utf-8")
            assert text[each.start : each.end] == each.id
            line = text.split("\n")[each.span.line - 1]
            assert line[each.span.column - 1 : each.span.end_column - 1] == each.id


def test_every_field_with_an_id_is_found(full: Workspace) -> None:
    """Each kind of item is found in each role that it can have."""
    assert {(each.kind, each.role) for each in references(full.settings)[0]} == {
        ("fact", "definition"), ("fact", "facts_for"), ("fact", "formula"), ("fact", "link"),
        ("fact", "matrix"), ("fact", "rests_on"),
        ("hypothesis", "definition"), ("hypothesis", "hypothesis"), ("hypothesis", "ratings"),
        ("judgement", "definition"), ("judgement", "withdrawn"),
        ("measure", "definition"), ("measure", "key_figures"), ("measure", "measure"),
        ("option", "definition"),
        ("origin", "attributed_to"), ("origin", "definition"), ("origin", "origin"),
        ("question", "definition"), ("question", "views"),
        ("section", "definition"), ("section", "sections"),
        ("source", "definition"), ("source", "source"),
        ("view", "definition"), ("view", "proposed_by"), ("view", "rests_on"),
    }  # fmt: skip


def test_the_owner_is_the_innermost_item(full: Workspace) -> None:
    """A reference belongs to the judgement, option, view, hypothesis or fact around it, or else to the file's item."""
    found = references(full.settings)[0]
    owners = {(each.role, each.owner) for each in found if each.id == "channel-closed"}
    question = "extend-or-wait"
    assert owners == {
        ("definition", Item("fact", "channel-closed")),
        ("rests_on", Item("judgement", "reopening", "brief")),
        ("facts_for", Item("view", "pilot-waits")),
        ("matrix", Item("question", question)),
        ("link", Item("view", "pilot-waits")),
        ("link", Item("hypothesis", "wait", question)),
        ("link", Item("section", "quay")),
        ("link", Item("brief", "brief")),
    }


def test_only_some_ids(full: Workspace) -> None:
    """With `only`, the same references are found as among all, for those ids."""
    every = references(full.settings)[0]
    for name in ("channel-closed", "quay", "pilot-waits"):
        assert references(full.settings, [name])[0] == tuple(each for each in every if each.id == name)


def test_other_files_beside_the_briefs_are_no_briefs(full: Workspace) -> None:
    """A list of recipients and a hidden file have no references, and a file that is not YAML is reported."""
    before = references(full.settings)[0]
    brief = (full.root / "briefs/brief.yaml").read_text("utf-8")
    full.write({"briefs/recipients.yaml": "- {name: A}\n", "briefs/.old.yaml": brief})
    assert references(full.settings) == (before, ())
    full.write({"briefs/later/next.yaml": brief, "briefs/broken.yaml": "a: [\n"})
    found, problems = references(full.settings)
    assert Path("briefs/later/next.yaml") in {each.path.relative_to(full.root) for each in found}
    assert [problem.rule for problem in problems] == ["yaml-syntax"]
