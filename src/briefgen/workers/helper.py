"""Work within bounds for a process that has threads, and so must not be forked.

Each thread has a helper: a process that has loaded what the work needs, and has a child do it.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import IO, Any, BinaryIO, Final, TypeVar
from weakref import finalize

from briefgen.workers.pool import Bounds, ChildError, Failed, Outcome, Pool

T = TypeVar("T")
_LENGTH: Final = 8
_OWN = threading.local()


class _Helper:
    """A process beside this one, which ends with the thread that it belongs to."""

    def __init__(self) -> None:
        command = (sys.executable, "-P", "-m", "briefgen.cli.helper_process")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # ourselves
        finalize(self, _end, self.process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with process:  # waits for it, and closes what leads to it
        process.kill()


def within(work: Callable[[], T], bounds: Bounds) -> Outcome[T]:
    """Have this thread's helper do a piece of work within bounds; what it needs and gives is pickled."""
    helper: _Helper | None = getattr(_OWN, "helper", None)
    if helper is None or helper.process.poll() is not None:
        helper = _OWN.helper = _Helper()
    try:
        _send(helper.process.stdin, (work, bounds))
        outcome: Outcome[T] = _receive(helper.process.stdout)
    except (BrokenPipeError, EOFError):
        helper.process.kill()
        return Failed(ChildError("?", "the helper process ended early"))
    return outcome


def serve(orders: BinaryIO, results: BinaryIO) -> None:
    """Have pieces of work done, one after the other, until nobody can give another."""
    with Pool(1) as pool:
        while True:
            try:
                work, bounds = _receive(orders)
            except EOFError:
                return
            for _, outcome in pool.do((work,), bounds):
                _send(results, outcome)


def _send(stream: IO[bytes] | None, value: object) -> None:
    assert stream is not None
    data = pickle.dumps(value)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> Any:
    """Read one value. Errors: EOFError."""
    assert stream is not None
    head = stream.read(_LENGTH)
    data = stream.read(int.from_bytes(head, "big"))
    if len(head) < _LENGTH or len(data) < int.from_bytes(head, "big"):
        raise EOFError
    return pickle.loads(data)  # noqa: S301  # from our own process
