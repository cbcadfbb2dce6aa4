"""Handing the report of a run to a command of the operator's own, such as one that sends mail."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import suppress
from typing import Final

from briefgen.diagnostic import Findings, Span, truncate, warning

NOTIFY_SECONDS: Final = 30
"""How long the command may take."""
RULE = "notify-failed"


def notify(command: str, report: bytes, seconds: float = NOTIFY_SECONDS) -> Findings:
    """Start a command in a process group of its own and write a report to its standard input.

    At the end of its time it is ended, with all that it has started. No shell is involved.

    Errors: notify-failed.
    """
    try:
        arguments = shlex.split(command)
        process = subprocess.Popen(  # noqa: S603  # the operator's own command, which they gave for this
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError, IndexError) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem) or "it is empty").lower()
        return _failed(command, f"the command cannot be started: {reason}")
    try:
        process.communicate(report, timeout=seconds)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return _failed(command, f"the command was ended after {seconds:g} s")
    if process.returncode:
        return _failed(command, f"the command ended with exit code {process.returncode}")
    return ()


def _failed(command: str, message: str) -> Findings:
    hint = "run it by hand, with a report from `--report` as its standard input"
    return (warning(RULE, Span(f"--notify {truncate(command)}"), message, hint),)
