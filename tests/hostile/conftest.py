"""The workspace that hostile input is put into."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.compose import template
from tests.hostile.everything import everything
from tests.workspace import Workspace, open_workspace


@pytest.fixture
def target(harbour: Workspace) -> Workspace:
    """Make the tiny workspace with its texts at hand."""
    return harbour.write({"pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\n'})


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give templates less time, which is all that those spend here that never end."""
    monkeypatch.setattr(template, "LIMITS", replace(template.LIMITS, cpu_seconds=0.7))


@pytest.fixture
def full(tmp_path: Path) -> Workspace:
    """Make the workspace that uses every text field."""
    return open_workspace(tmp_path).write_as_is(everything({}))
