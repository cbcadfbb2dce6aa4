"""Damaged and hostile settings: each is refused at its place, and soon."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.attack import build
from tests.workspace import Workspace

TABLE = "[tool.briefgen]\n"
CASES = {
    "a number in the table's place": ("[tool]\nbriefgen = 3\n", "value-type]: expected keys and values"),
    "tables in the table's place": ("[[tool.briefgen]]\n", "value-type]: expected keys and values"),
    "a number for all tools": ("tool = 3  # [tool.briefgen]\n", "value-type]: expected keys and values"),
    "a number for a folder": (TABLE + "corpus = 3\n", "pyproject.toml:2:1: error[value-type]"),
    "no folder": (TABLE + 'corpus = ""\n', "value-empty]"),
    "a folder with a NUL": (TABLE + 'corpus = "\\u0000"\n', "value-format]"),
    "a folder beyond names": (TABLE + f'corpus = "{"x" * 300}"\n', "file name too long"),
    "no time": (TABLE + "time_limit_seconds = 0\n", "value-range]: expected at least 1"),
    "time without end": (TABLE + "time_limit_seconds = inf\n", "value-type]: expected a whole number, found the number `inf`"),
    "no time at all": (TABLE + "time_limit_seconds = nan\n", "value-type]: expected a whole number, found the number `nan`"),
    "true time": (TABLE + "time_limit_seconds = true\n", "value-type]"),
    "time of 5,000 digits": (TABLE + f"time_limit_seconds = {'9' * 5_000}\n", "settings-syntax]: not valid TOML: a number of too many digits"),
    "little memory": (TABLE + "memory_limit_mb = 1\n", "value-range]: expected at least 200"),
    "all memory": (TABLE + "memory_limit_mb = 99999999999999999999\n", "value-range]"),
    "a word for true": (TABLE + 'strict = "yes"\n', "value-type]: expected `true` or `false`"),
    "no such day": (TABLE + "x = 2024-13-45\n", "settings-syntax]"),
    "a key that colours": (TABLE + '"\\u001b[31m" = 1\n', "unknown key `\\x1b[31m`"),
    "a key twice": (TABLE + 'corpus = "a"\ncorpus = "b"\n', "pyproject.toml:3:13: error[settings-syntax]"),
    "an open text": (TABLE + 'x = """', "settings-syntax]"),
    "deep keys": (TABLE + "x" + ".a" * 20_000 + " = 1\n", "pyproject.toml:2:1: error[settings-syntax]: more than 100 dots in a line"),
    "a key of 500 parts": (TABLE + "x" + ".a" * 499 + " = 1\n", "pyproject.toml:2:1: error[settings-syntax]: more than 100 dots in a line"),
    "a quoted key of 500 parts": (TABLE + "x" + '."a"' * 499 + " = 1\n", "pyproject.toml:2:1: error[settings-syntax]: more than 100 dots in a line"),
    "a key of many parts in a table of many": (f"[tool.briefgen{'.a' * 90}]\nx" + ".b" * 90 + " = 1\n", "unknown key `a`"),
    "an age that is no number": ("[tool.briefgen.freshness]\nx = {warn_after = nan}\n", "found the number `nan`"),
    "deep tables": (TABLE + "x = {" + "a={" * 3_000 + "\n", "settings-syntax]: not valid TOML: nested too deep"),
    "a control": ("\0" + TABLE, "settings-syntax]"),
    "50,000 keys": (TABLE + "".join(f"k{i} = 1\n" for i in range(50_000)), "key-unknown]"),
    "50,000 rules": ("[tool.briefgen.rules]\n" + "".join(f'r{i} = "off"\n' for i in range(50_000)), "value-range]: expected at most 1000 entries"),
    "900 rules": ("[tool.briefgen.rules]\n" + "".join(f'r{i} = "off"\n' for i in range(900)), "pyproject.toml:2:1: error[rule-unknown]"),
    "no such rule": ('[tool.briefgen.rules]\nquote-nacked = "off"\n', "pyproject.toml:2:1: error[rule-unknown]"),
    "no such level": ('[tool.briefgen.rules]\nquote-naked = "maybe"\n', "value-choice]"),
    "an age below none": ("[tool.briefgen.freshness]\nx = {warn_after = -1}\n", "value-range]"),
    "an age beyond all": ("[tool.briefgen.freshness]\nx = {warn_after = 999999999999}\n", "value-range]"),
    "too much": (TABLE + "#" * 3_000_000, "file-large]"),
}  # fmt: skip


def _replaced(by: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.unlink()
        by(path)

    return change


PATHS = {
    "a pipe": (_replaced(os.mkfifo), "not a regular file"),
    "a folder": (_replaced(Path.mkdir), "is a directory"),
    "a device": (_replaced(lambda path: path.symlink_to("/dev/zero")), "leads out of the workspace"),
    "a link to nothing": (_replaced(lambda path: path.symlink_to("/nowhere")), "leads out of the workspace"),
    "a link to itself": (_replaced(lambda path: path.symlink_to(path)), "symbolic links"),
}


@pytest.mark.parametrize(("text", "finding"), CASES.values(), ids=CASES)
def test_damaged_settings_are_refused(target: Workspace, text: str, finding: str) -> None:
    """Settings that cannot be read as they stand end the run; a default never steps in for them."""
    (target.root / "pyproject.toml").write_text(text, "utf-8")
    outcome = build(target)
    assert (outcome.code, finding in outcome.err) == (2, True), outcome.err
    assert len(outcome.err) < 60_000


@pytest.mark.parametrize(("change", "finding"), PATHS.values(), ids=PATHS)
def test_settings_that_are_no_file(target: Workspace, change: Callable[[Path], None], finding: str) -> None:
    """What stands in the place of the settings and is no file is said to be none."""
    change(target.root / "pyproject.toml")
    outcome = build(target)
    assert (outcome.code, "error[file-" in outcome.err) == (2, True), outcome.err
    assert finding in outcome.err


def test_dots_in_text_are_no_key(target: Workspace) -> None:
    """A long line of text in another tool's table does not end the run."""
    settings = target.root / "pyproject.toml"
    settings.write_text(
        f'[project]\ndependencies = ["{"a.b." * 60}"]\n{settings.read_text("utf-8")}', "utf-8"
    )
    assert build(target).code == 0
