"""Tests of issuing an edition whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.editions.ledger import LEDGER, IssueLine
from briefgen.publish import edition
from briefgen.publish.edition import JOURNAL, remove_unfinished_edition, write_edition
from briefgen.publish.write import write_file
from tests.editions.issuing import folder, issue, issued, names
from tests.workspace import Workspace

ISSUE = IssueLine(
    edition=1, issued="2026-03-20", as_of="2026-03-20", marking="TLP:GREEN", file="a.pdf", sha256="0" * 64
)
FILES: Mapping[str, bytes] = {"a.pdf": b"pdf", "ed01.evidence.json": b"{}", "ed01.manifest.json": b"{}"}


class Killed(BaseException):
    """A run that is ended from outside."""


@pytest.mark.parametrize("after", range(6))
def test_a_run_that_is_ended_leaves_no_half_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Wherever a run is ended, the next one finds the whole edition or removes what there is, and says so."""
    steps = iter(range(after))
    write = write_file

    def until_killed(path: Path, data: bytes, shown: str) -> object:
        if next(steps, None) is None:
            raise Killed
        return write(path, data, shown)

    monkeypatch.setattr(edition, "write_file", until_killed)
    killed = False
    try:
        write_edition(tmp_path, FILES, ISSUE, "output/brief")
    except Killed:
        killed = True
    there = sorted(p.name for p in tmp_path.iterdir())
    assert killed is (after < 5)
    problems = remove_unfinished_edition(tmp_path, "output/brief")
    left = sorted(p.name for p in tmp_path.iterdir())
    assert left == (sorted((*FILES, LEDGER)) if after == 5 else [])
    assert [d.rule for d in problems] == (["edition-unfinished"] if JOURNAL in there else [])


def test_an_edition_whose_manifest_is_there_was_issued(tmp_path: Path) -> None:
    """A run that is ended after the manifest has issued the edition: only the journal goes."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / JOURNAL).write_text(json.dumps(list(FILES)), "utf-8")
    assert remove_unfinished_edition(tmp_path, "output/brief") == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(FILES)


@pytest.mark.parametrize(
    "journal", ["", "[", '["../a.pdf", "b"]', '[".ssh", "b"]', '["a/b", "c"]', "[1]", "{}"]
)
def test_a_journal_removes_nothing_elsewhere(tmp_path: Path, journal: str) -> None:
    """A damaged journal, or one that names other places, removes nothing but itself."""
    inside = tmp_path / "brief"
    inside.mkdir()
    (tmp_path / "a.pdf").write_bytes(b"mine")
    (inside / JOURNAL).write_text(journal, "utf-8")
    assert remove_unfinished_edition(inside, "output/brief") == ()
    assert (tmp_path / "a.pdf").read_bytes() == b"mine"
    assert list(inside.iterdir()) == []


def test_the_next_run_mends_and_issues(harbour: Workspace) -> None:
    """A build that comes upon a half-issued edition removes it, says so, and issues its own."""
    there = folder(harbour)
    there.mkdir(parents=True)
    (there / "brief_2026-03-20_ed01_TLP-GREEN.pdf").write_bytes(b"half")
    (there / JOURNAL).write_text(
        json.dumps(["brief_2026-03-20_ed01_TLP-GREEN.pdf", "ed01.manifest.json"]), "utf-8"
    )
    built, problems = issue(harbour)
    assert built is not None
    assert built.issued is not None
    assert [d.rule for d in problems] == ["edition-unfinished"]
    assert JOURNAL not in names(harbour)


def test_a_full_disk_leaves_nothing(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the manifest cannot be written, nothing of the edition stays, and the memo is as it was."""
    issued(harbour)
    before = names(harbour)
    latest = (harbour.settings.output / "brief.pdf").read_bytes()
    write = write_file

    def full(path: Path, data: bytes, shown: str) -> object:
        return write(Path("/proc/none"), data, shown) if "manifest" in path.name else write(path, data, shown)

    monkeypatch.setattr(edition, "write_file", full)
    built, problems = issue(harbour, force=True)
    assert (built, [d.rule for d in problems]) == (None, ["output-unwritable"])
    assert names(harbour) == before
    assert (harbour.settings.output / "brief.pdf").read_bytes() == latest
