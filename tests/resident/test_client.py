"""Tests of the client of the resident process."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.resident.client import hand_over


def test_a_path_that_cannot_be_looked_up_runs_by_itself(tmp_path: Path) -> None:
    """A command whose path is too long, or is a loop of links, is left to report that by itself."""
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    for name in ("x" * 300, str(loop)):
        assert hand_over(("check", name), {}, str(tmp_path), "utf-8") is None


def test_a_deleted_folder_runs_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command in a folder that was deleted is left to report that by itself."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert hand_over(("status",), {}, str(tmp_path), "utf-8") is None
