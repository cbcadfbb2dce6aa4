"""Tests of printing the cached output of `check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import struct_time
from typing import Any

import pytest

from briefgen.cli import check as command
from briefgen.cli.entry import run_here
from tests.harbour import BRIEF, FACTS
from tests.workspace import TEMPLATES, Workspace

CLEAN = "1 brief: no findings\n2 quotations: 2 exact\n`briefgen build` also checks the number of pages\n"
CHANGES = {
    "briefs/brief.yaml": BRIEF.replace("stays closed", "is closed"),
    "briefs/other.yaml": BRIEF,
    "briefs/corpus/facts/channel.yaml": f"{FACTS}# a comment\n",
    "briefs/corpus/facts/more.yaml": "facts: []\n",
    "texts/log.txt": "The log says that the north channel is closed. It had a depth of nine metres.\n",
    "texts/Other.txt": "A text that no source names.\n",
    "pyproject.toml": "[tool.briefgen]\n",
    "templates/two-page-brief/theme.yaml": "{}\n",
    "output/editions/brief/register.json": "{}\n",
}
Check = Callable[..., tuple[str, int]]


@pytest.fixture
def check(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that checks the workspace: what it prints, and how often it read files for that."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    monkeypatch.chdir(harbour.root)
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    # The tests wait for no clock: a check lies between any two edits of a file.
    monkeypatch.setattr("briefgen.cache.file_stamp._FINE_TICK_NS", -(10**18))
    works: list[Callable[[], Any]] = []

    def run_noted(work: Callable[[], Any], *_: object, **__: object) -> object:
        works.append(work)
        return work()

    monkeypatch.setattr(command, "run_within_limits", run_noted)

    def checking(*arguments: str) -> tuple[str, int]:
        works.clear()
        monkeypatch.setattr(sys, "argv", ["briefgen", "check", ".", "--texts", "texts", *arguments])
        try:
            run_here()
        except SystemExit as end:
            assert end.code == 1  # noqa: PT017  # there were findings
        return capsys.readouterr().out, len(works)

    return checking


def test_nothing_is_read_again(check: Check) -> None:
    """A check without findings prints the same when nothing has changed, and reads no file for it."""
    assert check() == (CLEAN, 1)
    assert check() == (CLEAN, 0)


@pytest.mark.parametrize("file", CHANGES)
def test_an_edit_is_seen(check: Check, harbour: Workspace, file: str) -> None:
    """After a file was changed or added, the check is done again."""
    check()
    harbour.write_as_is({file: CHANGES[file]})
    assert check()[1] == 1


def test_findings_are_not_cached(check: Check, harbour: Workspace) -> None:
    """A check that reports something is done again, and reports it again."""
    harbour.write_as_is(
        {"briefs/corpus/facts/channel.yaml": FACTS.replace("nine metres deep", "ten metres deep")}
    )
    first = check()
    assert "1 error" in first[0]
    assert check() == first


def test_another_day_is_another_check(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another day, a check is done again: facts expire."""
    check()
    monkeypatch.setattr("briefgen.cli.environment.time.gmtime", lambda: struct_time((2099, *[1] * 8)))
    assert check()[1] == 1


def test_other_options_are_another_check(check: Check) -> None:
    """With other options, and for entries that no brief uses, nothing is printed from the cache."""
    check()
    assert check("--strict")[1] == 1
    assert check("--unused")[1] == check("--unused")[1] == 1
