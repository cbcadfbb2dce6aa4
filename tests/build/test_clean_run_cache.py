"""Tests of leaving out rules that had no finding before: the findings are those of a check of everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from briefgen.build import clean_run_cache
from briefgen.check import Rule, clean_runs
from briefgen.corpus.marking_scheme import Level, MarkingScheme
from briefgen.diagnostic import Diagnostic, has_errors
from briefgen.spec.units import OwnUnit
from tests.harbour import QUESTION
from tests.workspace import Workspace

FACTS = "briefs/corpus/facts/channel.yaml"
ORIGINS = "briefs/corpus/facts/origins.yaml"
SECTION = "briefs/corpus/sections/storms.md"
BRIEF = "briefs/brief.yaml"
STORMS = "---\ntitle: Storms came\n---\nIt is [nine metres](fact:channel-depth) deep.\n"
EDITS = (
    (FACTS, "is nine metres deep", "is eight metres deep"),
    (FACTS, "is closed.", "is not closed."),
    (FACTS, "date: 2026-03-02", "date: 2026-03-09"),
    (FACTS, "value: 9", "value: 8"),
    (FACTS, "event: North", "event: The third north"),
    (FACTS, "a depth of nine", "a depth of ten"),
    (ORIGINS, "name: Harbour pilots", "name: The Harbour Gazette"),
    (ORIGINS, "unit: m", "unit: t"),
    ("briefs/corpus/sources/log.yaml", "2026-03-05", "2026-06-05"),
    ("briefs/corpus/sources/log.yaml", "language: en\n", "language: xx\n"),
    ("briefs/corpus/views/extend-or-wait.yaml", "Extending pays", "Extending pays 7 times"),
    ("texts/log.txt", "channel is closed", "channel is not closed"),
    ("texts/log.txt", "depth of nine", "depth of eight"),
    (SECTION, "nine metres", "eight metres"),
    (SECTION, "---\nIt", "---\nThe Gazette said so. It"),
    (BRIEF, "It [is closed]", "It [is not closed]"),
    (BRIEF, "It [is closed]", "Seven ships wait. It [is closed]"),
    (BRIEF, "as_of: 2026-03-20", "as_of: 2026-02-20"),
    (BRIEF, "marking: TLP:GREEN", "marking: TLP:CLEAR"),
    (BRIEF, "in May", "in May and in the third quarter"),
    (BRIEF, "{term: likely}", "{term: probable}"),
    (BRIEF, "[channel-closed]", "[channel-closed, channel-depth]"),
    (BRIEF, "product: two-page-brief", "product: policy-memo"),
)
"""File, words, and words that replace them."""
SETTINGS = (
    {"overrides": {"as_of": "2026-02-20"}},
    {"overrides": {"language": "fr"}},
    {"markings": MarkingScheme((Level("OPEN"), Level("SHUT")))},
)


@pytest.fixture
def workspace(harbour: Workspace) -> Workspace:
    """Return a workspace with a cache, whose brief has been checked."""
    log = (harbour.root / "briefs/corpus/sources/log.yaml").read_text("utf-8")
    harbour.write_as_is(
        {
            SECTION: STORMS,
            "briefs/corpus/sources/log.yaml": f"{log}language: en\n",
            "briefs/corpus/views/extend-or-wait.yaml": QUESTION,
        }
    )
    with (harbour.root / BRIEF).open("a", encoding="utf-8") as stream:
        stream.write("sections: [{ref: storms}]\nviews: [extend-or-wait]\n")
    cached = harbour.set(cache=harbour.root / "cache")
    assert not has_errors(cached.check())
    return cached


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the rules that run from now on in what could be another process, by their files."""
    monkeypatch.setattr(clean_run_cache, "_of_process", clean_runs.RecentRuns())
    names: list[str] = []
    run = clean_runs.call

    def noting(rule: Rule, given: Mapping[str, Any]) -> Iterable[Diagnostic]:
        names.append(rule.__module__.rpartition(".")[2])
        return run(rule, given)

    monkeypatch.setattr(clean_runs, "call", noting)
    return names


@pytest.mark.parametrize(("file", "old", "new"), EDITS, ids=[f"{old}-{new}" for _, old, new in EDITS])
def test_findings_after_an_edit_are_those_of_a_check_of_everything(
    workspace: Workspace, file: str, old: str, new: str
) -> None:
    """After an edit of any file, a check that knows the last one finds what one without a cache finds."""
    text = (workspace.root / file).read_text("utf-8")
    assert old in text
    workspace.write_as_is({file: text.replace(old, new, 1)})
    assert workspace.check() == workspace.set(cache=None).check()
    assert workspace.check() == workspace.set(cache=None).check()


