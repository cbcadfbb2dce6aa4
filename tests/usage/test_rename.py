"""Tests of renaming ids."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.diagnostic import Diagnostic
from briefgen.publish.write import unwritable, write_file
from briefgen.spec.freshness import Limits
from briefgen.usage.references import DEFINITION, references
from briefgen.usage.rename import plan_rename, rename
from tests.workspace import Workspace

_DEPTH = "briefs/corpus/facts/channel.yaml"
_LOCK = "briefs/corpus/briefgen.lock"


def _renamed(old: str, new: str, workspace: Workspace) -> tuple[Diagnostic, ...]:
    plan, problems = plan_rename(old, new, workspace.settings)
    return problems or (rename(plan, workspace.settings) if plan else ())


def _files(workspace: Workspace) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(workspace.root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "name",
    ["fact:channel-closed", "source:log", "origin:pilots", "measure:north-depth", "question:extend-or-wait",
     "hypothesis:wait", "view:pilot-waits", "section:quay", "judgement:reopening", "option:dredge"],
)  # fmt: skip
def test_every_place_has_the_new_id(name: str, full: Workspace) -> None:
    """Every definition and reference has the new id, none the old one, and the rest of each file is the same."""
    kind, _, old = name.partition(":")
    before = references(full.settings)[0]
    texts = {path.name: data for path, data in _files(full).items()}
    assert _renamed(name, "new-name", full) == ()
    after = references(full.settings)[0]
    count = sum((each.kind, each.id) == (kind, old) for each in before)
    assert [each for each in after if (each.kind, each.id) == (kind, old)] == []
    assert sum((each.kind, each.id) == (kind, "new-name") for each in after) == count
    assert sorted((each.kind, each.role) for each in after) == sorted((e.kind, e.role) for e in before)
    for path, data in _files(full).items():
        was = texts.get(path.name) or texts[f"{old}{path.suffix}"]
        assert data.replace(b"new-name", old.encode()) == was


def test_the_corpus_and_its_lock_are_as_proven_as_before(harbour: Workspace) -> None:
    """After a fact, a source and a measure are renamed, the findings without the texts are those of before."""
    assert lock_corpus(harbour.settings, (), date(2026, 3, 20))[0] is not None
    offline = harbour.set(texts=())
    before = [(d.rule, d.severity) for d in (*offline.check_corpus(), *offline.check())]
    for old, new in (("channel-closed", "north-closed"), ("source:log", "logbook"), ("north-depth", "depth")):
        assert _renamed(old, new, harbour) == ()
    assert [(d.rule, d.severity) for d in (*offline.check_corpus(), *offline.check())] == before
    assert '"fact:north-closed@logbook#' in (harbour.root / _LOCK).read_text("utf-8")
    locked = (harbour.root / _LOCK).read_bytes()
    assert lock_corpus(harbour.settings, (), date(2026, 5, 1))[0] is not None
    assert (harbour.root / _LOCK).read_bytes() == locked


def test_the_limit_of_a_measure_moves_along(harbour: Workspace) -> None:
    """A limit of freshness in the settings gets the new id; one that cannot be found stops the renaming."""
    from briefgen.settings.workspace_file import read_settings_file

    table = "[tool.briefgen.freshness]\nnorth-depth = {warn_after = 30}  # a month\n"
    harbour.write({"pyproject.toml": table})
    limits = {"north-depth": Limits(warn_after=30)}
    places_of = read_settings_file(harbour.root, "pyproject.toml")[0].places
    assert _renamed("north-depth", "depth", harbour.set(freshness=limits, key_places=places_of)) == ()
    assert (harbour.root / "pyproject.toml").read_text() == table.replace("north-depth", "depth")
    (problem,) = _renamed("depth", "deep", harbour.set(freshness={"depth": Limits(warn_after=30)}))
    assert problem.rule == "rename-settings"


def test_line_ends_and_the_byte_order_mark_stay(harbour: Workspace) -> None:
    """A file with Windows line ends and a byte-order mark has them after the renaming, and nothing else changes."""
    text = (harbour.root / _DEPTH).read_text("utf-8")
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    harbour.write_as_is({_DEPTH: data})
    assert _renamed("channel-depth", "deep", harbour) == ()
    assert (harbour.root / _DEPTH).read_bytes() == data.replace(b"channel-depth", b"deep")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("chanel-depth", "deep", "id-unknown"),
        ("channel-depth", "channel-closed", "rename-clash"),
        ("channel-depth", "pilot-waits", "rename-clash"),  # a view: `rests_on` takes both
        ("channel-depth", "Deep", "name-form"),
        ("channel-depth", "1e5", "name-form"),
        ("channel-depth", "2024-depth", "name-form"),  # it is in a formula
        ("wait", "extend", "rename-clash"),
        ("quay", "taken", "rename-clash"),
    ],
)
def test_what_is_refused(old: str, new: str, rule: str, full: Workspace) -> None:
    """A renaming that cannot be done is a finding, and no file changes."""
    full.write({"briefs/corpus/sections/taken.md": "---\ntitle: T\n---\nB\n"})
    before = _files(full)
    assert {d.rule for d in _renamed(old, new, full)} == {rule}
    assert _files(full) == before


def test_an_id_of_two_kinds_must_be_named_with_its_kind(full: Workspace) -> None:
    """The finding gives the names that may be typed instead."""
    full.write({"briefs/corpus/sections/log.md": "---\ntitle: T\n---\nB\n"})
    (problem,) = _renamed("log", "logbook", full)
    assert (problem.rule, problem.message) == (
        "rename-unclear", "several have this id: `section:log` and `source:log`",
    )  # fmt: skip
    assert _renamed("section:log", "logbook", full) == ()
    assert (full.root / "briefs/corpus/sections/logbook.md").is_file()


def test_a_file_that_cannot_be_read_stops_the_renaming(full: Workspace) -> None:
    """A brief that is not YAML may have the id: nothing is renamed."""
    full.write({"briefs/other.yaml": "rests_on: [channel-depth\n"})
    before = _files(full)
    assert [d.rule for d in _renamed("channel-depth", "deep", full)] == ["yaml-syntax"]
    assert _files(full) == before


def test_an_issued_judgement_keeps_its_id(full: Workspace) -> None:
    """A judgement of a brief with editions is not renamed, and the editions are not opened for writing."""
    full.write_as_is({"output/brief/ed01.manifest.json": "{}"})
    (problem,) = _renamed("reopening", "opening", full)
    assert (problem.rule, problem.span.line) == ("rename-issued", 8)
    assert _renamed("channel-closed", "north-closed", full) == ()
    assert (full.root / "output/brief/ed01.manifest.json").read_text() == "{}"


def test_a_failed_write_undoes_those_before_it(full: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the third of several files cannot be written, all are as they were."""
    before, written = _files(full), list[Path]()

    def failing(path: Path, data: bytes, shown: str) -> tuple[Diagnostic, ...]:
        written.append(path)
        full_disk = OSError(28, "No space left on device", str(path))
        return (unwritable(full_disk, shown),) if len(written) == 3 else write_file(path, data, shown)

    monkeypatch.setattr("briefgen.usage.text_edits.write_file", failing)
    (problem,) = _renamed("channel-closed", "north-closed", full)
    assert (problem.rule, "no space left" in problem.message) == ("output-unwritable", True)
    assert _files(full) == before


