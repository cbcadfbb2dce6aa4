"""What tests of all stages share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.harbour import HARBOUR
from tests.workspace import ROOT, Workspace, open_workspace

# A busy machine is no fault. The checks of main take the same examples each time; a developer's run takes new ones.
settings.register_profile("any-speed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same-examples", settings.get_profile("any-speed"), derandomize=True)
settings.load_profile("any-speed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the long runs be longer."""
    parser.addoption("--documents", default="25", help="how many random documents are set and validated")


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    """Make the tiny workspace of `tests/harbour.py`, in which nothing is wrong save that nobody holds a view."""
    lifted = {"hypothesis-unheld": "off", "case-bare": "off"}
    return open_workspace(tmp_path).set(rules=lifted).write(HARBOUR)


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """Make a workspace without a file."""
    return open_workspace(tmp_path)


@pytest.fixture(scope="session")
def repository() -> Workspace:
    """Return the real workspace: the repository itself, without the texts."""
    return open_workspace(ROOT).set(texts=())


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the user's cache folder out of every test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
