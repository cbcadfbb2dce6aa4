"""Hand a command over to the resident process of its workspace, if there is one.

The resident process greets the client, which then sends the command: its arguments, folder, environment and
file handles. The process says that it is ready, the client that it may begin; then the client sends the
numbers of signals, and receives how the command ended. Where the process is not ready in time, the command
runs by itself: nothing was begun. Before the greeting, no file handle is sent, since a process that was
stopped would keep it open.
"""

from __future__ import annotations

import marshal
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import FrameType

from briefgen.resident.socket_path import fits, is_private, socket_path

GREETING = b"1"
READY = b"2"
BEGIN = b"3"
LENGTH_BYTES = 4
END_BYTES = 4
_READY_SECONDS = 0.08
"""How long a command waits in all until a resident process, which may be stopped or hang, is ready.

With what it takes to load this module, that is 100 ms."""
_COMMANDS = ("build", "check", "status")
_ALONE = ("--watch", "--engine", "--scheduler", "--help", "/dev/fd/", "/proc/self/")
"""Beginnings of arguments of a command that runs by itself."""
FORWARDED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def hand_over(
    arguments: Sequence[str], environment: Mapping[str, str], folder: str, encoding: str
) -> int | None:
    """Have a command run by the resident process of the workspace.

    Shape: its exit code, or a signal's number below zero; None where the command has to run by itself.
    """
    if arguments[0] not in _COMMANDS or any(a.startswith(_ALONE) for a in arguments):
        return None
    deadline = time.monotonic() + _READY_SECONDS
    connection = _connect(arguments, environment, folder, deadline)
    if connection is None:
        return None
    with connection:
        ignored = [int(number) for number in FORWARDED if signal.getsignal(number) is signal.SIG_IGN]
        umask = os.umask(0o077)
        os.umask(umask)
        limits, cores = _limits(), _cores()
        command = (
            list(arguments),
            os.getcwd(),
            dict(environment),
            encoding,
            umask,
            ignored,
            limits,
            cores,
            os.getpriority(os.PRIO_PROCESS, 0),
        )
        if not _is_ready(connection, marshal.dumps(command), deadline):
            return None
        end = _receive_end(connection, ignored)
    return int.from_bytes(end, "big", signed=True) if len(end) == END_BYTES else -signal.SIGKILL


def _receive_end(connection: socket.socket, ignored: Sequence[int]) -> bytes:
    """Have the command begin; send signals on until it has ended, and return how it did.

    Where a terminal stops the command, the process that works for it is stopped as well.
    """
    before = {number: signal.getsignal(number) for number in FORWARDED if number not in ignored}

    def send(number: int, _: FrameType | None = None) -> None:
        with suppress(OSError):
            connection.send(bytes([number]))

    def stop(number: int, _: FrameType | None) -> None:
        send(signal.SIGSTOP)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # stops here, until a shell has the command go on
        signal.signal(number, stop)
        send(signal.SIGCONT)

    handlers: dict[int, Callable[[int, FrameType | None], None]] = dict.fromkeys(before, send)
    if (usual := signal.getsignal(signal.SIGTSTP)) == signal.SIG_DFL:
        before[signal.SIGTSTP] = usual
        handlers[signal.SIGTSTP] = stop
    try:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        connection.send(BEGIN)
        return connection.recv(END_BYTES, socket.MSG_WAITALL)
    except OSError:
        return b""
    finally:
        for number, was in before.items():
            signal.signal(number, was)


def _is_ready(connection: socket.socket, command: bytes, deadline: float) -> bool:
    """Send a command, and wait until the resident process can begin it."""
    try:
        _wait_until(deadline, connection)
        socket.send_fds(connection, [len(command).to_bytes(LENGTH_BYTES, "big")], [0, 1, 2])
        connection.sendall(command)
        _wait_until(deadline, connection)
        ready = connection.recv(1) == READY
        connection.settimeout(None)
    except OSError:
        return False
    return ready


def _wait_until(deadline: float, connection: socket.socket) -> None:
    """Have the next call on a connection end at a deadline.

    Errors: TimeoutError where that has passed.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    connection.settimeout(left)


def _connect(
    arguments: Sequence[str], environment: Mapping[str, str], folder: str, deadline: float
) -> socket.socket | None:
    if not os.path.isdir(folder):
        return None
    try:
        named = os.path.realpath(next(filter(os.path.exists, arguments[1:]), ""))
    except OSError:  # the current folder was deleted
        return None
    for workspace in _upwards(named):
        path = socket_path(folder, workspace, environment)
        if fits(path) and is_private(path):
            return _greeted(path, deadline)
    return None


def _upwards(path: str) -> Iterator[str]:
    """Yield a path and the folders around it, up to the root."""
    while True:
        yield path
        above = os.path.dirname(path)
        if above == path:
            return
        path = above


def _greeted(path: str, deadline: float) -> socket.socket | None:
    connection = socket.socket(socket.AF_UNIX)
    try:
        _wait_until(deadline, connection)
        connection.connect(path)
        _wait_until(deadline, connection)
        if connection.recv(1) == GREETING:
            for handle in (0, 1, 2):
                os.fstat(handle)
            return connection
    except OSError:
        pass
    connection.close()
    return None


def is_listening(path: str) -> bool:
    """Check whether a resident process listens at a socket."""
    connection = _greeted(path, time.monotonic() + _READY_SECONDS)
    if connection is not None:
        connection.close()
    return connection is not None


def _limits() -> list[tuple[int, tuple[int, int]]]:
    import resource  # exists where `fork` does

    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)
    return [(kind, resource.getrlimit(kind)) for kind in kinds]


def _cores() -> list[int]:
    mine = getattr(os, "sched_getaffinity", None)
    return sorted(mine(0)) if mine else []
