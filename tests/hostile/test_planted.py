"""Configuration that others can plant: it neither runs nor changes a byte."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hostile.attack import build, memo_of
from tests.workspace import Workspace, open_workspace

PLANTS = (
    "home/.reportlab_settings",
    "home/.reportlab_mods",
    "path/reportlab_settings.py",
    "path/reportlab_mods.py",
    "path/local_reportlab_settings.py",
    "reportlab_settings.py",
    "reportlab_mods.py",
)
VARIABLES = {
    "RL_invariant": "none",
    "RL_pageCompression": "0",
    "RL_useA85": "1",
    "RL_trustedSchemes": "file,http",
    "RL_T1SearchPath": "/nowhere",
}


def test_nothing_planted_runs(target: Workspace, tmp_path: Path) -> None:
    """Settings of ReportLab in the environment, at home, on the path or in the folder have no effect."""
    plain = _build(target, {})
    for plant in PLANTS:
        (tmp_path / plant).parent.mkdir(exist_ok=True)
        (tmp_path / plant).write_text(
            "open('planted', 'w').close()\ninvariant = 0\npageCompression = 0\n", "utf-8"
        )
    home = {"HOME": str(tmp_path / "home"), "PYTHONPATH": str(tmp_path / "path")}
    assert _build(target, {**VARIABLES, **home}) == plain
    assert not (tmp_path / "planted").exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"TZ": "Asia/Tokyo"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "1", "USER": "somebody", "HOME": "/nowhere"},
        {"PYTHONHASHSEED": "77", "COLUMNS": "7"},
    ],
)
def test_the_surroundings_change_no_byte(target: Workspace, changed: dict[str, str]) -> None:
    """Time zone, locale, user and the order of sets leave the same bytes."""
    assert _build(target, changed) == _build(target, {})


def test_the_place_changes_no_byte(target: Workspace) -> None:
    """A brief is the same bytes from another folder, by another path."""
    plain = _build(target, {})
    assert _build(target, {}, target.root / "briefs", "brief.yaml") == plain
    assert _build(target, {}, Path("/"), str(target.root / "briefs" / "brief.yaml")) == plain


def test_the_clock_changes_no_byte(target: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the clock says, and what the files say of when they were written, changes nothing."""
    found = set()
    for year in (1971, 2026, 2090):
        day = datetime(year, 2, 3, tzinfo=UTC)
        monkeypatch.setattr("briefgen.cli.environment.now", lambda day=day: day)
        for path in target.root.rglob("*"):
            os.utime(path, (day.timestamp(), day.timestamp()))
        assert build(target).code == 0
        found.add(memo_of(target).read_bytes())
    assert len(found) == 1


def test_the_order_of_files_changes_no_byte(full: Workspace, tmp_path: Path) -> None:
    """The order in which files were made, and folders list them, changes nothing."""
    files = {p.relative_to(full.root): p.read_bytes() for p in full.root.rglob("*") if p.is_file()}
    assert build(full).code == 0
    other = open_workspace(tmp_path / "other")
    for name in sorted(files, reverse=True):
        other.write_as_is(
            {str(name.with_name(f"{name.stem}-x{name.suffix}")): b"{}\n"}
            if name.parent.name == "facts"
            else {}
        )
        other.write_as_is({str(name): files[name]})
    assert build(other).code == 0
    assert memo_of(other).read_bytes() == memo_of(full).read_bytes()


def _build(
    target: Workspace, changed: dict[str, str], folder: Path | None = None, brief: str = "briefs/brief.yaml"
) -> bytes:
    program = Path(sys.executable).with_name("briefgen")
    done = subprocess.run(  # noqa: S603  # our own command
        [program, "build", brief],
        cwd=folder or target.root,
        env={**os.environ, **changed},  # noqa: TID251  # what every process has, and the change
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return memo_of(target).read_bytes()
