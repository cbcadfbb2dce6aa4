"""Run a command of briefgen in the process of a test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from briefgen.cli import main as cli


class Ran(NamedTuple):
    """The exit code and output of a run."""

    code: int
    out: str
    err: str


def run_main(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: Iterable[str]
) -> Ran:
    """Run a command, given without the name of the program."""
    monkeypatch.setattr("sys.argv", ["briefgen", *arguments])
    code: object = 0
    try:
        cli.main()
    except SystemExit as end:
        code = end.code or 0
    assert isinstance(code, int)
    return Ran(code, *capsys.readouterr())
