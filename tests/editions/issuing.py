"""Editions of the tiny workspace, issued for tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from briefgen.build.build import Built, build
from briefgen.diagnostic import Diagnostic
from tests.harbour import BRIEF
from tests.workspace import Workspace

DAY = date(2026, 3, 21)
UNLIKELY = BRIEF.replace("{term: likely}", "{term: unlikely}")
REASON = '    change: {reason: "a second storm [closed it](fact:channel-closed)"}\n'
"""To be put below a brief whose last line is of its judgement."""


def issue(
    workspace: Workspace, brief: str = BRIEF, **asked: Any
) -> tuple[Built | None, tuple[Diagnostic, ...]]:
    """Write the brief and issue an edition of it."""
    workspace.write({"briefs/brief.yaml": brief})
    return build(workspace.root / "briefs/brief.yaml", workspace.settings, issue_on=DAY, **asked)


def issued(workspace: Workspace, brief: str = BRIEF, **asked: Any) -> Path:
    """Issue an edition in which nothing is wrong, and give its PDF."""
    built, problems = issue(workspace, brief, **asked)
    assert built is not None, problems
    assert problems == ()
    assert built.issued is not None
    return built.issued


def folder(workspace: Workspace) -> Path:
    """Return the folder of the brief's editions."""
    return workspace.settings.output / "brief"


def names(workspace: Workspace) -> list[str]:
    """Return the files of the folder of editions."""
    return sorted(path.name for path in folder(workspace).iterdir())
