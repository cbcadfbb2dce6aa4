"""Memo after memo in a process that runs: by itself, beside Typst, and under `--watch`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.cold import OUT, SPEC, typst
from tests.benchmarks.distinct import write_briefs
from tests.benchmarks.environments import BRIEFGEN, ROOT, WORK
from tests.benchmarks.table import Row, at_most, milliseconds, within
from tests.benchmarks.timing import Command, paired
from tests.benchmarks.words import memo_words, write_words

MEMOS = 12
"""Distinct memos a process sets; the first is left out."""
PAGES = 8
SAVES = 15
PATIENCE_S = 60


def warm(rounds: int) -> Iterator[Row]:
    """Measure a memo after the first in one process, all stages, beside Typst."""
    briefs, words = write_briefs(WORK / "warm", MEMOS), WORK / "warm-words"
    for number in range(MEMOS):
        write_words(memo_words(SPEC), words / f"{number:03}.yaml", number)
    out = OUT / "warm"
    out.mkdir(parents=True, exist_ok=True)
    ours = Command((sys.executable, "-m", "tests.benchmarks.many", str(briefs), str(out)), ROOT)
    theirs = typst(words, out)
    pairs = [(_per_memo(ours), _per_memo(theirs)) for _ in range(max(rounds // 3, 3))]
    mine, typsts = zip(*pairs, strict=True)
    against = f"Typst {milliseconds(median(typsts))}"
    yield at_most(
        "warm, per memo, all stages", milliseconds(median(mine)), against, paired(mine, typsts), 1.5
    )
    per_page = milliseconds(median(mine) / PAGES)
    yield Row("warm, per page", per_page, "", None, "", None)


def _per_memo(command: Command) -> float:
    env = {**os.environ, **command.variables}
    ran = subprocess.run(
        command.argv, cwd=command.folder, env=env, capture_output=True, text=True, check=True
    )
    return median([float(line) for line in ran.stdout.split()][1:])


def watch(_rounds: int) -> Iterator[Row]:
    """Measure from saving a brief to its new PDF."""
    work = "save to new PDF under `--watch`"
    spec = next(write_briefs(WORK / "watched", 1).glob("*.yaml"))
    out = OUT / "watched"
    shutil.rmtree(out, ignore_errors=True)
    watcher = subprocess.Popen(
        (BRIEFGEN, "build", str(spec), "-o", str(out), "--watch"),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        pdf = out / f"{spec.stem}.pdf"
        _await(pdf, None)
        times = [save(spec, number, partial(_await, pdf, _stamp(pdf))) for number in range(SAVES)]
    finally:
        watcher.terminate()
        watcher.wait()
    yield within(work, milliseconds(median(times)), median(times) * 1000, 150, "ms")


def save(spec: Path, number: int, wait: Callable[[], None]) -> float:
    """Save another title, and wait for what is made of it. Units: seconds."""
    time.sleep(0.5)  # as long as a person takes at the least
    mark = "," if number % 2 == 0 else ";"
    old = spec.read_text("utf-8")
    text = re.sub(r"^(title: .*?)[;,] ", rf"\1{mark} ", old, count=1, flags=re.MULTILINE)
    if text == old:
        raise ValueError(f"{spec}: no mark to change in the title")
    began = time.perf_counter()
    spec.write_text(text, encoding="utf-8")
    wait()
    return time.perf_counter() - began


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _await(path: Path, old: tuple[int, int] | None) -> None:
    until = time.monotonic() + PATIENCE_S
    while _stamp(path) in (old, None):
        if time.monotonic() > until:
            raise TimeoutError(path)
        time.sleep(0.001)
