"""Limits on what a process may use, enforced by the operating system.

A timer inside Python cannot enforce them: constant folding in Jinja2, a long multiplication or a regular
expression do not return to the interpreter until they are done.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from briefgen.workers.outcome import Exceeded, Limit

CLOCK_FACTOR: Final = 60
"""Measured: with 12 busy processes per core, a build of 2 s of processor time took 90 s."""
MIN_CLOCK_SECONDS: Final = 300


class ResourceLimits(Struct, frozen=True):
    """What one piece of work may use.

    Time is processor time, so that other programs on the machine do not use it up. The limit of wall-clock
    time stops work that hangs.
    """

    cpu_seconds: float
    """User and system time of a process and of the child processes that it has waited for."""
    memory_mb: int
    """Address space beyond what the process has before. Units: 2^20 bytes."""
    clock_factor: float = CLOCK_FACTOR
    """Seconds of wall-clock time for each second of processor time."""
    min_clock_seconds: float = MIN_CLOCK_SECONDS

    @property
    def clock_seconds(self) -> float:
        """The limit of wall-clock time, which follows from that of processor time."""
        return max(self.min_clock_seconds, self.clock_factor * self.cpu_seconds)

    def exceeded(self, limit: Limit) -> Exceeded:
        """Describe work that reached one of the limits."""
        amount = {
            Limit.PROCESSOR_TIME: f"{self.cpu_seconds:g} s",
            Limit.CLOCK: f"{self.clock_seconds:g} s",
            Limit.MEMORY: f"{self.memory_mb:,} MB",
        }[limit]
        return Exceeded(limit, f"{amount} of {limit.value}")


def limit_this_process(limits: ResourceLimits, size_bytes: int) -> None:
    """Set the OS limits for memory and CPU time of this process.

    Memory is limited to `size_bytes`, the present size, and the limit on top of it. The timer counts user and
    system time, begins anew at each call, and is not inherited by child processes.
    """
    import resource  # exists where `fork` does

    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = min([size_bytes + (limits.memory_mb << 20), *(given for given in (soft, hard) if given >= 0)])
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def count_child_time(seconds: float) -> None:
    """Subtract the processor time of an ended child process from the time that this process has left."""
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    if left > seconds:
        signal.setitimer(signal.ITIMER_PROF, left - seconds)
    elif left:
        os.kill(os.getpid(), signal.SIGPROF)


def limit_that_ended(signal_number: int) -> Limit | None:
    """Return the limit reached by a process that a signal ended; SIGABRT: native code ran out of memory."""
    if signal_number in (signal.SIGPROF, signal.SIGXCPU):
        return Limit.PROCESSOR_TIME
    return Limit.MEMORY if signal_number == signal.SIGABRT else None


def address_space_bytes() -> int:
    """Return the size of this process's address space, or 0 where the system does not report it."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0
