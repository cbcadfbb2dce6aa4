"""Tests of how a command and the resident process agree on who runs it, in forked processes."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.resident import client, keeper, socket_path
from briefgen.resident.client import GREETING
from briefgen.resident.server import listen
from tests.resident.servers import Servers

CODE = 7
USUAL_SECONDS = client._READY_SECONDS  # before a test waits longer


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servers]:
    """Yield a folder for sockets; a command and a server wait as long as a crowded machine may need."""
    monkeypatch.setattr(client, "_READY_SECONDS", 60)
    monkeypatch.setattr(keeper, "_RECEIVE_SECONDS", 60)
    folder = Path(os.path.realpath(tmp_path))
    given = Servers(folder, _run)
    yield given
    given.close()


def _run(_: list[str], __: dict[str, str]) -> None:
    raise SystemExit(CODE)


def test_a_command_is_run_and_its_exit_code_returned(servers: Servers) -> None:
    """The process runs the command and returns its exit code; SIGTERM ends it, and removes its socket."""
    child = servers.start()
    assert servers.run() == CODE
    os.kill(child, signal.SIGTERM)
    assert servers.end(child) == 0
    assert not servers.path.exists()
    assert servers.run() is None


def test_a_command_that_ignores_a_signal_is_run(servers: Servers) -> None:
    """A command that was started by `nohup`, which ignores SIGHUP, is run by the process, too."""
    usual = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        servers.start()
        assert servers.run() == CODE
    finally:
        signal.signal(signal.SIGHUP, usual)


def test_a_terminal_stops_a_command_and_its_work(tmp_path: Path, servers: Servers) -> None:
    """After SIGTSTP, neither the command nor the process that works for it runs on, until SIGCONT."""
    works, may_end = tmp_path / "works", tmp_path / "may-end"
    os.mkfifo(works)
    os.mkfifo(may_end)

    def run(_: list[str], __: dict[str, str]) -> None:
        works.write_text(str(os.getpid()), "utf-8")
        may_end.read_text("utf-8")
        raise SystemExit(CODE)

    servers.command = run
    servers.start()
    command = os.fork()
    if not command:
        os.setpgid(0, 0)  # a group whose parent is in the same session can be stopped
        code = servers.run()
        if code is None:
            works.write_text("", "utf-8")  # the test fails, and does not wait
        os._exit(code or 0)
    worker = works.read_text("utf-8")
    assert worker, "the process has not run the command"
    os.kill(command, signal.SIGTSTP)
    assert os.WIFSTOPPED(os.waitpid(command, os.WUNTRACED)[1])
    assert _comes_to(worker, is_stopped=True)
    os.kill(command, signal.SIGCONT)
    assert _comes_to(worker, is_stopped=False)
    may_end.write_text("now", "utf-8")
    assert os.waitstatus_to_exitcode(os.waitpid(command, 0)[1]) == CODE


def _comes_to(process: str, *, is_stopped: bool) -> bool:
    """Wait until a process is stopped, or runs; return whether it did so within a minute."""
    for _ in range(6_000):
        state = Path("/proc", process, "stat").read_text("utf-8").rpartition(")")[2].split()[0]
        if (state == "T") == is_stopped:
            return True
        time.sleep(0.01)
    return False


def test_a_process_whose_code_has_changed_runs_nothing(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change of the program, a command runs by itself with the new code, and the old process ends."""

    def stamp() -> str:
        return "as loaded"

    stamp.__wrapped__ = lambda: "as it is now"  # type: ignore[attr-defined]  # as `functools.cache` gives it
    monkeypatch.setattr("briefgen.resident.supervisor.tool_stamp", stamp)
    child = servers.start()
    assert servers.run() is None
    assert servers.end(child) == 0


def test_a_process_without_its_socket_ends(servers: Servers) -> None:
    """A process that no command can find any more, since its socket was deleted, ends."""
    child = servers.start()
    servers.path.unlink()
    assert servers.run() is None
    assert servers.end(child) == 0


@pytest.mark.parametrize("greeting", [b"", GREETING])
def test_a_process_that_hangs_costs_little(
    servers: Servers, monkeypatch: pytest.MonkeyPatch, greeting: bytes
) -> None:
    """A command whose process accepts it, or greets it, and then does nothing, runs by itself after 0.1 s."""
    monkeypatch.setattr(client, "_READY_SECONDS", USUAL_SECONDS)
    server = listen(servers.path)

    def accept() -> None:
        connection, _ = server.accept()
        connection.send(greeting or b"")
        with connection:
            while connection.recv(1 << 16):
                pass

    thread = threading.Thread(target=accept)
    thread.start()
    assert servers.run() is None, "it would wait for ever, if it did not stop waiting by itself"
    thread.join()
    server.close()
    assert USUAL_SECONDS < 0.1  # the rest is for loading the client


@pytest.mark.parametrize("name", ["VERSION", "sys.executable", "_visible_files"])
def test_another_program_has_another_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Another version, another interpreter, or one that sees other files never hands a command to this process."""
    before = socket_path.socket_path(str(tmp_path), str(tmp_path), {})
    other = (lambda: iter(["another"])) if name == "_visible_files" else "another"
    monkeypatch.setattr(f"briefgen.resident.socket_path.{name}", other)
    assert socket_path.socket_path(str(tmp_path), str(tmp_path), {}) != before
    assert socket_path.socket_path(str(tmp_path), str(tmp_path), {"PYTHONPATH": "x"}) != before
