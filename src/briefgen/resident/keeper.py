"""The keeper: a process that has repeated the work of earlier commands; new commands are forked from it.

What it has read of the workspace, and made of it, is in caches whose keys are the content itself. A command
that is forked from it reads every file again, and finds the results for unchanged content in memory.

A keeper only receives connections and forks. To bring it up to date, it forks a successor, which repeats the
work of a command within that command's limits, and then takes its place. Where a successor fails, exceeds a
limit or has left more behind than values in memory, its keeper ends too, since the memory of both may be
nearly full; the server, which has read nothing, then forks a new keeper.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefgen.resident.notes import LARGEST_BYTES, WorkNote, send_notes_to
from briefgen.resident.supervisor import Run, supervise
from briefgen.workers.limits import address_space_bytes, limit_this_process

_CONNECTION: Final = b"c"
_RECEIVED: Final = b"r"
_TAKES_OVER: Final = b"t"
_NOTHING_NEW: Final = b"n"
_RECEIVE_SECONDS: Final = 0.04
"""How long a keeper may take to receive a connection; less than a command waits."""
_MOST_KNOWN: Final = 64


class Keeper:
    """A keeper as the server sees it: the first process of its kind, and its successors."""

    def __init__(self, run: Run, server: socket.socket) -> None:
        """Fork a keeper from this process, which goes on to listen at the server's socket."""
        self.line, theirs = socket.socketpair()
        self._process = os.fork()
        if not self._process:
            try:
                os.setpgid(0, 0)
                server.close()
                self.line.close()
                _Process(theirs, run).serve()
            finally:
                os._exit(0)
        theirs.close()

    def give(self, connection: socket.socket) -> bool:
        """Have a connection served; return whether a keeper has received it."""
        try:
            socket.send_fds(self.line, [_CONNECTION], [connection.fileno()])
            ready = select.select([self.line], [], [], _RECEIVE_SECONDS)[0]
            return bool(ready) and self.line.recv(1) == _RECEIVED
        except OSError:
            return False

    def receive(self) -> bytes:
        """Receive a message, once the line can be read: CHANGED, or nothing from a keeper that has ended."""
        try:
            return self.line.recv(1)
        except OSError:
            return b""

    def end(self) -> None:
        """Kill the keeper and its successors, but not the commands that were forked from them."""
        self.line.close()
        # The first process of the group was not waited for, so that no other group can have its number.
        for kill in (os.kill, os.killpg):
            with suppress(ProcessLookupError, PermissionError):
                kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


class _Process:
    """The process of a keeper."""

    def __init__(self, line: socket.socket, run: Run) -> None:
        self._line = line
        self._run = run
        self._notes, self._for_notes = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._known: dict[str, None] = {}
        """The keys of the work that was done, the oldest first."""
        self._size_bytes = address_space_bytes()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for what is forked here

    def serve(self) -> None:
        """Fork a process for each connection, and a successor for new work, until one takes over."""
        successor: socket.socket | None = None
        while True:
            more = self._notes if successor is None else successor
            ready = select.select([self._line, more], [], [])[0]
            if self._line in ready:
                data, handles, _, _ = socket.recv_fds(self._line, 1, 1)
                if not data:
                    return
                self._fork_supervisor(socket.socket(fileno=handles[0]))
            if more in ready and successor is None:
                successor = self._fork_successor()
            elif more in ready and successor is not None:
                if successor.recv(1) != _NOTHING_NEW:
                    successor.send(_TAKES_OVER)  # from now on, this process receives no connection
                    return
                successor.close()
                successor = None

    def _fork_supervisor(self, connection: socket.socket) -> None:
        self._line.send(_RECEIVED)  # before the supervisor can send another message
        if not os.fork():
            try:
                os.setpgid(0, 0)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                send_notes_to(self._for_notes)
                supervise(connection, self._run, self._line)
            finally:
                os._exit(0)
        connection.close()

    def _fork_successor(self) -> socket.socket:
        """Fork a successor; return where it says whether it takes over, and waits for leave to do so."""
        ours, theirs = socket.socketpair()
        if os.fork():
            theirs.close()
            return ours
        ours.close()
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            has_news = self._repeat_work()
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)
            theirs.send(_TAKES_OVER if has_news else _NOTHING_NEW)
            if has_news and theirs.recv(1):
                theirs.close()
                self.serve()
        finally:
            os._exit(0)

    def _repeat_work(self) -> bool:
        """Repeat the work that is noted; return whether any of it was new.

        Errors: RuntimeError where work has left behind what the commands to come would have, too.
        """
        import resource  # exists where `fork` does

        has_news = False
        memory, handles = resource.getrlimit(resource.RLIMIT_AS), _open_handles()
        for note in self._received_notes():
            limit_this_process(note.limits, self._size_bytes)
            signal.setitimer(signal.ITIMER_REAL, note.limits.clock_seconds)  # its end is that of the process
            os.chdir(note.folder)
            key = note.key()
            if key not in self._known:
                note.work()
                has_news = True
            self._known.pop(key, None)
            self._known[key] = None
        if not has_news:
            return False
        for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
            signal.setitimer(timer, 0)
        resource.setrlimit(resource.RLIMIT_AS, memory)
        os.chdir("/")
        for key in [*self._known][:-_MOST_KNOWN]:
            del self._known[key]
        gc.collect()
        gc.freeze()
        if _open_handles() != handles or threading.active_count() > 1 or _has_children():
            raise RuntimeError
        return True

    def _received_notes(self) -> list[WorkNote]:
        notes: list[WorkNote] = []
        with suppress(BlockingIOError):
            while True:
                data = self._notes.recv(LARGEST_BYTES, socket.MSG_DONTWAIT)
                notes.append(pickle.loads(data))  # noqa: S301  # from our own process
        return notes


def _open_handles() -> set[Path]:
    """Return the file handles that this process has open; none where the system does not list them."""
    with suppress(OSError):
        return {*Path("/dev/fd").iterdir()}
    return set()


def _has_children() -> bool:
    """Check whether a child process of this one is left, which nobody has waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True
