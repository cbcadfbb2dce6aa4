"""Running the program on hostile input: in a process of its own, with little memory and little time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from unicodedata import category

from msgspec import Struct

from briefgen.cli import main as cli
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import Done
from briefgen.workers.pool import run_in_child
from tests.workspace import TEMPLATES, Workspace

LIMITS = ResourceLimits(12, 1024)
MOST = 200_000
"""The longest list of findings that may be printed. Units: characters."""


class Outcome(Struct, frozen=True):
    """What came of a run."""

    code: int
    out: str
    err: str


def run(workspace: Workspace, *arguments: str, environment: Mapping[str, str] | None = None) -> Outcome:
    """Run briefgen and hold it to what it promises of any input: a documented exit code, no traceback, no hang."""
    outcome = _verified(workspace, arguments) if arguments[0] == "verify" else None
    if outcome is None:
        (result,) = run_in_child((partial(_run, workspace, arguments, environment or {}),), LIMITS)
        assert isinstance(result, Done), "it took too long, or too much memory"
        outcome = result.value
    assert outcome.code in (0, 1, 2), outcome.err
    assert "Traceback" not in outcome.err
    printed = outcome.out + outcome.err
    assert not any(category(c) == "Cc" and c != "\n" for c in printed), (
        "control characters reach the terminal"
    )
    assert len(outcome.err) < MOST, "nobody reads so long a list"
    return outcome


def _verified(workspace: Workspace, arguments: tuple[str, ...]) -> Outcome:
    """Verify in a process begun anew: in a fork of one that has validated before, the validator waits for ever."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-P", "-m", "briefgen", *arguments],
        cwd=workspace.root,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMITS.clock_seconds,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def _run(workspace: Workspace, arguments: tuple[str, ...], environment: Mapping[str, str]) -> Outcome:
    """Run the program in this process, which is a child that the test has begun."""
    os.chdir(workspace.root)
    os.environ.update(environment)  # noqa: TID251  # of a child, which ends with the run
    sys.argv = ["briefgen", *arguments]
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return Outcome(code, out.getvalue(), err.getvalue())


def build(workspace: Workspace, environment: Mapping[str, str] | None = None) -> Outcome:
    """Build the brief over an older memo, which only a success may replace."""
    memo = memo_of(workspace)
    memo.parent.mkdir(exist_ok=True)
    memo.write_bytes(b"older")
    outcome = run(workspace, "build", "briefs/brief.yaml", environment=environment)
    assert (memo.read_bytes() == b"older") is (outcome.code != 0)
    assert [p.name for p in memo.parent.iterdir() if p.name != ".briefgen"] == [memo.name], (
        "something is left behind"
    )
    return outcome


def memo_of(workspace: Workspace) -> Path:
    """Return the path of the memo."""
    return workspace.root / "output" / "brief.pdf"


def with_template(workspace: Workspace, more: str) -> Workspace:
    """Give a workspace a template of its own that ends with some text."""
    folder = workspace.root / "templates" / "two-page-brief"
    folder.mkdir(parents=True)
    for name in ("product.yaml", "theme.yaml", "memo.md.j2"):
        (folder / name).write_bytes((TEMPLATES / "two-page-brief" / name).read_bytes())
    with (folder / "memo.md.j2").open("a", encoding="utf-8") as template:
        template.write(more)
    return workspace
