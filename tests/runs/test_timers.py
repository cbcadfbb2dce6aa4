"""Tests of timers: what they run, and the crontab."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from msgspec.structs import replace

from briefgen.runs.systemd_timer import systemd
from briefgen.runs.timer_job import Job, job_of
from briefgen.runs.timers import cron
from tests.workspace import Workspace, open_workspace


def _line(job: Job) -> str:
    return next(iter(cron(job).values())).splitlines()[-1]


@pytest.mark.parametrize("issue", [False, True])
def test_the_crontab_builds_what_is_due(due_workspace: Workspace, job: Job, issue: bool) -> None:
    """The line of the crontab, run as cron runs it, builds or issues the memo that is due, for its owner alone."""
    report = job.root.parent / "50% of it.json"
    job = replace(job, issue=issue, notify=shlex.join(["/usr/bin/tee", str(report)]) if issue else "")
    times, command = re.fullmatch(r"((?:\S+ ){5})(.*)", _line(job)).groups()  # type: ignore[union-attr]  # it fits
    assert times == "*/15 * * * * "
    assert not re.search(r"(?<!\\)%", command)
    there = {"PATH": "/usr/bin:/bin", "HOME": str(job.root)}
    done = subprocess.run(  # noqa: S603  # what we printed
        ["/bin/sh", "-c", command.replace("\\%", "%")],
        cwd="/",
        env=there,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    memo = due_workspace.settings.output / "brief.pdf"
    assert memo.stat().st_mode & 0o077 == 0
    editions = [path.name for path in memo.parent.glob("brief/*.pdf")]
    assert editions == ["brief_2026-03-20_ed01_TLP-GREEN.pdf"] * issue
    assert report.exists() == issue, "the command of --notify has the report"


def test_cron_takes_the_crontab(job: Job, tmp_path: Path) -> None:
    """Nothing is wrong with the crontab in the eyes of cron, where cron can say so."""
    crontab = which("crontab")
    if crontab is None:
        pytest.skip("crontab is not installed")
    path = tmp_path / "crontab"
    path.write_text("\n".join(cron(job).values()), "utf-8")
    done = subprocess.run([crontab, "-T", path], capture_output=True, text=True, check=False)  # noqa: S603  # as printed
    if "invalid option" in done.stderr:
        pytest.skip("this crontab has no option -T, which checks a file without installing it")
    assert done.returncode == 0, done.stderr


def test_workspaces_of_one_name_have_timers_of_their_own(tmp_path: Path) -> None:
    """The files of the timers of two workspaces whose folders have one name have different names."""
    names = []
    for parent in ("a", "b"):
        made, _ = job_of(open_workspace(tmp_path / parent / "memos").settings, Path("python"), ("1", "1"))
        assert made is not None
        names += [*cron(made), *systemd(made)]
    assert len({*names}) == len(names) == 8
    assert all(re.fullmatch(r"briefgen-memos-[0-9a-f]{8}[a-z.-]*", name) for name in names)


def test_a_command_that_cannot_be_written_down_is_refused(job: Job, due_workspace: Workspace) -> None:
    """A command of `--notify` with a line break is refused: it would end the line of a crontab."""
    made, problems = job_of(due_workspace.settings, job.python, ("1", "1"), notify="mail a\nreboot")
    assert made is None
    assert [problem.rule for problem in problems] == ["path-unprintable"]


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "a\u2028b"])
def test_a_folder_that_cannot_be_written_down_is_refused(tmp_path: Path, name: str) -> None:
    """A path with a line break or a control character is refused, for it would be read as something else."""
    settings = open_workspace(tmp_path / name).settings
    os.mkdir(tmp_path / name)  # noqa: PTH102
    made, problems = job_of(settings, Path(sys.executable), ("nobody", "nogroup"))
    assert made is None
    assert [problem.rule for problem in problems] == ["path-unprintable"]
