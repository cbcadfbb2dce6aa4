"""Tests of the commands `find`, `where`, `rename` and `check --unused`: exit code, stdout and stderr."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.running import run_main
from tests.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs briefgen in the small workspace."""
    harbour.write({"pyproject.toml": '[tool.briefgen]\ntexts = ["texts"]\n'})
    monkeypatch.chdir(harbour.root)

    def running(*arguments: str) -> tuple[int, str, str]:
        return run_main(monkeypatch, capsys, arguments)

    return running


def test_find(run: Run) -> None:
    """What is found is printed with exit code 0, nothing with 1, and a malformed query with 2."""
    code, out, err = run("find", "depth", "kind:text")
    assert (code, err) == (0, "")
    assert out.startswith("text log (texts/log.txt:1, paragraph 1, 2026-03-05)\n")
    assert run("find", "heron") == (1, "", "nothing found\n")
    code, out, err = run("find", "kind:heron")
    assert (code, out) == (2, "")
    assert err.startswith("find kind:heron:1:1: error[query-form]: ")
    code, out, _ = run("find", "heron", "--format", "json")
    assert (code, json.loads(out)) == (1, {"query": "heron", "hits": []})


def test_where(run: Run) -> None:
    """The uses of an id are printed with exit code 0; an unknown id has 2."""
    code, out, err = run("where", "channel-closed")
    assert (code, err) == (0, "")
    assert "  in brief brief\n" in out
    code, out, err = run("where", "chanel-closed")
    assert (code, out) == (2, "")
    assert "hint: did you mean `fact:channel-closed`?" in err
    assert json.loads(run("where", "log", "--format", "json")[1])["items"][0]["kind"] == "source"


def test_rename(run: Run, harbour: Workspace) -> None:
    """A dry run prints the lines and writes nothing; a renaming prints the same and writes; a clash has 2."""
    brief = harbour.root / "briefs/brief.yaml"
    before = brief.read_text("utf-8")
    code, out, err = run("rename", "channel-closed", "north-closed", "--dry-run")
    assert (code, err, brief.read_text("utf-8")) == (0, "", before)
    assert "+ bottom_line: It [is closed](fact:north-closed).\n" in out
    assert out.endswith("fact:channel-closed -> north-closed: 3 files would change\n")
    code, written, err = run("rename", "channel-closed", "north-closed")
    assert (code, err) == (0, "")
    assert written == out.replace("would change", "changed")
    assert brief.read_text("utf-8") == before.replace("channel-closed", "north-closed")
    code, out, err = run("rename", "north-closed", "channel-depth")
    assert (code, out) == (2, "")
    assert "error[rename-clash]" in err


def test_check_unused(run: Run) -> None:
    """The unused entries are notes, which change neither the exit code nor a run without the option."""
    code, _, err = run("check", ".", "--unused")
    assert code == run("check", ".")[0]
    assert "note[entry-unused]: fact `channel-depth` is used by no brief" in err
    assert "entry-unused" not in run("check", ".")[2]
