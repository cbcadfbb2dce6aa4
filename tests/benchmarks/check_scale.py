"""`check` of 10,000 facts and some 1,300 source texts, every quotation read again; run by hand.

    python -m tests.benchmarks.check_scale

Cold, with nothing kept; after one fact was edited; and with nothing changed. Whole processes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.benchmarks.corpus_scale import forget, workspace
from tests.benchmarks.environments import BRIEFGEN
from tests.benchmarks.table import Row, markdown, milliseconds, within
from tests.benchmarks.timing import Command, in_turns, middle, run_once

FACTS, PER_FILE = 10_000, 100
EDITED = "briefs/corpus/facts/facts-0050.yaml"
ROUNDS = 5


def rows() -> Iterator[Row]:
    """Measure a cold check, and one after an edit."""
    folder = workspace(FACTS, PER_FILE, texts=True)
    work = f"`check` of {FACTS:,} facts and {len(list((folder / 'texts').iterdir())):,} texts"
    cold = run_once(check(folder, lambda: forget(folder))).seconds  # so long that once is enough
    yield within(f"{work}, cold", f"{cold:.1f} s", cold, 8, "s")
    runs = in_turns({"edited": check(folder, edits(folder / EDITED)), "same": check(folder)}, ROUNDS)
    for name, what, goal in (("edited", "one file changed", 0.5), ("same", "nothing changed", 0.2)):
        seconds = middle(runs[name])
        yield within(f"{work}, {what}", milliseconds(seconds), seconds, goal, "s")


def check(folder: Path, before: Callable[[], None] = lambda: None) -> Command:
    """Check a workspace, what is known of it kept beside it."""
    variables = {"XDG_CACHE_HOME": str(folder / "cache")}
    return Command((BRIEFGEN, "check", str(folder)), folder, variables, before)


def edits(path: Path) -> Callable[[], None]:
    """Return what edits one statement of a file, each time to something new."""
    numbers = count()

    def edit() -> None:
        text = re.sub(
            r"( once more)*\.\n",
            " once more.\n" if next(numbers) % 2 else ".\n",
            path.read_text("utf-8"),
            count=1,
        )
        path.write_text(text, "utf-8")

    return edit


if __name__ == "__main__":
    print(markdown(tuple(rows())), f"\nload {os.getloadavg()[0]:.1f}")
