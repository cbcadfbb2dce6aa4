"""Tests of checking a corpus in several processes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.build import check
from briefgen.build.check import run_corpus_checks
from briefgen.diagnostic import Findings
from tests.harbour import FACTS, QUESTION
from tests.workspace import Workspace

WRONG = {
    "briefs/corpus/facts/channel.yaml": FACTS.replace("nine metres deep", "eight metres deep").replace(
        "is closed.", "is not closed."
    ),
    "briefs/corpus/views/extend-or-wait.yaml": QUESTION.replace("[counts]", "[of 7 metres]"),
    "briefs/corpus/sources/other.yaml": "id: other\n",
}


@pytest.fixture
def large(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace with findings of all kinds of rules, which counts as a large one."""
    monkeypatch.setattr(check, "_PART", 1)
    monkeypatch.setattr(check, "_FEWEST_PARTS", 2)
    return harbour.write_as_is(WRONG)


def test_several_processes_find_the_same(large: Workspace) -> None:
    """Rules that run in several processes have the findings of those that run in one, in the same order."""
    alone = run_corpus_checks(large.settings)[3].findings
    assert run_corpus_checks(large.settings, 2)[3].findings == alone
    assert {finding.rule for finding in alone} >= {
        "words-disagree", "statement-disagrees", "figure-disagrees", "hypothesis-unheld",
    }  # fmt: skip


def test_each_process_has_limits(large: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that takes longer than it may is reported, beside the findings of the others."""
    monkeypatch.setattr(check, "divide_corpus_rules", lambda *_: [_without_end, tuple])
    hasty = large.set(limits=replace(large.settings.limits, cpu_seconds=0.05))
    assert "run-limit" in {finding.rule for finding in run_corpus_checks(hasty.settings, 2)[3].findings}


def _without_end() -> Findings:
    while True:
        pass
