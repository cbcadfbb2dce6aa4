"""Work within limits for a process with threads, which must not be forked.

Each thread has a helper: a process that has loaded what the work needs, and has a child of its own do it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar
from weakref import finalize

from briefgen.workers.limits import ResourceLimits
from briefgen.workers.messages import receive_message, send_message
from briefgen.workers.outcome import ChildError, Failed, Limit, Outcome
from briefgen.workers.pool import Pool

T = TypeVar("T")
START_SECONDS: Final = 60
"""How long a helper may take in addition to the work itself: to start, and to load what the work needs."""
_OWN = threading.local()


class _Helper:
    """A second process, which ends with the thread that it belongs to."""

    def __init__(self) -> None:
        command = (sys.executable, "-P", "-m", "briefgen.cli.helper_process")
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, process_group=0)  # noqa: S603  # ourselves
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.orders, self.results = self.process.stdin.fileno(), self.process.stdout.fileno()
        self.end = finalize(self, _end, self.process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with process:  # waits for it, and closes its pipes
        with suppress(ProcessLookupError, PermissionError):  # it may have ended already
            os.killpg(process.pid, signal.SIGKILL)  # its children too, which may wait for something
        process.kill()


def run_in_helper(work: Callable[[], T], limits: ResourceLimits) -> Outcome[T]:
    """Call a function within limits in this thread's helper; the function and its value are pickled."""
    helper: _Helper | None = getattr(_OWN, "helper", None)
    if helper is None or helper.process.poll() is not None:
        helper = _OWN.helper = _Helper()
    try:
        send_message(helper.orders, (work, limits))
        outcome: Outcome[T] = receive_message(
            helper.results, time.monotonic() + limits.clock_seconds + START_SECONDS
        )
    except TimeoutError:
        helper.end()
        return limits.exceeded(Limit.CLOCK)
    except (BrokenPipeError, EOFError):
        helper.end()
        return Failed(ChildError("?", "the helper process ended early"))
    return outcome


def serve(orders: int, results: int) -> None:
    """Run each call that is received in a child, until no process can send any more."""
    with Pool(1) as pool, suppress(EOFError):
        while True:
            work, limits = receive_message(orders)
            for _, outcome in pool.run((work,), limits):
                send_message(results, outcome)
