"""Tests of listing the briefs that a command names."""

from __future__ import annotations

from pathlib import Path

from briefgen.settings.list_briefs import with_settings
from briefgen.settings.settings import Settings
from tests.workspace import Workspace


def test_settings_are_read_once_a_folder(harbour: Workspace) -> None:
    """The briefs of a folder share their settings, which are read once; another folder has its own."""
    other = harbour.root / "other"
    other.mkdir()
    briefs = [harbour.root / "briefs/brief.yaml", harbour.root / "briefs/second.yaml", other / "third.yaml"]
    for path in briefs[1:]:
        path.touch()
    read: list[Path] = []

    def settings_near(folder: Path) -> Settings:
        read.append(folder)
        return harbour.settings

    tasks = with_settings(briefs, settings_near)
    assert [brief for brief, _ in tasks] == briefs
    assert read == [harbour.root / "briefs", other]
