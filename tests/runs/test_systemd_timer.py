"""Tests of the systemd units: systemd checks them, and runs them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.runs.systemd_timer import systemd
from briefgen.runs.timer_job import Job
from tests.runs import machine
from tests.workspace import Workspace

needs_analyze = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
needs_machine = pytest.mark.skipif(bool(machine.missing()), reason=machine.missing())
OWNER = "daemon"
HOME = "/srv/the 50% \"memos\" of $HOME, 'new' & \\old"
"""Where the workspace lies in the machine that runs the units."""


def _files(job: Job, folder: Path) -> list[str]:
    units = systemd(job)
    for name, text in units.items():
        (folder / name).write_text(text.replace("User=nobody", "User=root"), "utf-8")
    return [str(folder / name) for name in units]


@needs_analyze
@pytest.mark.parametrize("notify", ["", "mail-report --to '50% of us' \"$HOME\""])
def test_systemd_takes_the_units(job: Job, tmp_path: Path, notify: str) -> None:
    """Nothing is wrong with the units in the eyes of systemd, and the command is there."""
    job = replace(job, issue=bool(notify), notify=notify)
    command = ("systemd-analyze", "verify", *_files(job, tmp_path))
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # as printed
    assert (done.returncode, done.stderr) == (0, "")


@needs_analyze
@pytest.mark.parametrize(("notify", "threshold"), [("", 20), ("mail-report", 30)])
def test_the_service_is_confined(job: Job, tmp_path: Path, notify: str, threshold: int) -> None:
    """Systemd rates the exposure of the service as low: at most 2 of 10, or 3 where it may use the network."""
    (service, *_) = _files(replace(job, notify=notify), tmp_path)
    limit = f"--threshold={threshold}"
    command = ("systemd-analyze", "security", "--offline=true", limit, "--no-pager", service)
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # as printed
    assert done.returncode == 0, done.stdout


def _run(workspace: Workspace, job: Job, state: Path, end: str) -> str:
    """Run the service on a machine on which the workspace lies outside the temporary folders."""
    there = replace(
        job,
        root=Path(HOME),
        python=Path(HOME, "python"),
        output=Path(HOME, "output"),
        owner=OWNER,
        group=OWNER,
    )
    owned = [workspace.root, *workspace.root.rglob("*")]
    for path in owned:
        shutil.chown(path, OWNER, OWNER)
    units = systemd(there)
    ending = f"{there.name}{end}.service"
    return machine.run_units(units, f"{there.name}.service", ending, {workspace.root: HOME}, state)


@needs_machine
def test_the_service_builds_what_is_due(due_workspace: Workspace, job: Job, tmp_path: Path) -> None:
    """The first run makes the output folder, issues what is due, for its owner alone, and writes nowhere else."""
    python = due_workspace.root / "python"
    python.write_text(python.read_text("utf-8").replace("exec", 'touch "$0.written"\nexec'), "utf-8")
    output = due_workspace.settings.output
    before = {path for path in due_workspace.root.rglob("*") if not path.is_relative_to(output)}
    printed = _run(due_workspace, replace(job, issue=True), tmp_path / "state", "")
    assert (output / "brief.pdf").is_file(), printed
    assert {path.stat().st_mode & 0o077 for path in (output, *output.rglob("*"))} == {0}
    assert {path.owner() for path in (output, *output.rglob("*"))} == {OWNER}
    assert {path for path in due_workspace.root.rglob("*") if not path.is_relative_to(output)} == before
    editions = [path.name for path in output.glob("brief/*.pdf")]
    assert editions == ["brief_2026-03-20_ed01_TLP-GREEN.pdf"]


@needs_machine
def test_a_failure_is_reported(due_workspace: Workspace, job: Job, tmp_path: Path) -> None:
    """If a memo cannot be built, the unit for failures runs, and says where to look."""
    (due_workspace.root / "briefs/brief.yaml").write_text("schedule: {every: '06:00'}\n", "utf-8")
    printed = _run(due_workspace, job, tmp_path / "state", "-failed")
    assert "error[key-missing]" in printed
    assert re.search(
        r"^memos of /srv/the 50% .* could not be built: journalctl -u briefgen-[a-z0-9-]*$",
        printed,
        re.MULTILINE,
    )