@pytest.mark.parametrize("changes", SETTINGS, ids=lambda changes: next(iter(changes)))
def test_findings_under_other_settings_are_those_of_a_check_of_everything(
    workspace: Workspace, changes: dict[str, Any]
) -> None:
    """Under other settings, a check that knows the last one finds what one without a cache finds."""
    other = workspace.set(**changes)
    assert other.check() == other.set(cache=None).check()


def test_units_that_are_gone_are_missed(workspace: Workspace) -> None:
    """What was clean by a unit of the settings is reported when the settings do not have it any more."""
    origins = (workspace.root / ORIGINS).read_text("utf-8")
    workspace.write_as_is({ORIGINS: origins.replace("unit: m", "unit: em")})
    with_unit = workspace.set(units={"em": OwnUnit(dimension="m"), "m": OwnUnit()})
    assert "measure-unit" not in {each.rule for each in with_unit.check()}
    assert "measure-unit" in {each.rule for each in workspace.check()}


def test_what_had_no_finding_is_not_run_again(workspace: Workspace, runs: list[str]) -> None:
    """With nothing changed, only rules that had a finding run, and those that take what is not hashed."""
    workspace.check()
    assert len(runs) < 5
    assert "words_disagree" not in runs


def test_an_edit_of_the_brief_leaves_the_corpus_alone(workspace: Workspace, runs: list[str]) -> None:
    """After an edit of the brief, no rule on the corpus alone runs; those on the brief do."""
    text = (workspace.root / BRIEF).read_text("utf-8")
    workspace.write_as_is({BRIEF: text.replace("in May", "in the spring")})
    workspace.check()
    assert "statement_disagrees" not in runs
    assert "title_topic" in runs


def test_an_edit_of_a_section_leaves_facts_and_other_prose_alone(
    workspace: Workspace, runs: list[str]
) -> None:
    """After an edit of a section, no rule on a fact runs, and of those on prose only the runs on the section."""
    workspace.write_as_is({SECTION: STORMS.replace("It is", "It was")})
    workspace.check()
    assert "statement_disagrees" not in runs
    assert runs.count("figure_disagrees") == 1


def test_an_edit_of_a_field_leaves_other_fields_alone(workspace: Workspace, runs: list[str]) -> None:
    """After an edit of a field, rules that do not look around in its brief run on this field alone."""
    text = (workspace.root / BRIEF).read_text("utf-8")
    workspace.write_as_is({BRIEF: text.replace("It [is closed]", "Now it [is closed]", 1)})
    workspace.check()
    assert runs.count("figure_disagrees") == 1
    assert runs.count("date_unsupported") > 1


def test_another_brief_of_this_process_runs_what_is_new(workspace: Workspace, runs: list[str]) -> None:
    """What a brief had checked in this process is not run again for another brief of the same corpus."""
    workspace.set(cache=workspace.root / "other").check()
    assert "statement_disagrees" in runs
    runs.clear()
    text = (workspace.root / BRIEF).read_text("utf-8")
    workspace.write_as_is({"briefs/second.yaml": text.replace("in May", "in the spring")})
    workspace.check("briefs/second.yaml")
    assert "statement_disagrees" not in runs
    assert "title_topic" in runs


@pytest.mark.parametrize("damage", [b"", b"briefgen clean runs 0 00000000\n", None])
def test_a_damaged_cache_is_ignored(workspace: Workspace, runs: list[str], damage: bytes | None) -> None:
    """A cache file that is empty, of another kind or altered counts as none, and every rule runs."""
    (path,) = (p for p in (workspace.root / "cache").iterdir() if p.name.startswith("clean-"))
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 2]) if damage is None else damage)
    workspace.check()
    assert "statement_disagrees" in runs


def test_another_program_runs_every_rule(
    workspace: Workspace, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the program, or of a library, has passed is checked again."""
    monkeypatch.setattr(clean_run_cache, "tool_stamp", lambda: "another program")
    workspace.check()
    assert "statement_disagrees" in runs


def test_recent_runs_are_few() -> None:
    """Runs that no check had for long are let go of; those that each check has are not."""
    recent = clean_runs.RecentRuns()
    for number in range(30):
        recent.add({b"shared", *(b"%d of %d" % (each, number) for each in range(1_000))})
    assert b"shared" in recent
    assert b"0 of 29" in recent
    assert b"0 of 0" not in recent
