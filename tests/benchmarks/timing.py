"""Processes timed in turns, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct, field


class Command(Struct, frozen=True):
    """A process to time."""

    argv: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    """What is done before each run, outside the time."""


class Run(Struct, frozen=True):
    """What one run took. Units: seconds of the clock."""

    seconds: float
    processor_seconds: float
    """What it and its children worked, which depends less on what else the machine does."""


class WatchedRun(Struct, frozen=True):
    """What one run took, and its memory. Units: seconds of the clock, megabytes of 10^6 bytes."""

    seconds: float
    peak_mb: float
    """The largest sum seen of the proportional set sizes of the process and its children: what they share
    counts once."""


def run_once(command: Command) -> Run:
    """Run a process to its end.

    Errors: CalledProcessError, with what it wrote.
    """
    command.before()
    began = time.perf_counter()
    child = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env={**os.environ, **command.variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    written = child.stdout.read() if child.stdout else b""
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.stdout:
        child.stdout.close()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command.argv, written)
    return Run(seconds, used.ru_utime + used.ru_stime)


def run_watched(command: Command) -> WatchedRun:
    """Run a process with all its children, and look at their memory fifty times a second.

    The largest resident set that the system reports of a child is at least that of the process that starts it.
    """
    command.before()
    began = time.perf_counter()
    child = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env={**os.environ, **command.variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most = 0.0
    while child.poll() is None:
        most = max(most, sum(map(_proportional_mb, _family(child.pid))))
        time.sleep(0.02)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command.argv)
    return WatchedRun(time.perf_counter() - began, most)


def _family(parent: int) -> list[int]:
    """Return a process and all below it."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [parent, *(pid for child in children for pid in _family(int(child)))]


def _proportional_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")), 0.0)


def in_turns(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Run]]:
    """Run each once unmeasured, then all in turns: A, B, C, A, B, C and so on."""
    for command in commands.values():
        run_once(command)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run_once(command))
    return runs


def middle(runs: Sequence[Run]) -> float:
    """Return the median time. Units: seconds."""
    return median(run.seconds for run in runs)


def paired(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios of what ran side by side."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))
