"""The workspace that hostile input is put into."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.compose import template
from tests.hostile.everything import LIFTED, everything
from tests.workspace import Workspace, open_workspace


@pytest.fixture(scope="session", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load once, in the process that all children are forked from, what every build loads: modules, fonts, tables."""
    for command in ("build", "build_output", "check", "batch"):
        import_module(f"briefgen.cli.{command}")
    root = tmp_path_factory.mktemp("loaded")
    open_workspace(root).write_as_is(everything({}))
    rules = dict.fromkeys(LIFTED, "off")
    built, found = open_workspace(root).set(rules=rules).build()  # opened again: it has templates of its own
    assert built, found


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