def test_a_killed_renaming_can_be_run_again(full: Workspace) -> None:
    """After a kill between any two of its files, the same command completes the renaming."""
    untouched = _files(full)
    assert _renamed("channel-closed", "north-closed", full) == ()
    whole = _files(full)
    changed = sum(whole[path] != untouched[path] for path in whole)
    assert changed > 2
    for written in range(changed):
        full.write_as_is({str(path.relative_to(full.root)): data for path, data in untouched.items()})
        plan, _ = plan_rename("channel-closed", "north-closed", full.settings)
        assert plan is not None
        for change in plan.files[:written]:
            change.path.write_bytes(change.after)
        assert _renamed("channel-closed", "north-closed", full) == ()
        assert _files(full) == whole


def test_a_file_that_changes_meanwhile_is_not_overwritten(full: Workspace) -> None:
    """If a file was saved after the renaming was planned, nothing is written."""
    plan, _ = plan_rename("channel-closed", "north-closed", full.settings)
    assert plan is not None
    full.write_as_is({_DEPTH: b"facts: []\n"})
    before = _files(full)
    assert [d.rule for d in rename(plan, full.settings)] == ["rename-changed"]
    assert _files(full) == before


def test_the_definition_is_found_under_the_new_id(full: Workspace) -> None:
    """A source's file has the new name, so that the corpus loads it."""
    assert _renamed("source:log", "logbook", full) == ()
    found = references(full.settings, ["logbook"])[0]
    assert [each.path.name for each in found if each.role == DEFINITION] == ["logbook.yaml"]
    assert [d.rule for d in full.check_corpus() if d.rule in ("id-file", "source-unknown")] == []
