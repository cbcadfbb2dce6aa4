"""Build 1, 10, 100 and 1,000 briefs on all cores, once more with nothing changed, and after one changed fact.

    python -m tests.benchmarks.rebuild [N…]

Each brief is the repository's own with another title, some of its sections and some of its key figures. The fact
that is changed is one that some half of them use: no other brief is made again.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from itertools import product
from pathlib import Path

from msgspec import Struct

from briefgen.cache.build_record import parse_record
from tests.benchmarks.distinct import word
from tests.benchmarks.environments import BRIEFGEN, ROOT, WORK
from tests.benchmarks.timing import Command, run_watched

HOW_MANY = (1, 10, 100, 1_000)


class Measured(Struct, frozen=True):
    """One run. Units: seconds, megabytes."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    built: int


def write_chosen(workspace: Path, many: int) -> None:
    """Make the workspace anew with so many briefs, each with its own title, sections and key figures."""
    shutil.rmtree(workspace, ignore_errors=True)
    shutil.copytree(ROOT / "briefs" / "corpus", workspace / "briefs" / "corpus")
    (workspace / "pyproject.toml").write_text("[tool.briefgen]\ntexts = []\n", "utf-8")
    text = (ROOT / "briefs" / "putin-kim.yaml").read_text("utf-8")
    head, figures, sections, tail = _parts(text)
    switches = product((True, False), repeat=len(sections) + len(figures))
    choices = [
        (kept, shown)
        for kept, shown in (_split(s, len(sections)) for s in switches)
        if any(kept) and any(shown)
    ]
    for number in range(many):
        kept, shown = choices[number % len(choices)]
        titled = head.replace(" now\n", f" {word(number)}\n", 1)
        brief = f"{titled}key_figures:\n{_those(figures, shown)}sections:\n{_those(sections, kept)}{tail}"
        (workspace / "briefs" / f"memo-{number:04}.yaml").write_text(brief, "utf-8")


def _parts(text: str) -> tuple[str, list[str], list[str], str]:
    """Cut a brief at its key figures and its sections."""
    listed = r"((?:  - .+\n)+)"
    found = re.fullmatch(rf"([\s\S]*?)key_figures:\n{listed}sections:\n{listed}([\s\S]*)", text)
    assert found is not None
    head, figures, sections, tail = found.groups()
    return head, figures.splitlines(keepends=True), sections.splitlines(keepends=True), tail


def _split(switches: tuple[bool, ...], at: int) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    return switches[:at], switches[at:]


def _those(lines: list[str], switches: tuple[bool, ...]) -> str:
    return "".join(line for line, on in zip(lines, switches, strict=True) if on)


def measure(workspace: Path, report: Path) -> Measured:
    """Build a workspace on all cores, and read from the report how many briefs were built.

    Errors: AssertionError where one was not.
    """
    argv = (BRIEFGEN, "build", str(workspace), "--report", str(report))
    used = _cpu_seconds()
    run = run_watched(Command(argv, ROOT))
    used = _cpu_seconds() - used
    summary = json.loads(report.read_bytes())["summary"]
    assert summary["failed"] == 0
    return Measured(run.seconds, used, run.peak_mb, summary["built"])


def _cpu_seconds() -> float:
    """Count what ended children have used of all processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def look(workspace: Path) -> float:
    """Build a workspace in which nothing has changed, the second time that it is asked for. Units: seconds."""
    command = (BRIEFGEN, "build", str(workspace))
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - began
    return seconds


def change_fact(workspace: Path) -> int:
    """Change the words of a fact that some half of the briefs use, and say how many those are."""
    records = (workspace / "output" / ".briefgen").glob("*.record")
    inputs = [record.inputs for path in records if (record := parse_record(path.read_bytes()))]
    users = Counter(name for each in inputs for name in each if name.startswith("fact:"))
    fact, used = min(users.items(), key=lambda each: (abs(each[1] - len(inputs) / 2), each[0]))
    id_line = f"  - id: {fact.removeprefix('fact:')}\n    statement: "
    for path in (workspace / "briefs" / "corpus" / "facts").glob("*.yaml"):
        before, found, after = path.read_text("utf-8").partition(id_line)
        if found:
            path.write_text(before + found + after.replace(".\n", ", as reported.\n", 1), "utf-8")
            return used
    raise LookupError(fact)


def main(numbers: list[int]) -> None:
    """Print a line for each number of briefs."""
    print(
        "| briefs | all, s | of all processors, s | a second | peak, MB | nothing changed, s | asked again, s | one fact, s | of them built |"
    )
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for many in numbers:
        workspace = WORK / f"rebuild-{many}"
        write_chosen(workspace, many)
        first = measure(workspace, workspace / "report.json")
        nothing = measure(workspace, workspace / "report.json")
        again = look(workspace)
        users = change_fact(workspace)
        fact = measure(workspace, workspace / "report.json")
        assert (first.built, nothing.built, fact.built) == (many, 0, users)
        print(
            f"| {many:,} | {first.seconds:.1f} | {first.cpu_seconds:.1f} | {many / first.seconds:.1f} | {first.peak_mb:.0f} | "
            f"{nothing.seconds:.2f} | {again:.3f} | {fact.seconds:.1f} | {fact.built:,} |",
            flush=True,
        )


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or list(HOW_MANY))
