"""Tests of locking an output."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from briefgen.publish.output_lock import lock_output


def _lock_owner(path: Path) -> int:
    """Start a process that locks an output until it is killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException), lock_output(path, "brief.pdf", 0):
            os.write(writer, b"!")
            signal.pause()
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 1) == b"!"
    os.close(reader)
    return child


def test_a_lock_is_taken_and_released(tmp_path: Path) -> None:
    """One run after the other may lock an output, and nothing is left behind."""
    path = tmp_path / "output" / ".briefgen" / "brief.lock"
    for _ in range(2):
        with lock_output(path, "brief.pdf", 0) as lock:
            assert lock.problem is None
            assert lock.locked_ns > 0
            assert path.read_text("ascii") == f"{os.getpid()}\n"
        assert list(tmp_path.iterdir()) == []


def test_the_second_run_names_the_first(tmp_path: Path) -> None:
    """A run that starts while another builds names its process; once that is killed, the lock is free."""
    path = tmp_path / ".briefgen" / "brief.lock"
    child = _lock_owner(path)
    try:
        with lock_output(path, "brief.pdf", 0.05) as lock:
            assert lock.problem is not None
            assert lock.problem.rule == "output-held"
            assert lock.problem.message == f"process {child} is building this memo"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with lock_output(path, "brief.pdf", 0) as lock:
        assert lock.problem is None


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    """A run waits for another to end."""
    path = tmp_path / ".briefgen" / "brief.lock"
    child = _lock_owner(path)
    os.kill(child, signal.SIGALRM)
    with lock_output(path, "brief.pdf", 600) as lock:
        assert lock.problem is None
    os.waitpid(child, 0)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Where no lock file can be written, the finding says so."""
    (tmp_path / "output").write_text("in the way", "utf-8")
    with lock_output(tmp_path / "output" / ".briefgen" / "brief.lock", "output/brief.pdf", 0) as lock:
        assert lock.problem is not None
        assert lock.problem.rule == "output-unwritable"


def test_a_folder_that_no_one_can_make() -> None:
    """A folder that the system does not create is reported at once, as what it is, not as another run's lock."""
    with lock_output(Path("/proc/x/.briefgen/brief.lock"), "/proc/x", 600) as lock:
        assert lock.problem is not None
        assert lock.problem.rule == "output-unwritable"


def test_runs_that_take_turns_are_each_waited_for(tmp_path: Path) -> None:
    """A run waits anew for each run that has the lock, so that a queue longer than one wait ends well."""
    path, taken = tmp_path / "memo.lock", []

    def hold(_: int) -> None:
        with lock_output(path, "memo.pdf", 1.0) as lock:
            taken.append(lock.problem)
            time.sleep(0.4)

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(hold, range(5)))
    assert taken == [None] * 5
