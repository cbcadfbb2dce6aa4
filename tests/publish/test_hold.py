"""Tests of holding an output."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

from briefgen.publish.hold import hold


def _holder(path: Path) -> int:
    """Start a process that holds an output until it is killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException), hold(path, "brief.pdf", 0):
            os.write(writer, b"!")
            signal.pause()
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 1) == b"!"
    os.close(reader)
    return child


def test_a_hold_is_taken_and_let_go(tmp_path: Path) -> None:
    """One run after the other may hold an output, and nothing is left behind."""
    path = tmp_path / "output" / ".briefgen" / "brief.lock"
    for _ in range(2):
        with hold(path, "brief.pdf", 0) as held:
            assert held.problem is None
            assert held.moment_ns > 0
            assert path.read_text("ascii") == f"{os.getpid()}\n"
        assert list(tmp_path.iterdir()) == []


def test_the_second_says_who_holds_it(tmp_path: Path) -> None:
    """A run that comes while another builds names its process; once that is killed, the way is free."""
    path = tmp_path / ".briefgen" / "brief.lock"
    child = _holder(path)
    try:
        with hold(path, "brief.pdf", 0.05) as held:
            assert held.problem is not None
            assert held.problem.rule == "output-held"
            assert held.problem.message == f"another run is building it: process {child}"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with hold(path, "brief.pdf", 0) as held:
        assert held.problem is None


def test_a_hold_is_waited_for(tmp_path: Path) -> None:
    """A run waits for another to end."""
    path = tmp_path / ".briefgen" / "brief.lock"
    child = _holder(path)
    os.kill(child, signal.SIGALRM)
    with hold(path, "brief.pdf", 10) as held:
        assert held.problem is None
    os.waitpid(child, 0)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where no hold can be taken, the finding says so."""
    (tmp_path / "output").write_text("in the way", "utf-8")
    with hold(tmp_path / "output" / ".briefgen" / "brief.lock", "output/brief.pdf", 0) as held:
        assert held.problem is not None
        assert held.problem.rule == "output-unwritable"
