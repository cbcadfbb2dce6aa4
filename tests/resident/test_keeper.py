"""Tests of the process that repeats the work of commands, and that new commands are forked from."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from briefgen.resident import client, keeper
from briefgen.resident.notes import WorkNote, send_note
from briefgen.workers.limits import ResourceLimits
from tests.resident.servers import Servers

PATIENCE_S = 60
REPEATED: list[str] = []
"""What was repeated; always empty in the process of the tests."""


def _run(arguments: list[str], _: dict[str, str]) -> None:
    """Do what the last argument before the folder says; end with the number of works that the keeper has repeated."""
    action, folder = arguments[-2:]
    if action == "limit":
        raise SystemExit(resource.prlimit(os.getppid(), resource.RLIMIT_AS) != MEMORY)
    if action in WORK:
        send_note(WorkNote(folder, LIMITS, partial(Path("key").read_text, "utf-8"), WORK[action]))
    elif action.isdigit():
        supervisor = Path(f"/proc/{os.getppid()}/stat").read_text("ascii").split()
        os.kill(int(supervisor[3]), int(action))
    raise SystemExit(len(REPEATED))


def _repeat() -> None:
    REPEATED.append(Path.cwd().name)


def _fail() -> None:
    raise MemoryError


def _wait_for_ever() -> None:
    time.sleep(PATIENCE_S * 10)


def _leave_a_file_open() -> None:
    LEFT.append(os.open(os.devnull, os.O_RDONLY))


def _leave_a_thread() -> None:
    threading.Thread(target=_wait_for_ever, daemon=True).start()


def _leave_a_child() -> None:
    LEFT.append(subprocess.Popen(("sleep", "1")))  # noqa: S607  # any program


MEMORY = resource.getrlimit(resource.RLIMIT_AS)
LEFT: list[object] = []
LIMITS = ResourceLimits(8, 900, clock_factor=0, min_clock_seconds=2)
WORK: dict[str, Callable[[], None]] = {
    "build": _repeat,
    "status": _fail,
    "wait": _wait_for_ever,
    "file": _leave_a_file_open,
    "thread": _leave_a_thread,
    "child": _leave_a_child,
}


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    """Yield a folder for sockets; processes wait for each other as long as a crowded machine may need."""
    monkeypatch.setattr(client, "_READY_SECONDS", PATIENCE_S)
    monkeypatch.setattr(keeper, "_RECEIVE_SECONDS", PATIENCE_S / 4)
    given = Servers(Path(os.path.realpath(tmp_path)), _run)
    _write_key(given, "first")
    yield given
    given.close()


def _write_key(servers: Servers, content: str) -> None:
    """Write what all work depends on, in one step: a keeper may be about to read it."""
    new = servers.folder / "new"
    new.write_text(content)
    new.replace(servers.folder / "key")


def _await(servers: Servers, repeated: int) -> None:
    """Run commands until they see what was repeated."""
    until = time.monotonic() + PATIENCE_S
    while servers.run() != repeated:
        assert time.monotonic() < until


def test_work_is_repeated_for_the_next_command(servers: Servers) -> None:
    """What a command notes is repeated once; again only after a change of what it depends on."""
    servers.start()
    assert servers.run("build") == 0
    _await(servers, 1)
    servers.run("build")
    _write_key(servers, "second")
    servers.run("build")
    _await(servers, 2)


def test_work_that_fails_empties_the_memory(servers: Servers) -> None:
    """After work that fails, such as for lack of memory, commands go on with a new keeper."""
    servers.start()
    servers.run("build")
    _await(servers, 1)
    _write_key(servers, "second")
    servers.run("status")
    _await(servers, 0)


@pytest.mark.parametrize("left", ["wait", "file", "thread", "child"])
def test_only_values_in_memory_stay(servers: Servers, left: str) -> None:
    """After work that hangs, or leaves a file, thread or process behind, commands go on with a new keeper."""
    servers.start()
    servers.run("build")
    _await(servers, 1)
    _write_key(servers, "second")
    servers.run("build", left)
    _await(servers, 0)
    _write_key(servers, "third")
    servers.run("build")
    _await(servers, 1)


def test_the_limits_of_repeated_work_end_with_it(servers: Servers) -> None:
    """What runs the next command has the memory limit that the server has."""
    servers.start()
    assert servers.run("check", "limit") == 0
    servers.run("build")
    _await(servers, 1)
    assert servers.run("check", "limit") == 0


def test_a_keeper_that_is_gone_is_replaced(servers: Servers) -> None:
    """After a command that kills the keeper, commands are run by a new one."""
    servers.start()
    servers.run("build")
    _await(servers, 1)
    assert servers.run("check", str(signal.SIGKILL)) == 1
    _await(servers, 0)


def test_a_keeper_that_hangs_is_replaced(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that a stopped keeper does not receive runs by itself; the next is run by a new keeper."""
    monkeypatch.setattr(keeper, "_RECEIVE_SECONDS", 1.0)
    servers.start()
    servers.run("build")
    _await(servers, 1)
    assert servers.run("check", str(signal.SIGSTOP)) == 1
    assert servers.run() is None
    assert servers.run() == 0
