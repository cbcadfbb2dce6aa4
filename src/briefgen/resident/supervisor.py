"""The process of one connection: it receives a command, has a child run it, and sends on how it ended."""

from __future__ import annotations

import marshal
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Final

from briefgen.cache.tool_stamp import tool_stamp
from briefgen.resident.client import BEGIN, END_BYTES, FORWARDED, GREETING, LENGTH_BYTES, READY
from briefgen.resident.ending import run_for_exit_code

_RECEIVE_SECONDS: Final = 5
_MOST_BYTES: Final = 16 << 20
CHANGED: Final = b"x"
_INTERRUPTED: Final = 128 + signal.SIGINT

Run = Callable[[list[str], dict[str, str]], None]
"""Runs the program with its arguments and environment; ends with SystemExit or returns."""


def _ended(process: int) -> int | None:
    ended, status = os.waitpid(process, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def supervise(connection: socket.socket, run: Run, line: socket.socket) -> None:
    """Receive a command, run it in a process of its own, and send on how it ended.

    Where the program's code has changed, nothing is run, and CHANGED is sent to `line`.
    """
    with suppress(OSError, EOFError, ValueError, TypeError):
        for number in FORWARDED:
            signal.signal(number, signal.SIG_IGN)
        connection.settimeout(_RECEIVE_SECONDS)
        connection.send(GREETING)
        is_changed = tool_stamp.__wrapped__() != tool_stamp()  # while the client sends its command
        command, handles = _receive(connection)
        if is_changed:
            line.send(CHANGED)
            return
        line.close()
        connection.send(READY)
        if connection.recv(1) != BEGIN:
            return
        worker = os.fork()
        if not worker:
            connection.close()
            _work(command, handles, run)
        for handle in handles:
            os.close(handle)
        end = _follow(connection, worker)
        connection.sendall(end.to_bytes(END_BYTES, "big", signed=True))


def _receive(connection: socket.socket) -> tuple[Any, list[int]]:
    """Receive a command with its file handles.

    Errors: OSError; EOFError where the client has given up.
    """
    first, handles, _, _ = socket.recv_fds(connection, LENGTH_BYTES, 3)
    length = int.from_bytes(first, "big")
    if len(first) < LENGTH_BYTES or len(handles) != len((0, 1, 2)) or length > _MOST_BYTES:
        raise EOFError
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise EOFError
        data += part
    return marshal.loads(data), handles  # noqa: S302  # from this user's own process


def _follow(connection: socket.socket, worker: int) -> int:
    """Send signals on to a process until it ends; kill it where its client is gone."""
    awake, wake = os.pipe()
    talk = connection.fileno()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    while (code := _ended(worker)) is None:
        ready = select.select([talk, awake], [], [], 1.0)[0]
        if talk in ready:
            numbers = connection.recv(16)
            for number in numbers or (signal.SIGKILL,):
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(worker, number)
            if not numbers:
                os.waitpid(worker, 0)
                raise EOFError
        if awake in ready:
            os.read(awake, 16)
    return code


def _work(command: Any, handles: list[int], run: Run) -> None:
    """Become the process that the client would have been, and run the program."""
    code = 70
    try:
        arguments, folder, environment, encoding, umask, ignored, limits, cores, priority = command
        os.setsid()
        for target, handle in enumerate(handles):
            os.dup2(handle, target)
            os.close(handle)
        for number in FORWARDED:
            signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)
        if signal.SIGINT not in ignored:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        _adopt(folder, umask, limits, cores, priority)
        sys.stdin = open(0, encoding=encoding, closefd=False)  # noqa: SIM115  # as long as the process
        sys.stdout = open(1, "w", encoding=encoding, closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", 1, encoding, "backslashreplace", closefd=False)  # noqa: SIM115
        code = run_for_exit_code(partial(run, arguments, environment))
    except KeyboardInterrupt:
        code = _INTERRUPTED
    finally:
        os._exit(code)


def _adopt(
    folder: str, umask: int, limits: list[tuple[int, tuple[int, int]]], cores: list[int], priority: int
) -> None:
    import resource  # exists where `fork` does

    os.chdir(folder)
    os.umask(umask)
    for kind, values in limits:
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, values)
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, priority)
    if cores:
        with suppress(OSError):
            os.sched_setaffinity(0, cores)
