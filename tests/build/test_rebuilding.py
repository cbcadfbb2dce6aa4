"""Tests of building again: no work where nothing has changed, and all of it where something has."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.build import Built
from briefgen.cache.footprint import FileStamps
from tests.harbour import BRIEF, FACTS, LOG, ORIGINS
from tests.workspace import Workspace

FACT_FILE = "briefs/corpus/facts/channel.yaml"
UNUSED = "  - {id: quay, statement: There is a quay., evidence: [{source: log, exact: the old quay}]}\n"
RIVAL = """\
facts:
  - id: depth-again
    statement: The north channel is ten metres deep.
    figure: {measure: north-depth, value: 10, unit: m, as_of: 2026-03-01}
    evidence: [{source: log, exact: a depth of nine metres}]
"""


def _built(workspace: Workspace) -> Built:
    built, problems = workspace.build()
    assert problems == ()
    assert built is not None
    return built


@pytest.fixture
def settled(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a workspace whose brief is built, and whose files count as old."""
    monkeypatch.setattr(FileStamps, "older_than_clock_tick", lambda _stamps, _moment: True)
    assert not _built(harbour).up_to_date
    return harbour


def test_nothing_is_done_twice(settled: Workspace) -> None:
    """A second build leaves the file and its record as they are."""
    folder = settled.settings.output
    before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in folder.rglob("*") if p.is_file()}
    assert _built(settled).up_to_date
    assert {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in folder.rglob("*") if p.is_file()} == before


def test_stamps_too_fresh_are_not_trusted(harbour: Workspace) -> None:
    """A file that changed within a tick of its stamp, its size and times as before, is read again."""
    assert not _built(harbour).up_to_date
    path = harbour.root / FACT_FILE
    eyes = FileStamps()
    eyes.file(str(path))
    assert not eyes.older_than_clock_tick(path.stat().st_ctime_ns)
    assert _built(harbour).up_to_date


NO_CHANGE: dict[str, Callable[[Path], object]] = {
    "a file is touched": lambda root: os.utime(root / FACT_FILE, (1, 1)),
    "a fact nobody refers to": lambda root: (root / FACT_FILE).write_text(FACTS + UNUSED, "utf-8"),
    "a comment": lambda root: (root / FACT_FILE).write_text("# new\n" + FACTS, "utf-8"),
    "a file of others": lambda root: (root / "briefs/corpus/facts/more.yaml").write_text(
        "facts:\n" + UNUSED, "utf-8"
    ),
}


@pytest.mark.parametrize("change", NO_CHANGE.values(), ids=NO_CHANGE)
def test_what_the_brief_does_not_refer_to(settled: Workspace, change: Callable[[Path], object]) -> None:
    """A change to what the brief does not refer to is none, and is not looked into a second time."""
    change(settled.root)
    assert _built(settled).up_to_date
    assert _built(settled).up_to_date


CHANGES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "the brief": ({"briefs/brief.yaml": BRIEF + "# a comment, which is attached\n"}, ("brief changed",)),
    "a fact": (
        {FACT_FILE: FACTS.replace("The north channel is closed.", "The north channel was closed.")},
        ("fact:channel-closed changed",),
    ),
    "a text": ({"texts/log.txt": LOG + "More.\n"}, ("text:log changed",)),
    "the settings": ({}, ("setting:rule:case-bare removed",)),
}


@pytest.mark.parametrize(("files", "said"), CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_named(settled: Workspace, files: dict[str, str], said: tuple[str, ...]) -> None:
    """A change to what a memo is made from builds it again, and is named."""
    workspace = settled.write(files)
    if not files:
        rules = {k: v for k, v in settled.settings.rules.items() if k != "case-bare"}
        workspace = settled.set(rules=rules)
    built = _built(workspace)
    assert (built.up_to_date, built.changes) == (False, said)
    assert _built(workspace).up_to_date


def test_a_new_rival_is_a_change(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file with a fact on a measure that the memo prints builds it again."""
    monkeypatch.setattr(FileStamps, "older_than_clock_tick", lambda _stamps, _moment: True)
    workspace = harbour.write({"briefs/brief.yaml": BRIEF + "key_figures: [{measure: north-depth}]\n"})
    workspace = workspace.set(
        rules={**workspace.settings.rules, "figure-disagrees": "off", "figure-unevidenced": "off"}
    )
    first, _ = workspace.build()
    assert first is not None
    again, _ = workspace.write({"briefs/corpus/facts/rival.yaml": RIVAL}).build()
    assert again is None or "fact:depth-again added" in again.changes


def test_an_error_that_came_in_is_reported(settled: Workspace) -> None:
    """A reference that has come to lead nowhere is an error, though the memo lies there."""
    built, problems = settled.write({FACT_FILE: FACTS.replace("id: channel-closed", "id: other")}).build()
    assert built is None
    assert "fact-unknown" in {d.rule for d in problems}


LOST: dict[str, tuple[Callable[[Path], object], str]] = {
    "the memo is gone": (lambda out: (out / "brief.pdf").unlink(), "changed or removed"),
    "the memo was written over": (
        lambda out: (out / "brief.pdf").write_text("x", "utf-8"),
        "changed or removed",
    ),
    "the record is damaged": (
        lambda out: (out / ".briefgen/brief.record").write_text("{", "utf-8"),
        "damaged",
    ),
    "the record is gone": (lambda out: (out / ".briefgen/brief.record").unlink(), "not built before"),
}


@pytest.mark.parametrize(("harm", "said"), LOST.values(), ids=LOST)
def test_what_was_lost_is_made_again(settled: Workspace, harm: Callable[[Path], object], said: str) -> None:
    """A memo or a record that was lost or damaged is made again, the same, and it is said."""
    before = (settled.settings.output / "brief.pdf").read_bytes()
    harm(settled.settings.output)
    built = _built(settled)
    assert not built.up_to_date
    assert said in built.rebuild_reason
    assert (settled.settings.output / "brief.pdf").read_bytes() == before
    assert _built(settled).up_to_date


def test_origins_of_the_harbour_are_used() -> None:
    """The tests above rest on a fact file whose origins lie elsewhere."""
    assert "origins" not in FACTS
    assert "north-depth" in ORIGINS
