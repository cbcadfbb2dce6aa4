"""Tests of gathering the settings of a run."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from briefgen.settings.gather import gather_settings
from tests.workspace import NOW, Workspace


def test_settings_are_read_without_a_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings file is parsed in the process itself."""
    monkeypatch.setattr(os, "fork", None)
    (tmp_path / "pyproject.toml").write_text("[tool.briefgen]\nstrict = true\n", "utf-8")
    assert gather_settings(Path(), tmp_path, {}, NOW).strict


def test_keys_have_places(tmp_path: Path) -> None:
    """The places of rules and limits in the settings file are known; other keys get its first line."""
    text = "[tool.briefgen.rules]\nquote-naked = 'off'\n\n[tool.briefgen.freshness]\n'north-depth' = {warn_after = 3}\n"
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    settings = gather_settings(Path(), tmp_path, {}, NOW)
    places = [settings.place_of_key(key) for key in ("quote-naked", "north-depth", "none")]
    assert [(place.path, place.line, place.column, place.end_column) for place in places] == [
        ("pyproject.toml", 2, 1, 12),
        ("pyproject.toml", 5, 2, 13),
        ("pyproject.toml", 1, 1, 2),
    ]


def test_settings_are_sent_to_another_process(harbour: Workspace) -> None:
    """Settings can be pickled, as for the children that build and for a cluster."""
    assert pickle.loads(pickle.dumps(harbour.settings)) == harbour.settings  # noqa: S301  # our own bytes
