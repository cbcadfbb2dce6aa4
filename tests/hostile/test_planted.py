"""Configuration that others can plant: it neither runs nor changes a byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.attack import memo_of
from tests.workspace import Workspace

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
