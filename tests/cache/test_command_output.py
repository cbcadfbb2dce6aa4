"""Tests of cached output: reused while nothing has changed, and not once something has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import briefgen
from briefgen.cache.command_output import (
    CachedOutput,
    Command,
    cache_output,
    command_of,
    find_output,
)
from briefgen.cache.footprint import FileStamps, Footprint
from tests.harbour import BRIEF, FACTS
from tests.workspace import TEMPLATES, Workspace

LATER_NS = 1 << 62
COMMAND = command_of(["build", "briefs"], "/somewhere", {"SOURCE_DATE_EPOCH": "1", "HOME": "/home/other"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file that was read and one that was written."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "in").write_text("a", "utf-8")
    (tmp_path / "work" / "out").write_text("b", "utf-8")
    return tmp_path / "work"


def _output(folder: Path, started_ns: int = LATER_NS) -> CachedOutput:
    inputs = FileStamps().footprint([folder / "in", folder / "none"], [folder])
    return CachedOutput(("done",), inputs, FileStamps().footprint([folder / "out"], []), started_ns)


def test_output_is_found_again(folder: Path, tmp_path: Path) -> None:
    """The output of a command is found for that command, in that folder, in that environment."""
    cache = tmp_path / "cache"
    output = _output(folder)
    cache_output(COMMAND, output, cache)
    assert find_output(COMMAND, cache) == output
    others = [
        Command(("build", "brief"), COMMAND.folder, COMMAND.environment),
        Command(COMMAND.arguments, "/elsewhere", COMMAND.environment),
        command_of(COMMAND.arguments, COMMAND.folder, {}),
    ]
    assert [find_output(command, cache) for command in others] == [None, None, None]


@pytest.mark.parametrize("name", ["in", "out", "none"])
def test_a_change_makes_output_outdated(folder: Path, tmp_path: Path, name: str) -> None:
    """Cached output is valid no longer than the command's inputs and outputs are as they were."""
    cache = tmp_path / "cache"
    cache_output(COMMAND, _output(folder), cache)
    (folder / name).write_text("changed", "utf-8")
    assert find_output(COMMAND, cache) is None


def test_output_of_young_files_is_not_reused(folder: Path, tmp_path: Path) -> None:
    """Output is not reused where an input was changed as late as the command started."""
    cache_output(COMMAND, _output(folder, (folder / "in").stat().st_ctime_ns), tmp_path / "cache")
    assert find_output(COMMAND, tmp_path / "cache") is None


def test_damaged_output_is_none(folder: Path, tmp_path: Path) -> None:
    """Cached output with a byte changed, or cut short, is not used."""
    cache = tmp_path / "cache"
    cache_output(COMMAND, _output(folder), cache)
    (path,) = (cache / "output").iterdir()
    content = path.read_bytes()
    for at in range(0, len(content), 7):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        assert find_output(COMMAND, cache) is None
        path.write_bytes(content[:at])
        assert find_output(COMMAND, cache) is None


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """Where nothing can be cached, nothing is, and nothing is reported."""
    (tmp_path / "cache").write_text("in the way", "utf-8")
    cache_output(COMMAND, CachedOutput((), Footprint(), Footprint(), 0), tmp_path / "cache")
    assert find_output(COMMAND, tmp_path / "cache") is None


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def program(harbour: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the program itself, with a cache of its own, listing on its standard error what it has loaded."""
    shutil.copytree(TEMPLATES, harbour.root / "templates")
    harbour.write(
        {
            "pyproject.toml": "[tool.briefgen]\ntexts = ['texts']\n[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
        }
    )
    cache = tmp_path_factory.mktemp("cache")
    code = (
        "import sys\nfrom briefgen.cli.entry import run_here\n"
        "try:\n    run_here()\nfinally:\n    print('pydantic' in sys.modules, 'typer' in sys.modules)"
    )
    paths = os.pathsep.join([str(Path(briefgen.__file__).parents[1]), *filter(None, sys.path)])

    def run(*words: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-c", code, *words],
            cwd=harbour.root,
            env={"PYTHONPATH": paths, "XDG_CACHE_HOME": str(cache), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_the_program_prints_cached_output(harbour: Workspace, program: Run) -> None:
    """A repeated build prints its cached output without Typer, Pydantic or the brief, until something changes."""
    code, out = program("build", "briefs/brief.yaml")
    assert code == 0, out
    said = "output/brief.pdf: up to date, none of its inputs has changed\n"
    for _ in range(8):  # while the files are too young for their stamps to be trusted, they are read
        code, out = program("build", "briefs/brief.yaml")
        assert (code, out.startswith(said)) == (0, True), out
        if out == f"{said}False False\n":
            break
    assert out == f"{said}False False\n"
    assert program("build", "briefs/brief.yaml", "--force")[1].endswith("True False\n")
    harbour.write({"briefs/brief.yaml": BRIEF + "# more\n"})
    assert "page" in program("build", "briefs/brief.yaml")[1]
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS.replace("id: channel-closed", "id: other")})
    code, out = program("build", "briefs/brief.yaml")
    assert (code, "fact-unknown" in out) == (1, True)
