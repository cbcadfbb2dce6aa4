"""Tests of memos whose brief is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefgen.build.build import build
from briefgen.cache.build_record import Record, record_bytes
from briefgen.publish.orphans import find_orphans, list_orphans, remove_orphan
from briefgen.publish.outputs import read_record, record_path
from tests.editions.issuing import issued
from tests.harbour import BRIEF
from tests.workspace import Workspace


def _built(workspace: Workspace, name: str) -> Path:
    spec = workspace.write({f"briefs/{name}.yaml": BRIEF}).root / f"briefs/{name}.yaml"
    built, problems = build(spec, workspace.settings)
    assert built is not None, problems
    return spec


def test_a_memo_without_its_brief_is_found_and_removed(harbour: Workspace) -> None:
    """A memo whose brief was deleted is listed with its files; removing it leaves the other memos and all editions."""
    harbour = harbour.set(formats=("pdf", "md"))
    issued(harbour)
    spec, other = harbour.root / "briefs/brief.yaml", _built(harbour, "other")
    assert find_orphans(harbour.settings) == ()
    spec.unlink()
    (orphan,) = find_orphans(harbour.settings)
    output = harbour.settings.output
    assert (orphan.name, orphan.brief, orphan.changed) == ("brief", "briefs/brief.yaml", ())
    assert orphan.files == (output / "brief.pdf", output / "brief.md")
    assert list_orphans([(other, harbour.settings)]) == (
        "output/brief.pdf, output/brief.md: its brief `briefs/brief.yaml` is gone; `briefgen clean` removes such memos",
    )
    assert remove_orphan(orphan, harbour.settings) == ()
    assert sorted(path.name for path in output.iterdir() if path.is_file()) == ["other.md", "other.pdf"]
    assert len(list((output / "brief").glob("*.pdf"))) == 1
    assert not record_path(output, "brief").exists()
    assert find_orphans(harbour.settings) == ()


def test_a_file_that_was_changed_is_left(harbour: Workspace) -> None:
    """A file that somebody has changed since it was built is listed, and not removed."""
    _built(harbour, "brief").unlink()
    memo = harbour.settings.output / "brief.pdf"
    memo.write_bytes(b"a note of somebody's own")
    (orphan,) = find_orphans(harbour.settings)
    assert (orphan.files, orphan.changed) == ((), (memo,))
    assert remove_orphan(orphan, harbour.settings) == ()
    assert memo.exists()
    assert find_orphans(harbour.settings) == (orphan,)


def test_a_workspace_that_was_moved_has_its_briefs(harbour: Workspace) -> None:
    """The path of a brief is that from the output folder, so a workspace can be moved or copied."""
    spec = _built(harbour, "brief")
    moved = harbour.root.parent / "moved"
    shutil.copytree(harbour.root, moved, dirs_exist_ok=True)
    spec.unlink()
    there = harbour.set(root=moved, output=moved / "output").settings
    assert find_orphans(there) == ()


def test_a_forged_record_removes_nothing_else(harbour: Workspace) -> None:
    """Whatever a record says, only files that a build would write for that name are removed."""
    _built(harbour, "brief").unlink()
    output = harbour.settings.output
    record, _ = read_record(output, "brief")
    assert record is not None
    precious = harbour.root / "pyproject.toml"
    precious.write_bytes((output / "brief.pdf").read_bytes())
    forged = Record({}, {"../pyproject.toml": record.outputs["brief.pdf"]}, {}, brief="../briefs/gone.yaml")
    record_path(output, "brief").write_bytes(record_bytes(forged))
    for orphan in find_orphans(harbour.settings):
        remove_orphan(orphan, harbour.settings)
    assert precious.exists()
    assert (output / "brief.pdf").exists()
