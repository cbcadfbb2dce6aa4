"""Tests of the rule marking-low."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, CHANNEL, QUESTION_PATH, brief_with, findings
from tests.harbour import FACTS, QUESTION, SOURCE
from tests.workspace import Workspace

LOG = "briefs/corpus/sources/log.yaml"
STORMS = "briefs/corpus/sections/storms.md"
SECTION = "---\ntitle: Storms delay the work\nmarking: TLP:AMBER\n---\nA storm.\n"
VIEW = """\
views:
  - id: pilot-view
    holder: {name: A pilot}
    hypothesis: wait
    claim: waiting pays
    reasoning: It is cheap.
    marking: TLP:AMBER+STRICT
    evidence: [{source: log, exact: the old quay}]
"""
DEPTH = FACTS.replace("    figure:", "    marking: TLP:RED\n    figure:")


def _found(workspace: Workspace) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (d.message, d.span.path, tuple(f"{b.span.path}:{b.span.line}: {b.message}" for b in d.because))
        for d in workspace.check()
        if d.rule == "marking-low"
    ]


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "TLP:GREEN"])
def test_valid(harbour: Workspace, marking: str) -> None:
    """An entry with the brief's marking, or a lower one, may be used."""
    harbour.write_as_is({LOG: f"{SOURCE}marking: {marking}\n"})
    assert _found(harbour) == []


def test_a_source_is_named_with_the_way_to_it(harbour: Workspace) -> None:
    """A source above the brief is named once, with the reference in the brief and that of the fact."""
    harbour.write_as_is({LOG: f"{SOURCE}marking: TLP:RED\n"})
    assert [(d.rule, d.span.line, d.span.column) for d in harbour.check() if d.rule == "marking-low"] == [
        ("marking-low", 4, 10)
    ]
    way = (
        "briefs/brief.yaml:6: fact `channel-closed` is used here",
        "briefs/corpus/facts/channel.yaml:6: source `log` is used here",
        "briefs/corpus/sources/log.yaml:8: source `log` is `TLP:RED`",
    )
    assert _found(harbour) == [("`TLP:GREEN` is below `TLP:RED` of source `log`", BRIEF_PATH, way)]


@pytest.mark.parametrize(
    ("files", "added", "named"),
    [
        ({STORMS: SECTION}, "sections: [{ref: storms}]\n", "`TLP:AMBER` of section `storms`"),
        ({QUESTION_PATH: QUESTION + VIEW}, "views: [extend-or-wait]\n", "`TLP:AMBER+STRICT` of view `pilot-view`"),
        ({CHANNEL: DEPTH}, "key_figures: [{measure: north-depth}]\n", "`TLP:RED` of fact `channel-depth`"),
    ],
    ids=["a section", "a view", "a fact on a measure"],
)  # fmt: skip
def test_every_kind_of_entry_binds(harbour: Workspace, files: dict[str, str], added: str, named: str) -> None:
    """A section, a view and a fact bind, wherever the brief uses them; unused ones do not."""
    harbour.write_as_is(files)
    assert _found(harbour) == []
    harbour.write_as_is(brief_with(added))
    assert [message for message, _, _ in _found(harbour)] == [f"`TLP:GREEN` is below {named}"]


def test_it_cannot_be_switched_off(harbour: Workspace) -> None:
    """Neither an allowance nor the settings switch the rule off."""
    allowed = brief_with(**{"TLP:GREEN": "TLP:GREEN  # briefgen: allow marking-low: everybody knows"})
    harbour.write_as_is({LOG: f"{SOURCE}marking: TLP:RED\n", **allowed})
    rules = {rule for rule, *_ in findings(harbour.check())}
    assert rules >= {"marking-low", "rule-fixed"}


def test_a_marking_that_nobody_knows_is_refused(harbour: Workspace) -> None:
    """A marking of no scheme is refused, with the known ones."""
    harbour.write_as_is({LOG: f"{SOURCE}marking: TLP:PURPLE\n"})
    (found,) = (d for d in harbour.check() if d.rule == "marking-unknown")
    assert (found.span.path, found.span.line, "`TLP:CLEAR`" in found.message) == (LOG, 8, True)
