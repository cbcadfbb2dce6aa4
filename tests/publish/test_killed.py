"""Builds that are ended in the middle: at each of their file operations, and at any other moment."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefgen import pipeline
from briefgen.diagnostic import has_errors
from briefgen.publish.outputs import last_build
from tests.workspace import Workspace

SPEC = "briefs/brief.yaml"
CHANGES = frozenset(
    {
        "open",
        "os.rename",
        "os.remove",
        "os.rmdir",
        "os.mkdir",
        "os.chmod",
        "os.truncate",
        "fcntl.flock",
        "os.link",
    }
)
"""Audit events of operations that change files; `open` only where it is for writing."""
MOMENTS = 80
"""How many builds of each kind are ended at whatever moment."""
KINDS: dict[str, date | None] = {"a build": None, "an edition": date(2026, 3, 20)}


@pytest.fixture(params=tuple(KINDS.values()), ids=tuple(KINDS))
def build(
    request: pytest.FixtureRequest, harbour: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Give a build over an older memo; what it sets is set once, for all that is tried is how it is written."""
    made: dict[object, Any] = {}
    real = pipeline.make

    def make(*told: Any, **timed: Any) -> Any:
        key = (told[0].entry.value.title, told[0].last and told[0].last.number, told[3:])
        return made.get(key) or made.setdefault(key, real(*told, **timed))

    monkeypatch.setattr(pipeline, "make", make)

    def run() -> None:
        built, found = pipeline.build(harbour.root / SPEC, harbour.settings, issue_on=request.param)
        assert built is not None
        assert not has_errors(found)

    run()
    shutil.copytree(harbour.root / "output", harbour.root / "older")
    brief = harbour.root / SPEC
    brief.write_text(brief.read_text("utf-8").replace("stays closed", "is still closed"), "utf-8")
    run()
    return run


def test_no_moment_breaks_a_memo(build: Callable[[], None], harbour: Workspace) -> None:
    """Whenever a build is ended, what lies there is the older memo or the newer one; the next build mends the rest."""
    older, newer = _files(harbour.root / "older"), _files(harbour.root / "output")
    killed = 0
    for end in _ends(partial(_in_child, build, harbour, _count_operations)):
        killed += _in_child(build, harbour, end) < 0
        now = _files(harbour.root / "output")
        for name, data in now.items():
            assert data in (older.get(name), newer.get(name)), f"{name} is neither old nor new after {end}"
        assert set(older) <= set(now), f"lost after {end}"
        build()
        assert _files(harbour.root / "output") == newer, f"not mended after {end}"
        assert last_build(harbour.root / "output", "brief")[1] == ""
        assert [p.name for p in (harbour.root / "output").rglob("*") if p.suffix in (".tmp", ".lock")] == []
    assert killed >= MOMENTS // 5, "most builds were over before they were ended"


def _ends(count: Callable[[], int]) -> Iterator[Callable[[], None]]:
    """Give ways to end a build: before each of its file operations, then after some thousandths of a second."""
    for number in range(1, count() + 1):
        yield partial(_end_at, number)
    for number in range(MOMENTS):
        yield partial(_end_after, 0.001 + 0.05 * (0.618 * number % 1))  # all over the run, in no order


def _in_child(build: Callable[[], None], workspace: Workspace, prepare: Callable[[], None]) -> int:
    """Build over the older memo in a process of its own; give the code that it ends with."""
    output = workspace.root / "output"
    shutil.rmtree(output)
    shutil.copytree(workspace.root / "older", output)
    child = os.fork()
    if not child:
        code = 1
        try:
            prepare()
            build()
            code = min(_Operations.number, 255)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class _Operations:
    """The file operations that this process has begun."""

    number = 0


def _count_operations(stop: int = 0) -> None:
    def hook(event: str, told: tuple[object, ...]) -> None:
        if event not in CHANGES or (event == "open" and not _writes(told)):
            return
        _Operations.number += 1
        if _Operations.number == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _end_at(number: int) -> None:
    _count_operations(number)


def _end_after(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody handles its signal: it ends the process at once


def _writes(told: tuple[object, ...]) -> bool:
    return isinstance(told[2], int) and bool(told[2] & (os.O_WRONLY | os.O_RDWR))


def _files(folder: Path) -> dict[str, str]:
    """Give the files of an output but its records and what is held, each by its digest."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in (".pdf", ".yaml")
    }
