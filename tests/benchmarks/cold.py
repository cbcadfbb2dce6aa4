"""Whole processes: a cold build beside the peers', alone and with `serve`; nothing to do; the start of the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.benchmarks import environments as env
from tests.benchmarks.environments import BRIEFGEN, HERE, ROOT, WORK
from tests.benchmarks.table import Row, at_most, megabytes, milliseconds
from tests.benchmarks.timing import Command, Run, in_turns, middle, paired, run_watched

SPEC = ROOT / "briefs" / "putin-kim.yaml"
WORDS = WORK / "putin-kim.yaml"
OUT = WORK / "pdf"
COLD = "cold build of the memo, every check on"
RESIDENT = "the same with `briefgen serve`"
UNCHANGED = "the same when nothing changed"
RIGHT_AFTER = "the same right after a build"
QUICK_ROUNDS = 30
"""How often what takes milliseconds is run."""


def ours(name: str = "briefgen", variables: Mapping[str, str] | None = None) -> Command:
    """Build the memo, every check on, as if it had never been built."""

    def forget() -> None:
        shutil.rmtree(OUT / name, ignore_errors=True)

    return Command((BRIEFGEN, "build", str(SPEC), "-o", str(OUT / name)), ROOT, variables or {}, forget)


def right_after() -> Command:
    """Build the memo again at once, while its files are so new that their stamps are not trusted."""
    first = ours("right-after")

    def build() -> None:
        first.before()
        subprocess.run(first.argv, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    return Command(first.argv, ROOT, before=build)


@contextmanager
def served() -> Iterator[Mapping[str, str]]:
    """Serve the workspace; give the environment variables of commands that find the process."""
    with tempfile.TemporaryDirectory() as runtime:
        variables = {"XDG_RUNTIME_DIR": runtime}
        argv = (BRIEFGEN, "serve", str(ROOT))
        with subprocess.Popen(argv, env={**os.environ, **variables}, stdout=subprocess.PIPE) as server:
            if server.stdout:
                server.stdout.readline()  # it is printed when the process can be reached
            try:
                yield variables
            finally:
                server.terminate()


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
    "Typst": (typst, 4.0),
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
    commands[UNCHANGED] = Command((*built[:-1], str(OUT / "again")), ROOT)
    commands[RIGHT_AFTER] = right_after()
    with served() as variables:
        commands[RESIDENT] = ours("served", variables)
        runs = in_turns(commands, rounds)
    for name, (_, goal) in PEERS.items():
        if name in runs:
            yield _beside(COLD, runs["briefgen"], name, runs[name], goal)
    worked, theirs = ([run.processor_seconds for run in runs[name]] for name in ("briefgen", "Typst"))
    against = f"Typst {milliseconds(median(theirs))}"
    ratio = paired(worked, theirs)
    yield Row("the same, processor time", milliseconds(median(worked)), against, ratio, "", None)
    for name, goal in ((RESIDENT, 1.5), (UNCHANGED, 0.5), (RIGHT_AFTER, 0.5)):
        yield _beside(name, runs[name], "Typst", runs["Typst"], goal)
    used, their_use = (
        median(run_watched(commands[name]).peak_mb for _ in range(rounds)) for name in ("briefgen", "Typst")
    )
    against = f"Typst {megabytes(their_use)}"
    yield at_most("peak memory of a cold build", megabytes(used), against, used / their_use, 1.5)


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
