"""Tests of answers that stand: given again while nothing has changed, and not once something has."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import briefgen
from briefgen.cache.command_answers import (
    Answer,
    Question,
    asked,
    cache_folder,
    find_answer,
    keep_answer,
    together,
)
from briefgen.cache.footprint import Eyes, Footprint
from tests.harbour import BRIEF, FACTS
from tests.workspace import TEMPLATES, Workspace

LATER_NS = 1 << 62
QUESTION = asked(["build", "briefs"], "/somewhere", {"SOURCE_DATE_EPOCH": "1", "HOME": "/home/other"})


def _answer(folder: Path) -> Answer:
    (folder / "in").write_text("a", "utf-8")
    (folder / "out").write_text("b", "utf-8")
    return Answer(
        ("done",), Eyes().see([folder / "in"], [folder]), Eyes().see([folder / "out"], []), LATER_NS
    )


def test_an_answer_is_found_again(tmp_path: Path) -> None:
    """What was kept for a command is found for that command, in that place, under that environment."""
    folder, cache = tmp_path / "work", tmp_path / "cache"
    folder.mkdir()
    answer = _answer(folder)
    keep_answer(QUESTION, answer, cache)
    assert find_answer(QUESTION, cache) == answer
    other = [
        Question(("build", "brief"), QUESTION.folder, QUESTION.environment),
        Question(QUESTION.words, "/elsewhere", QUESTION.environment),
        asked(QUESTION.words, QUESTION.folder, {}),
    ]
    assert [find_answer(question, cache) for question in other] == [None, None, None]


@pytest.mark.parametrize("name", ["in", "out"])
def test_a_change_takes_the_answer_back(tmp_path: Path, name: str) -> None:
    """An answer holds no longer than what it was made from, or what was made, is as it was."""
    folder, cache = tmp_path / "work", tmp_path / "cache"
    folder.mkdir()
    keep_answer(QUESTION, _answer(folder), cache)
    (folder / name).write_text("changed", "utf-8")
    assert find_answer(QUESTION, cache) is None


def test_an_answer_that_may_be_too_early(tmp_path: Path) -> None:
    """Stamps as young as the run that took them do not carry an answer."""
    folder = tmp_path / "work"
    folder.mkdir()
    answer = _answer(folder)
    early = Answer(answer.lines, answer.inputs, answer.outputs, (folder / "in").stat().st_ctime_ns)
    keep_answer(QUESTION, early, tmp_path / "cache")
    assert find_answer(QUESTION, tmp_path / "cache") is None


def test_a_damaged_answer_is_none(tmp_path: Path) -> None:
    """An answer with a byte changed, or cut short, is not given."""
    folder, cache = tmp_path / "work", tmp_path / "cache"
    folder.mkdir()
    keep_answer(QUESTION, _answer(folder), cache)
    (path,) = (cache / "answers").iterdir()
    text = path.read_bytes()
    for at in range(0, len(text), 7):
        path.write_bytes(text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :])
        found = find_answer(QUESTION, cache)
        assert found is None or found.lines == ("done",)
        path.write_bytes(text[:at])
        assert find_answer(QUESTION, cache) is None


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """Where nothing can be kept, nothing is, and nothing is said."""
    (tmp_path / "cache").write_text("in the way", "utf-8")
    keep_answer(QUESTION, Answer((), Footprint(), Footprint(), 0), tmp_path / "cache")
    assert find_answer(QUESTION, tmp_path / "cache") is None


def test_footprints_add_up() -> None:
    """Together, footprints hold every file and folder of each."""
    both = together([Footprint({"a": "1"}, {"b": "2"}), Footprint({"c": "3"})])
    assert both == Footprint({"a": "1", "c": "3"}, {"b": "2"})


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/briefgen"),
        ({"XDG_CACHE_HOME": "x", "HOME": "/h"}, "/h/.cache/briefgen"),
        ({"HOME": "/h"}, "/h/.cache/briefgen"),
        ({"HOME": ""}, None),
        ({}, None),
    ],
)
def test_the_cache_folder(environment: dict[str, str], folder: str | None) -> None:
    """The cache lies where the user's environment says, and nowhere where it says nothing usable."""
    assert cache_folder(environment) == (Path(folder) if folder else None)


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def program(harbour: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the program itself, with a cache of its own, listing on its standard error what it has loaded."""
    own = harbour.root / "templates"
    own.symlink_to(TEMPLATES)
    harbour.write(
        {
            "pyproject.toml": "[tool.briefgen]\ntexts = ['texts']\n[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
        }
    )
    cache = tmp_path_factory.mktemp("cache")
    code = (
        "import sys\nfrom briefgen.cli.entry import main\n"
        "try:\n    main()\nfinally:\n    print('pydantic' in sys.modules, 'typer' in sys.modules)"
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


def test_the_program_answers_what_it_was_asked_before(harbour: Workspace, program: Run) -> None:
    """A build asked for again is answered without Typer, Pydantic or the brief, until something changes."""
    code, out = program("build", "briefs/brief.yaml")
    assert code == 0, out
    said = "output/brief.pdf: up to date, nothing it is made from has changed\n"
    for _ in range(8):  # as long as the files are too young to be trusted, it looks closer
        code, out = program("build", "briefs/brief.yaml")
        assert (code, out.startswith(said)) == (0, True), out
    assert out == f"{said}False False\n"
    assert program("build", "briefs/brief.yaml", "--force")[1].endswith("True True\n")
    harbour.write({"briefs/brief.yaml": BRIEF + "# more\n"})
    assert "page" in program("build", "briefs/brief.yaml")[1]
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS.replace("id: channel-closed", "id: other")})
    code, out = program("build", "briefs/brief.yaml")
    assert (code, "fact-unknown" in out) == (1, True)
