"""A thousand distinct briefs on all cores, beside Typst: memos a second, and memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.cold import OUT, SPEC
from tests.benchmarks.distinct import write_briefs
from tests.benchmarks.environments import BRIEFGEN, HERE, ROOT, WORK, faces, typst
from tests.benchmarks.table import Row, at_least, at_most, megabytes
from tests.benchmarks.timing import Command, paired, run_watched
from tests.benchmarks.words import memo_words, write_words

BRIEFS = 1_000
ROUNDS = 1
"""A thousand memos are their own median."""


def batch(_rounds: int) -> Iterator[Row]:
    """Measure both, one after the other."""
    work = f"{BRIEFS:,} distinct briefs, all cores"
    briefs, words = write_briefs(WORK / "batch", BRIEFS), WORK / "batch-words"
    base = memo_words(SPEC)
    for number in range(BRIEFS):
        write_words(base, words / f"{number:04}.yaml", number)
    out = OUT / "batch"

    cache = WORK / "batch-cache"

    def forget() -> None:
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)  # it knows which rules have passed on these briefs
        out.mkdir(parents=True)

    jobs = str(os.cpu_count())
    ours = Command(
        (BRIEFGEN, "build", str(briefs), "-o", str(out), "--jobs", jobs),
        ROOT,
        {"XDG_CACHE_HOME": str(cache)},
        forget,
    )
    script = str(HERE / "peers" / "typst" / "render_many.py")
    theirs = Command((typst(), script, str(words), str(out)), ROOT, {"FACES": str(faces())}, before=forget)
    pairs = [(run_watched(ours), run_watched(theirs)) for _ in range(ROUNDS)]
    mine, typsts = zip(*pairs, strict=True)
    rate, their_rate = ([BRIEFS / run.seconds for run in runs] for runs in (mine, typsts))
    memory, their_memory = ([run.peak_mb for run in runs] for runs in (mine, typsts))
    yield at_least(work, _rate(rate), f"Typst {_rate(their_rate)}", paired(rate, their_rate), 0.8)
    against = f"Typst {megabytes(median(their_memory))}"
    used = megabytes(median(memory))
    yield at_most(f"{work}: memory", used, against, paired(memory, their_memory), 0.5)


def _rate(rates: list[float]) -> str:
    return f"{median(rates):.0f} a second"
