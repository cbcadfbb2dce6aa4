"""The resident process of a workspace: it has loaded the program, and forks a process for each command.

It reads nothing of the workspace itself. A supervisor, forked for each connection, receives the command,
forks the process that runs it, and sends signals and the exit code on. So each command reads the files anew.
"""

from __future__ import annotations

import errno
import marshal
import math
import os
import select
import signal
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from briefgen.cache.tool_stamp import tool_stamp
from briefgen.resident.client import BEGIN, END_BYTES, FORWARDED, GREETING, LENGTH_BYTES, READY

_RECEIVE_SECONDS: Final = 5
_MOST_BYTES: Final = 16 << 20
_CHANGED: Final = 75
"""Exit code of a supervisor that has found the program's code changed."""
_INTERRUPTED: Final = 128 + signal.SIGINT

Run = Callable[[list[str], dict[str, str]], None]
"""Runs the program with its arguments and environment; ends with SystemExit or returns."""


def can_listen(path: Path) -> bool:
    """Check whether a socket can be made in its folder, which may be a link or that of another user."""
    try:
        listen(path).close()
        path.unlink()
    except OSError:
        return False
    return True


def listen(path: Path) -> socket.socket:
    """Listen at a socket in a folder that only this user can open; replace one that nobody serves.

    Errors: OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = path.parent.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise NotADirectoryError(errno.ENOTDIR, "a link, or the folder of another user", str(path.parent))
    path.parent.chmod(0o700)
    path.unlink(missing_ok=True)
    server = socket.socket(socket.AF_UNIX)
    mask = os.umask(0o177)
    try:
        server.bind(str(path))
    finally:
        os.umask(mask)
    server.listen(64)
    return server


def serve_until_ended(
    server: socket.socket,
    path: Path,
    run: Run,
    idle_seconds: float,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Serve until idle, asked to end by a signal, not wanted, or until the socket is another's or gone."""
    mine = path.stat().st_ino

    def is_mine() -> bool:
        return path.exists() and path.stat().st_ino == mine

    try:
        for number in FORWARDED:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` sets it
                signal.signal(number, signal.default_int_handler)
        serve(server, run, idle_seconds, lambda: is_wanted() and is_mine())
    except KeyboardInterrupt:
        pass
    finally:
        if is_mine():
            path.unlink()


@contextmanager
def served_by_child(path: Path, load: Callable[[], object], run: Run) -> Iterator[None]:
    """Serve from a child of this process, which must have no threads yet, until the end of the context.

    Errors: OSError where nothing can listen at the socket.
    """
    server = listen(path)
    parent = os.getpid()
    child = os.fork()
    if not child:
        try:
            load()
            serve_until_ended(server, path, run, math.inf, lambda: os.getppid() == parent)
        finally:
            os._exit(0)
    server.close()
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)


def serve(
    server: socket.socket, run: Run, idle_seconds: float, is_wanted: Callable[[], bool] = lambda: True
) -> None:
    """Fork a supervisor for each connection, until idle for a while, not wanted, or the code has changed.

    Shape: `is_wanted` is asked each second.
    """
    supervisors: set[int] = set()
    deadline = time.monotonic() + idle_seconds
    while (left := deadline - time.monotonic()) > 0 or supervisors:
        ready = select.select([server], [], [], min(max(left, 0.0), 1.0) or 1.0)[0]
        codes = [_ended(process) for process in supervisors]
        supervisors = {p for p, code in zip(supervisors, codes, strict=True) if code is None}
        if _CHANGED in codes or not is_wanted():
            return
        if ready:
            connection, _ = server.accept()
            process = os.fork()
            if not process:
                server.close()
                _supervise(connection, run)
            connection.close()
            supervisors.add(process)
            deadline = time.monotonic() + idle_seconds


def _ended(process: int) -> int | None:
    ended, status = os.waitpid(process, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _supervise(connection: socket.socket, run: Run) -> None:
    """Receive a command, run it in a process of its own, and send on how it ended; then end."""
    code = 0
    try:
        for number in FORWARDED:
            signal.signal(number, signal.SIG_IGN)
        connection.settimeout(_RECEIVE_SECONDS)
        connection.send(GREETING)
        command, handles = _receive(connection)
        if tool_stamp.__wrapped__() != tool_stamp():
            code = _CHANGED
            return
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
    except (OSError, EOFError, ValueError, TypeError):
        pass
    finally:
        os._exit(code)


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
        code = _exit_code(run, arguments, environment)
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


def _exit_code(run: Run, arguments: list[str], environment: dict[str, str]) -> int:
    """Run the program, and return its exit code as Python would."""
    code: object = 0
    try:
        run(arguments, environment)
    except SystemExit as end:
        code = end.code
    number = code & 0xFF if isinstance(code, int) else int(code is not None)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return number or 120
    return number
