"""Tests of the helper process of a thread."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from briefgen.workers import helper
from briefgen.workers.helper import run_in_helper
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import Done, Exceeded, Failed, Limit

ENOUGH = ResourceLimits(20, 4000)


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    """Make a thread, whose helper ends with it."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture
def short() -> ResourceLimits:
    """Make limits whose limit of the clock is short."""
    return ResourceLimits(0.5, 4000, clock_factor=1, min_clock_seconds=0.5)


def _helper_of(thread: ThreadPoolExecutor) -> int:
    outcome = thread.submit(run_in_helper, os.getppid, ENOUGH).result()
    assert isinstance(outcome, Done)
    return outcome.value


def test_what_sleeps_is_ended_and_the_helper_stays(thread: ThreadPoolExecutor, short: ResourceLimits) -> None:
    """A call that waits for ever is ended by the limit of the clock, and the same helper does the next one."""
    process = _helper_of(thread)
    outcome = thread.submit(run_in_helper, partial(time.sleep, 600), short).result()
    assert outcome == Exceeded(Limit.CLOCK, "0.5 s of wall-clock time")
    assert _helper_of(thread) == process


def test_a_helper_that_is_stopped_is_replaced(
    thread: ThreadPoolExecutor, short: ResourceLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A helper that does not answer is ended, and another one does the next call."""
    process = _helper_of(thread)
    monkeypatch.setattr(helper, "START_SECONDS", 0.5)
    outcome = thread.submit(run_in_helper, partial(os.kill, process, signal.SIGSTOP), short).result()
    assert outcome == Exceeded(Limit.CLOCK, "0.5 s of wall-clock time")
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    monkeypatch.undo()
    assert _helper_of(thread) != process


def test_a_helper_that_is_killed_is_replaced(thread: ThreadPoolExecutor) -> None:
    """A call whose helper is killed fails, and another helper does the next one."""
    process = _helper_of(thread)
    outcome = thread.submit(run_in_helper, partial(os.kill, process, signal.SIGKILL), ENOUGH).result()
    assert isinstance(outcome, Failed)
    assert _helper_of(thread) != process
