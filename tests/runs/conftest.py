"""A workspace of two daily briefs with a way to run briefgen at any moment; one whose name every timer has to quote."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from shutil import copytree

import pytest

from briefgen.runs.timer_job import Job, job_of
from tests.cli.running import Ran, run_main
from tests.harbour import BRIEF, FACTS, HARBOUR
from tests.workspace import TEMPLATES, Workspace, open_workspace

AWKWARD = "the 50%s \"memos\" of $HOME, 'new' & \\old"
"""A folder whose name has whatever units, crontabs and shells read as something else."""
At = Callable[..., Ran]
QUIET = "[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
DAILY = "schedule: {every: '06:00', timezone: Europe/London}\nquestion:"


@pytest.fixture
def at(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> At:
    """Return a way to run briefgen at a moment, in a workspace of two daily briefs."""
    expiring = FACTS.replace("    event:", "    valid_until: 2026-10-12\n    event:", 1)
    harbour.write(
        {
            "pyproject.toml": QUIET,
            "briefs/brief.yaml": BRIEF.replace("question:", DAILY, 1),
            "briefs/other.yaml": BRIEF.replace("question:", DAILY, 1).replace("The north", "This north"),
            "briefs/corpus/facts/channel.yaml": expiring,
        }
    )
    monkeypatch.chdir(harbour.root)
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    monkeypatch.delenv("BRIEFGEN_TEXTS", raising=False)

    def run(moment: datetime, *arguments: str) -> Ran:
        for module in ("environment", "build", "status", "unattended"):
            monkeypatch.setattr(f"briefgen.cli.{module}.now", lambda: moment)
        return run_main(monkeypatch, capsys, arguments)

    return run


@pytest.fixture
def due_workspace(tmp_path: Path) -> Workspace:
    """Make a workspace in an awkward folder, with a brief that is due; beside it, an interpreter of such a name."""
    root = tmp_path / AWKWARD
    brief = BRIEF.replace("question:", "schedule: {every: '06:00'}\nquestion:", 1)
    settings = f"[tool.briefgen]\ntexts = ['texts']\n{QUIET}"
    made = open_workspace(root).write({**HARBOUR, "briefs/brief.yaml": brief, "pyproject.toml": settings})
    copytree(TEMPLATES, root / "templates")
    python = root / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    return made


@pytest.fixture
def job(due_workspace: Workspace) -> Job:
    """Return the job of the workspace."""
    made, problems = job_of(due_workspace.settings, due_workspace.root / "python", ("nobody", "nogroup"))
    assert problems == ()
    assert made is not None
    return made
