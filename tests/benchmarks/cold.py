"""Whole processes: a cold build beside the peers', a build with nothing to do, the start of the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks import environments as env
from tests.benchmarks.environments import BRIEFGEN, HERE, ROOT, WORK
from tests.benchmarks.table import Row, at_most, megabytes, milliseconds, missing
from tests.benchmarks.timing import Command, Run, in_turns, middle, paired, peak

SPEC = ROOT / "briefs" / "putin-kim.yaml"
WORDS = WORK / "putin-kim.yaml"
OUT = WORK / "pdf"
QUICK_ROUNDS = 30
"""How often what takes milliseconds is run."""


def ours(*more: str) -> Command:
    """Build the memo, every check on, as if it had never been built."""

    def forget() -> None:
        shutil.rmtree(OUT / "briefgen", ignore_errors=True)

    return Command((BRIEFGEN, "build", str(SPEC), "-o", str(OUT / "briefgen"), *more), ROOT, before=forget)


def typst(words: Path = WORDS, out: Path = OUT / "typst.pdf") -> Command:
    """Set the words with Typst, PDF/UA-1 and PDF/A-3a."""
    script = str(HERE / "peers" / "typst" / "render.py")
    return Command((env.typst(), script, str(words), str(out)), ROOT, {"FACES": str(env.faces())})


def weasyprint() -> Command:
    """Set the words with WeasyPrint, PDF/UA-1."""
    script = str(HERE / "peers" / "weasyprint" / "render.py")
    return Command((env.weasyprint(), script, str(WORDS), str(OUT / "weasyprint.pdf")), ROOT)


def rendercv() -> Command:
    """Set the words with RenderCV, the PDF alone."""
    python, given = env.rendercv(), WORK / "rendercv.yaml"
    convert = str(HERE / "peers" / "rendercv" / "words_to_cv.py")
    subprocess.run((python, convert, str(WORDS), str(given)), check=True)
    only = ("--dont-generate-markdown", "--dont-generate-png", "--dont-generate-html", "-q")
    to = ("--pdf-path", str(OUT / "rendercv.pdf"), "--typst-path", str(OUT / "rendercv.typ"))
    program = str(Path(python).parent / "rendercv")
    cache = {"XDG_CACHE_HOME": str(WORK / "typst-cache")}
    return Command((program, "render", str(given), *to, *only), ROOT, cache)


PEERS: dict[str, tuple[Callable[[], Command], float]] = {
    "Typst": (typst, 2.0),
    "WeasyPrint": (weasyprint, 0.25),
    "RenderCV 2.8": (rendercv, 0.25),
}
"""Each with the goal of a cold build beside it."""


def cold(rounds: int) -> Iterator[Row]:
    """Measure a cold build, its memory, and a build with nothing to do, beside every peer to be had."""
    OUT.mkdir(parents=True, exist_ok=True)
    commands = {"briefgen": ours()}
    for name, (make, _) in PEERS.items():
        try:
            commands[name] = make()
        except (FileNotFoundError, subprocess.CalledProcessError) as fault:
            print(f"{name} is left out: {fault}", file=sys.stderr)
    built = commands["briefgen"].argv
    commands["again"] = Command((*built[:-1], str(OUT / "again")), ROOT)
    runs = in_turns(commands, rounds)
    for name, (_, goal) in PEERS.items():
        if name not in runs:
            yield missing(f"cold build, beside {name}", "peer not to be had")
            continue
        yield _beside("cold build of the memo, every check on", runs["briefgen"], name, runs[name], goal)
    worked, theirs = ([run.processor_seconds for run in runs[name]] for name in ("briefgen", "Typst"))
    against = f"Typst {milliseconds(median(theirs))}"
    ratio = paired(worked, theirs)
    yield Row("the same, processor time", milliseconds(median(worked)), against, ratio, "", None)
    yield _beside("the same when nothing changed", runs["again"], "Typst", runs["Typst"], 1.0)
    memory = peak(runs["briefgen"]), peak(runs["Typst"])
    against = f"Typst {megabytes(memory[1])}"
    yield at_most("peak memory of a cold build", megabytes(memory[0]), against, memory[0] / memory[1], 1.5)


def start(_rounds: int) -> Iterator[Row]:
    """Measure `--help` and `--version` beside Python's own start."""
    python = str(Path(BRIEFGEN).parent / "python")
    commands = {
        "--help": Command((BRIEFGEN, "--help"), ROOT),
        "--version": Command((BRIEFGEN, "--version"), ROOT),
        "python": Command((python, "-c", "pass"), ROOT),
    }
    runs = in_turns(commands, QUICK_ROUNDS)
    for name in ("--help", "--version"):
        yield _beside(f"`briefgen {name}`", runs[name], "`python -c pass`", runs["python"], 10)


def _beside(work: str, runs: list[Run], name: str, theirs: list[Run], goal: float) -> Row:
    ratio = paired([run.seconds for run in runs], [run.seconds for run in theirs])
    return at_most(work, milliseconds(middle(runs)), f"{name} {milliseconds(middle(theirs))}", ratio, goal)
