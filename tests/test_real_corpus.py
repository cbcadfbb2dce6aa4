"""Tests of the corpus and the briefs of this repository."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.workspace import ROOT, open_workspace


def test_real_briefs_have_no_findings_without_the_texts(tmp_path: Path) -> None:
    """Whoever has the repository alone finds nothing wrong with its briefs and their corpus."""
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    workspace = open_workspace(tmp_path)
    found = [*workspace.check_corpus(), *workspace.check("briefs/putin-kim.yaml")]
    assert [*found, *workspace.check("briefs/china-question.yaml")] == []
