"""Tests of the limits of a piece of work."""

from __future__ import annotations

import os
import signal

import pytest

from briefgen.workers.limits import ResourceLimits, address_space_bytes, limit_that_ended
from briefgen.workers.outcome import Exceeded, Limit


@pytest.mark.parametrize(("cpu_seconds", "clock_seconds"), [(0.5, 300), (5, 300), (8, 480), (600, 36_000)])
def test_the_clock_is_a_multiple_with_a_floor(cpu_seconds: float, clock_seconds: float) -> None:
    """The limit of the clock is sixty times the processor time, and five minutes at least."""
    assert ResourceLimits(cpu_seconds, 900).clock_seconds == clock_seconds


def test_a_limit_is_given_in_words() -> None:
    """Each limit is named with its amount and its unit."""
    limits = ResourceLimits(8, 1_900)
    assert [limits.exceeded(limit) for limit in Limit] == [
        Exceeded(Limit.PROCESSOR_TIME, "8 s of processor time"),
        Exceeded(Limit.CLOCK, "480 s of wall-clock time"),
        Exceeded(Limit.MEMORY, "1,900 MB of memory"),
    ]


@pytest.mark.parametrize(
    ("signal_number", "limit"),
    [
        (signal.SIGPROF, Limit.PROCESSOR_TIME),
        (signal.SIGXCPU, Limit.PROCESSOR_TIME),
        (signal.SIGABRT, Limit.MEMORY),
        (signal.SIGKILL, None),
        (-3, None),
    ],
)
def test_a_signal_tells_the_limit(signal_number: int, limit: Limit | None) -> None:
    """A process ended by the timer, by a limit of the user's shell or by a failed allocation reached a limit."""
    assert limit_that_ended(signal_number) is limit


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the system does not report it")  # noqa: PTH110  # one look
def test_the_address_space_grows_with_what_is_held() -> None:
    """The address space of a process includes memory that it has taken."""
    before = address_space_bytes()
    taken = bytearray(200 << 20)
    assert address_space_bytes() - before >= len(taken) // 2
