"""The resident process of a workspace: it has loaded the program, and gives each command to a keeper.

It reads nothing of the workspace itself. A keeper, which has, forks a supervisor for each connection. A
supervisor receives the command, forks the process that runs it, and sends signals and the exit code on.
"""

from __future__ import annotations

import errno
import math
import os
import select
import signal
import socket
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.resident.client import FORWARDED
from briefgen.resident.keeper import Keeper
from briefgen.resident.supervisor import CHANGED, Run


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
    """Give each connection to a keeper, until idle for a while, not wanted, or the code has changed.

    A keeper that has ended is replaced. So is one that does not receive a connection in time; the command
    runs by itself then, since two keepers that serve one connection would each receive parts of it.

    Shape: `is_wanted` is asked each second.
    """
    keeper = Keeper(run, server)
    try:
        deadline = time.monotonic() + idle_seconds
        while (left := deadline - time.monotonic()) > 0:
            ready = select.select([server, keeper.line], [], [], min(left, 1.0))[0]
            if not is_wanted():
                return
            if keeper.line in ready:
                if keeper.receive() == CHANGED:
                    return
                keeper.end()
                keeper = Keeper(run, server)
            if server in ready:
                connection, _ = server.accept()
                with connection:
                    is_served = keeper.give(connection)
                if not is_served:
                    keeper.end()
                    keeper = Keeper(run, server)
                deadline = time.monotonic() + idle_seconds
    finally:
        keeper.end()
