"""Builds that are ended in the middle, before each of their file operations: between two of them no file changes."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from briefgen.build import build as pipeline
from briefgen.build.make import make as make_memo
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
CALLS = frozenset({"write", "flush", "fsync"})
"""Functions that change files, or make sure of them, and tell no audit hook."""
FEWEST = 5
"""The operations that a file takes to be written whole: open, write, flush to the disk, rename, flush the folder."""
KINDS: dict[str, date | None] = {"a build": None, "an edition": date(2026, 3, 20)}


@pytest.fixture(params=tuple(KINDS.values()), ids=tuple(KINDS))
def build(
    request: pytest.FixtureRequest, harbour: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Return a build that replaces an older memo; it is made once, as only its writing is tested."""
    made: dict[object, Any] = {}
    real = make_memo

    def make(*args: Any, **timed: Any) -> Any:
        key = (args[0].entry.value.title, args[0].last and args[0].last.number, args[3:])
        return made.get(key) or made.setdefault(key, real(*args, **timed))

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
    for number in count(1):
        shutil.rmtree(harbour.root / "output")
        shutil.copytree(harbour.root / "older", harbour.root / "output")
        if not _is_ended(build, number):
            break
        now = _files(harbour.root / "output")
        for name, data in now.items():
            assert data in (older.get(name), newer.get(name)), f"{name} is neither old nor new after {number}"
        assert set(older) <= set(now), f"lost after {number}"
        build()
        assert _files(harbour.root / "output") == newer, f"not mended after {number}"
        assert last_build(harbour.root / "output", "brief")[1] == ""
        assert [p.name for p in (harbour.root / "output").rglob("*") if p.suffix in (".tmp", ".lock")] == []
    written = [name for name in newer if newer[name] != older.get(name)]
    assert number > FEWEST * len(written), "not every operation was seen"


def test_a_file_that_is_written_in_place_is_found_out(tmp_path: Path) -> None:
    """A process that writes a file in place is ended, too, while there is neither the old file nor the new one."""
    path, seen = tmp_path / "memo", set()
    for number in count(1):
        path.write_bytes(b"old")
        if not _is_ended(lambda: path.write_bytes(b"new"), number):
            break
        seen.add(path.read_bytes())
    assert seen == {b"old", b""}


def _is_ended(work: Callable[[], object], number: int) -> bool:
    """Work in a process that ends before its file operation of that number; False where there are not so many."""
    child = os.fork()
    if not child:
        code = 1
        try:
            _end_before(number)
            work()
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), "it failed by itself"
    return code != 0


def _end_before(number: int) -> None:
    """End this process, without a chance to tidy up, before its file operation of that number."""
    begun = count(1)

    def begin() -> None:
        if next(begun) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES and (event != "open" or _writes(arguments)):
            begin()

    def profile(_: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ in CALLS:
            begin()

    sys.addaudithook(audit)
    sys.setprofile(profile)


def _writes(arguments: tuple[object, ...]) -> bool:
    return isinstance(arguments[2], int) and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))


def _files(folder: Path) -> dict[str, str]:
    """Return the digests of an output's files, except records, locks and files being written."""
    names = {path.relative_to(folder): path for path in sorted(folder.rglob("[!.]*")) if path.is_file()}
    return {
        str(name): sha256(path.read_bytes()).hexdigest()
        for name, path in names.items()
        if not name.parts[0].startswith(".")
    }
