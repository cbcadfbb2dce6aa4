"""Tests of the program's stamp."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from briefgen.cache.tool_stamp import LIBRARIES, tool_stamp
from tests.workspace import ROOT


def test_every_library_counts() -> None:
    """What the project depends on is what the stamp looks at."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split("[<>=~!; ]", each)[0] for each in project["dependencies"]]
    assert sorted(LIBRARIES) == sorted(name.replace("-", "_").lower() for name in names)


def test_another_version_is_another_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of another version changes the stamp; one that briefgen knows nothing of does not."""
    packages = tmp_path / "site-packages"
    (packages / "reportlab-5.1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    stamp = tool_stamp.__wrapped__  # as another process would give it
    before = stamp()
    (packages / "ninja-1.0.dist-info").mkdir()
    assert stamp() == before
    (packages / "reportlab-5.1.0.dist-info").rename(packages / "reportlab-5.1.1.dist-info")
    assert stamp() != before
