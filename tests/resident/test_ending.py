"""Tests of the end of a process."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from briefgen.resident.ending import run_for_exit_code


@pytest.mark.parametrize(("code", "end"), [(0, 120), (2, 2)])
def test_a_full_disk_hides_no_failure(monkeypatch: pytest.MonkeyPatch, code: int, end: int) -> None:
    """Output that cannot be written is a failure, but the code of a command that failed before stays."""

    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError

    def run() -> None:
        raise SystemExit(code)

    monkeypatch.setattr(sys, "stdout", Full())
    assert run_for_exit_code(run) == end


def test_a_command_may_close_its_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has closed its output at the end has the exit code that it would have."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert run_for_exit_code(sys.stdout.close) == 0


def test_what_is_registered_for_the_end_is_done() -> None:
    """A process prints what it has buffered, runs its exit handlers, and has its exit code."""
    code = (
        "import atexit, sys; from briefgen.resident.ending import end_process, run_for_exit_code\n"
        "atexit.register(print, 'last', file=sys.stderr)\n"
        "end_process(run_for_exit_code(lambda: print('first') or sys.exit(3)))\n"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=False)  # noqa: S603  # our own code
    assert (done.returncode, done.stdout, done.stderr) == (3, "first\n", "last\n")
