"""Tests of what has a machine build what is due: what is printed is run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, which
from typing import Any

import pytest
import yaml

from briefgen.runs.timers import Job, cron, github, job_of, systemd
from tests.harbour import HARBOUR
from tests.workspace import TEMPLATES, Workspace, open_workspace

AWKWARD = "the 50%s \"memos\" of $HOME, 'new' & \\old"
"""A folder whose name has whatever units, crontabs and shells read as something else."""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make a workspace in an awkward folder, with a brief that is due; beside it, an interpreter of such a name."""
    root = tmp_path / AWKWARD
    brief = HARBOUR["briefs/brief.yaml"].replace("question:", "schedule: {every: '06:00'}\nquestion:", 1)
    files = {**HARBOUR, "briefs/brief.yaml": brief}
    files["pyproject.toml"] = "[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
    made = open_workspace(root).write(files)
    copytree(TEMPLATES, root / "templates")
    made.settings.output.mkdir()
    python = root / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    return made


def _job(workspace: Workspace) -> Job:
    job, problems = job_of(workspace.settings, workspace.root / "python", "nobody", "0.1.0")
    assert problems == ()
    assert job is not None
    return job


def _run(command: Sequence[str], folder: Path, home: Path, **environment: str) -> str:
    """Run a command as a machine would: from elsewhere, with little in its environment."""
    there = {"PATH": "/usr/bin:/bin", "HOME": str(home), **environment}
    done = subprocess.run(command, cwd=folder, env=there, capture_output=True, text=True, check=False)  # noqa: S603  # what we printed
    assert done.returncode == 0, done.stderr
    return done.stdout


def _words(line: str) -> list[str]:
    """Split a command line as systemd.service(5) and systemd.syntax(7) say."""
    assert line.startswith(":")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', line[1:])
    return [re.sub(r"\\(.)", r"\1", quoted or plain).replace("%%", "%") for quoted, plain in words]


def test_the_service_builds_what_is_due(workspace: Workspace) -> None:
    """The command of the service, read as systemd reads it, builds the memo that is due."""
    units = systemd(_job(workspace))
    (line,) = re.findall(
        "^ExecStart=(.*)$", units["briefgen-the-50-s-memos-of-home-new-old.service"], re.MULTILINE
    )
    _run(_words(line), Path("/"), workspace.root)
    assert (workspace.settings.output / "brief.pdf").is_file()


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_takes_the_units(workspace: Workspace, tmp_path: Path) -> None:
    """Nothing is wrong with the units in the eyes of systemd, and the command is there."""
    paths = [tmp_path / name for name in systemd(_job(workspace))]
    for path, text in zip(paths, systemd(_job(workspace)).values(), strict=True):
        path.write_text(text.replace("User=nobody", "User=root"), "utf-8")
    command = ("systemd-analyze", "verify", *map(str, paths))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # as printed
    assert (done.returncode, done.stderr) == (0, "")


def test_the_crontab_builds_what_is_due(workspace: Workspace) -> None:
    """The line of the crontab, run as cron runs it, builds the memo that is due, and says nothing of it."""
    line = next(iter(cron(_job(workspace)).values())).splitlines()[-1]
    times, command = re.fullmatch(r"((?:\S+ ){5})(.*)", line).groups()  # type: ignore[union-attr]  # it fits
    assert times == "*/15 * * * * "
    assert not re.search(r"(?<!\\)%", command)
    assert _run(["/bin/sh", "-c", command.replace("\\%", "%")], Path("/"), workspace.root) == ""
    assert (workspace.settings.output / "brief.pdf").is_file()


def test_the_workflow_builds_what_is_due(workspace: Workspace, tmp_path: Path) -> None:
    """The workflow's step, run in a fresh checkout, builds the memo where the workflow then looks for it."""
    (tmp_path / ".git").mkdir()
    flow: dict[str, Any] = yaml.safe_load(next(iter(github(_job(workspace)).values())))
    steps = flow["jobs"]["build"]["steps"]
    (command,) = (step["run"] for step in steps if step.get("run", "").startswith("briefgen"))
    _run(
        ["bash", "-e", "-c", command], tmp_path, tmp_path, PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin"
    )
    kept = {step["with"]["path"] for step in steps if "path" in step.get("with", {})}
    assert [len(list(tmp_path.glob(path))) for path in sorted(kept)] == [1, 1]
    (pattern,) = (path for path in kept if path.endswith("*.pdf"))
    assert [path.name for path in tmp_path.glob(pattern)] == ["brief.pdf"]


def test_a_build_may_write_to_its_output_alone(workspace: Workspace) -> None:
    """The service may write to the output folder, or to the nearest that is there where it has yet to be made."""
    assert _job(workspace).output == workspace.settings.output
    workspace.settings.output.rmdir()
    assert _job(workspace).output == workspace.root


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "a\u2028b"])
def test_a_folder_that_cannot_be_written_down_is_refused(tmp_path: Path, name: str) -> None:
    """A path with a line break or a control character is refused, for it would be read as something else."""
    settings = open_workspace(tmp_path / name).settings
    os.mkdir(tmp_path / name)  # noqa: PTH102
    job, problems = job_of(settings, Path(sys.executable), "nobody", "0.1.0")
    assert job is None
    assert [problem.rule for problem in problems] == ["path-unprintable"]
