"""A workspace whose name every timer has to quote."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import copytree

import pytest

from briefgen.runs.timer_job import Job, job_of
from tests.harbour import HARBOUR
from tests.workspace import TEMPLATES, Workspace, open_workspace

AWKWARD = "the 50%s \"memos\" of $HOME, 'new' & \\old"
"""A folder whose name has whatever units, crontabs and shells read as something else."""


@pytest.fixture
def due_workspace(tmp_path: Path) -> Workspace:
    """Make a workspace in an awkward folder, with a brief that is due; beside it, an interpreter of such a name."""
    root = tmp_path / AWKWARD
    brief = HARBOUR["briefs/brief.yaml"].replace("question:", "schedule: {every: '06:00'}\nquestion:", 1)
    files = {**HARBOUR, "briefs/brief.yaml": brief}
    files["pyproject.toml"] = (
        "[tool.briefgen]\ntexts = ['texts']\n"
        "[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
    )
    made = open_workspace(root).write(files)
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
