"""Many briefs on a cluster of this machine, with one, two and four workers, against as many local jobs; run by hand.

    python -m tests.benchmarks.cluster --briefs 1000

Prints a table with the time on the clock, and the processor time of the run itself and of scheduler and workers.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

COUNTS: Final = (1, 2, 4)
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_BRIEFGEN: Final = (sys.executable, "-m", "briefgen")
_START_SECONDS: Final = 300


def write_workspace(root: Path, briefs: int) -> None:
    """Write a workspace with copies of the brief that `init` makes; each is built by itself."""
    subprocess.run((*_BRIEFGEN, "init", str(root)), check=True, stdout=subprocess.DEVNULL)
    first = root / "briefs" / "first.yaml"
    for number in range(briefs):
        shutil.copy(first, first.with_name(f"b{number:04}.yaml"))
    first.unlink()


def build(root: Path, *options: str) -> tuple[float, float]:
    """Build all briefs; return the seconds on the clock and of processor time of the run and its children."""
    shutil.rmtree(root / "output", ignore_errors=True)
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run((*_BRIEFGEN, "build", ".", *options), cwd=root, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, used


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[int]]]:
    """Run a scheduler and workers of one thread each; yield its address and the ids of the processes."""
    file = Path(mkdtemp()) / "scheduler.json"
    common = ("--host", "127.0.0.1", "--scheduler-file", str(file), "--no-dashboard")
    commands = [("scheduler", "--port", "0"), *(("worker", "--nthreads", "1", "--no-nanny"),) * workers]
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for role, *options in commands:
            command = (sys.executable, "-m", f"distributed.cli.dask_{role}", *common, *options)
            quiet = subprocess.DEVNULL
            processes.append(subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=file.parent))
            until = time.monotonic() + _START_SECONDS
            while not (file.exists() and file.stat().st_size) and time.monotonic() < until:
                time.sleep(0.1)
        _wait_for_workers(file, workers)
        yield json.loads(file.read_text("utf-8"))["address"], [process.pid for process in processes]
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _wait_for_workers(file: Path, workers: int) -> None:
    from distributed import Client

    with Client(scheduler_file=str(file), set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(workers, timeout=_START_SECONDS)


def processor_seconds(ids: list[int]) -> float:
    """Return the processor time so far of processes, with all that run below them or have ended there."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        number = int(path.parent.name)
        parents[number], used[number] = int(fields[1]), sum(map(int, fields[11:15])) / _TICKS
    return sum(seconds for number, seconds in used.items() if _is_below(number, ids, parents))


def _is_below(number: int, ids: list[int], parents: dict[int, int]) -> bool:
    while number in parents:
        if number in ids:
            return True
        number = parents[number]
    return False


def measure(root: Path, briefs: int) -> Iterator[str]:
    """Build the briefs in each way; yield the rows of the table."""
    yield "| | clock | processor, run | processor, cluster | processor, a brief |"
    yield "|---|--:|--:|--:|--:|"
    for jobs in COUNTS:
        clock, used = build(root, "--jobs", str(jobs))
        yield f"| `--jobs {jobs}` | {clock:.0f} s | {used:.1f} s | | {used / briefs:.3f} s |"
    for workers in COUNTS:
        with cluster(workers) as (address, ids):
            before = processor_seconds(ids)
            clock, used = build(root, "--engine", "dask", "--scheduler", address)
            there = processor_seconds(ids) - before
        each = (used + there) / briefs
        name = f"{workers} worker{'' if workers == 1 else 's'}"
        yield f"| {name} | {clock:.0f} s | {used:.1f} s | {there:.1f} s | {each:.3f} s |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, default=1_000)
    chosen = parser.parse_args()
    workspace = Path(mkdtemp()) / "workspace"
    write_workspace(workspace, chosen.briefs)
    for row in measure(workspace, chosen.briefs):
        print(row, flush=True)
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
