"""A build against 100,000 facts beside one against 100; run by hand.

    python -m tests.benchmarks.corpus_scale

The same brief, its facts as far apart as they can be, in files of 100 facts and of 1,000; each build finds no
memo there. What the very first build takes, which makes the index, is given too.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from briefgen.language.read import READER
from tests.benchmarks import corpora
from tests.benchmarks.corpora import BRIEF, ROOT, write_workspace
from tests.benchmarks.environments import BRIEFGEN, WORK
from tests.benchmarks.table import Row, at_most, markdown, milliseconds, within
from tests.benchmarks.timing import Command, in_turns, middle, paired, run_once

FEW, MANY = 100, 100_000
PER_FILE = (100, 1000)
ROUNDS = 15
OLD_S = 3
"""How long files lie before a run may trust their stamps."""


def workspace(facts: int, per_file: int, *, texts: bool = False) -> Path:
    """Return the folder of a workspace of that size, made where it is not there yet."""
    folder = WORK / "corpora" / f"{facts}-{per_file}{'-texts' * texts}-reader-{READER}"  # as in its lock
    made = folder / "made"
    if not made.exists() or made.stat().st_mtime < Path(corpora.__file__).stat().st_mtime:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        write_workspace(folder, facts, per_file, texts=texts)
        shutil.copytree(ROOT / "templates", folder / "templates")
        made.touch()
        time.sleep(OLD_S)
    return folder


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    """Measure builds against small corpora and large ones, in turns."""
    for per_file in PER_FILE:
        few, many = (build(workspace(facts, per_file)) for facts in (FEW, MANY))
        forget(many.folder)
        first = run_once(many)
        runs = in_turns({"few": few, "many": many}, rounds)
        name = f"build against {MANY:,} facts, {per_file:,} a file"
        yield within(
            f"{name}, the first, which makes the index", f"{first.seconds:.1f} s", first.seconds, 8, "s"
        )
        ratio = paired([run.seconds for run in runs["many"]], [run.seconds for run in runs["few"]])
        ours, beside = milliseconds(middle(runs["many"])), f"{FEW} facts {milliseconds(middle(runs['few']))}"
        yield at_most(name, ours, beside, ratio, 1.1)


def build(folder: Path) -> Command:
    """Build the brief of a workspace as if it had never been built, its corpus's index kept beside it."""
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    argv = (BRIEFGEN, "build", str(folder / "briefs" / BRIEF), "-o", str(folder / "output"))
    return Command(argv, folder, cache, lambda: shutil.rmtree(folder / "output", ignore_errors=True))


def forget(folder: Path) -> None:
    """Remove what is kept of a workspace."""
    shutil.rmtree(folder / "cache", ignore_errors=True)


if __name__ == "__main__":
    print(markdown(tuple(rows())), f"\nload {os.getloadavg()[0]:.1f}")
