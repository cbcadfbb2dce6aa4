"""Tests of the entry point of the program."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli.entry import run_here
from tests.workspace import Workspace


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(harbour: Workspace, closed: str) -> None:
    """A build whose standard streams are closed, as those of a timer may be, ends as any other."""
    command = f'"$0" -m briefgen build none.yaml {closed}'
    done = subprocess.run(  # noqa: S603  # our own program
        ("/bin/sh", "-c", command, sys.executable),
        cwd=harbour.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_command_ends_by_the_signal_that_ended_its_process(number: int) -> None:
    """Whoever waits for the command sees the signal, also the one that no process can handle."""
    program = f"from briefgen.cli.signals import end_by_signal; end_by_signal({int(number)})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (-number, b"")


@pytest.mark.parametrize("step", ["_hand_over", "run_here"])
def test_an_interrupt_while_the_program_loads_prints_nothing(step: str) -> None:
    """Ctrl-C before the command runs ends the process by its signal, without a traceback."""
    program = (
        "import signal; from briefgen.cli import entry; "
        f"entry.{step} = lambda: signal.raise_signal(signal.SIGINT); entry.main()"
    )
    command = [sys.executable, "-c", program, "check"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # our own program
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


@pytest.mark.parametrize("command", ["serve", "mcp"])
def test_a_folder_that_is_in_no_workspace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    """A command that stays ends at once where there is no workspace, and says how to make one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["briefgen", command, "none"])
    with pytest.raises(SystemExit) as end:
        run_here()
    found = (
        "none:1:1: error[file-unreadable]: not in a workspace\n"
        "hint: name a folder of a workspace, or make one: `briefgen init DIR`\n"
    )
    assert (end.value.code, *capsys.readouterr()) == (2, "", found)


def test_no_preview_of_a_brief_that_does_not_exist(
    harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mistyped name ends `preview` at once, with the name that was meant."""
    pytest.importorskip("starlette", reason="the extra `preview` is not installed")
    monkeypatch.chdir(harbour.root)
    monkeypatch.setattr(sys, "argv", ["briefgen", "preview", "briefs/brif.yaml"])
    with pytest.raises(SystemExit) as end:
        run_here()
    found = (
        "briefs/brif.yaml:1:1: error[file-unreadable]: cannot be read: no such file or directory\n"
        "hint: did you mean `brief.yaml`?\n"
    )
    assert (end.value.code, *capsys.readouterr()) == (2, "", found)


@pytest.mark.parametrize("command", [["build", "."], ["check", "briefs"], ["runs"], ["lock"]])
def test_a_current_folder_that_was_deleted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    """In a folder that was deleted, a command ends with one finding that names the cause."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setattr(sys, "argv", ["briefgen", *command])
    with pytest.raises(SystemExit) as end:
        run_here()
    found = (
        ".:1:1: error[file-unreadable]: the current folder was deleted\nhint: go to a folder that exists\n"
    )
    assert (end.value.code, *capsys.readouterr()) == (2, "", found)
