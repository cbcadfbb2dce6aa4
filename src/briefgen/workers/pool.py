"""A pool of child processes that work within limits.

Why processes: docs/decisions/limits-by-processes.md.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Self, TypeVar

from msgspec import Struct, field

from briefgen.workers.limits import (
    ResourceLimits,
    address_space_bytes,
    count_child_time,
    limit_that_ended,
    limit_this_process,
)
from briefgen.workers.messages import receive_message, send_message
from briefgen.workers.outcome import (
    ChildError,
    DiedError,
    Done,
    Exceeded,
    Failed,
    Limit,
    Outcome,
    locate_exception,
)

T = TypeVar("T")
_MOST_CALLS = 100
"""Calls of a child until another takes its place. Between what stays in its caches, what it no longer needs
leaves gaps, so that it grows; to read again what its caches had takes it as long as a few calls."""
_LARGEST_LOT = 8
"""Calls that a child is sent at once. If it is ended, the others of its lot are given to another child."""
_LOTS_FOR_EACH = 8
"""Lots for each child into which the calls that wait are divided: towards the end a lot is one call, so that
no child waits while another has calls that it has not begun."""


def run_in_child(works: Sequence[Callable[[], T]], limits: ResourceLimits) -> Iterator[Done[T] | Exceeded]:
    """Call functions one after the other in a child process, each within limits.

    Errors: ChildError, OSError.
    """
    for _, outcome in run_in_children(works, limits, 1):
        if isinstance(outcome, Failed):
            raise outcome.fault
        yield outcome


def run_in_children(
    works: Sequence[Callable[[], T]], limits: ResourceLimits, children: int
) -> Iterator[tuple[int, Outcome[T]]]:
    """Call functions in up to `children` child processes side by side, each call within limits.

    A child does one call after the other and keeps the modules and caches it has loaded. It is sent a lot of
    calls before it has done the last one, so that it does not wait for this process. A call that fails
    does not affect the others; its child is replaced. Where the system has no `fork`, the functions are
    called in this process and without limits.

    Shape: each outcome as soon as it is there, with the number of its function; values are pickled.
    """
    with Pool(children, works) as pool:
        yield from pool.run(works, limits)


class Pool:
    """Child processes that stay, with what they have loaded, from one call to the next."""

    def __init__(self, children: int, known: Sequence[Callable[[], Any]] = ()) -> None:
        self._max_children = children
        self._known = known
        self._idle: list[_Child] = []
        self._busy: list[_Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for child in (*self._idle, *self._busy):
            child.end()

    def run(
        self, works: Sequence[Callable[[], T]], limits: ResourceLimits
    ) -> Iterator[tuple[int, Outcome[T]]]:
        """Call functions as `run_in_children` does; those that the pool was not created with are pickled."""
        if not hasattr(os, "fork"):
            yield from ((number, _call(work, None, 0)) for number, work in enumerate(works))
            return
        waiting = deque(range(len(works)))
        try:
            while waiting or self._busy:
                while waiting and len(self._busy) < self._max_children:
                    self._busy.append(self._idle.pop() if self._idle else self._start_child())
                    self._hand_out(self._busy[-1], waiting, works, limits)
                for child in _wait_for_children(self._busy):
                    number, outcome = child.receive_outcome(limits)
                    if isinstance(outcome, Done):
                        self._hand_out(child, waiting, works, limits)
                    else:
                        waiting.extendleft(reversed(child.hand))
                        child.hand.clear()
                    if not child.hand:
                        self._busy.remove(child)
                        self._release(child, outcome)
                    yield number, outcome
        finally:
            while self._busy:
                self._busy.pop().end()

    def _hand_out(
        self, child: _Child, waiting: deque[int], works: Sequence[object], limits: ResourceLimits
    ) -> None:
        """Send a child its next lot once it is at the last call of the one before, unless it has had many.

        Functions are sent one by one: a lot of them could fill the pipe while the results fill theirs.
        """
        child.deadline = time.monotonic() + limits.clock_seconds
        is_known = works is self._known
        lot = min(_LARGEST_LOT, len(waiting) // (_LOTS_FOR_EACH * self._max_children)) if is_known else 0
        if len(child.hand) > (1 if lot else 0):
            return
        many = min(max(lot, 1), len(waiting), _MOST_CALLS - child.calls)
        numbers = [waiting.popleft() for _ in range(many)]
        child.send(numbers, numbers if is_known else [works[number] for number in numbers], limits)

    def _start_child(self) -> _Child:
        """Start a child that waits for its first call."""
        child_orders, orders = os.pipe()
        results, child_results = os.pipe()
        process = os.fork()
        if not process:
            others = (pipe for child in self._busy for pipe in (child.orders, child.results))
            for pipe in (orders, results, *others):  # so that a child ends when its parent has ended
                os.close(pipe)
            _serve(self._known, child_orders, child_results)
        os.close(child_orders)
        os.close(child_results)
        return _Child(process, orders, results)

    def _release(self, child: _Child, outcome: Outcome[Any]) -> None:
        """Keep a child for the next call, unless its last one failed or it has done many."""
        if isinstance(outcome, Done) and child.calls < _MOST_CALLS:
            self._idle.append(child)
        else:
            child.end()


class _Child(Struct, eq=False):
    """A child process, with the pipes that lead to and from it."""

    process: int
    orders: int
    results: int
    hand: deque[int] = field(default_factory=deque)
    """The numbers of the calls that it was sent and has not done; it works at the first of them."""
    calls: int = 0
    """How many it was sent."""
    deadline: float = 0.0
    """When the call that it works at has to be done."""
    exit_code: int | None = None
    """The exit code, or a signal's number below zero; None before the process was waited for."""

    def send(self, numbers: Sequence[int], orders: Sequence[object], limits: ResourceLimits) -> None:
        """Send calls to a child: their numbers, or the functions themselves."""
        self.hand += numbers
        self.calls += len(numbers)
        with suppress(BrokenPipeError):  # it has died, which `receive_outcome` reports
            send_message(self.orders, (orders, limits))

    def receive_outcome(self, limits: ResourceLimits) -> tuple[int, Any]:
        """Receive the outcome of the call that the child works at, or find out why there is none."""
        return self.hand.popleft(), self._receive(limits)

    def _receive(self, limits: ResourceLimits) -> Any:
        try:
            return receive_message(self.results, self.deadline)
        except TimeoutError:
            return limits.exceeded(Limit.CLOCK)
        except EOFError:
            limit = limit_that_ended(-self._wait())
        return limits.exceeded(limit) if limit else Failed(DiedError("?", "the child process ended early"))

    def end(self) -> None:
        """Kill the process."""
        os.close(self.orders)
        os.close(self.results)
        if self.exit_code is None:
            os.kill(self.process, signal.SIGKILL)
        self._wait()

    def _wait(self) -> int:
        """Wait for the end of the process and return its exit code."""
        if self.exit_code is None:
            _, status, used = os.wait4(self.process, 0)
            count_child_time(used.ru_utime + used.ru_stime)
            self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code


def _wait_for_children(busy: Sequence[_Child]) -> list[_Child]:
    """Wait for children that have sent something, or whose deadline has passed."""
    left = min(child.deadline for child in busy) - time.monotonic()
    ready = select.select([child.results for child in busy], [], [], max(0.0, left))[0]
    now = time.monotonic()
    return [child for child in busy if child.results in ready or child.deadline <= now]


def _serve(known: Sequence[Callable[[], Any]], orders: int, results: int) -> None:
    """Do the calls of a child, then end the process without running what its parent has still to do."""
    gc.freeze()  # what the parent has loaded stays, and its pages stay shared
    size_bytes = address_space_bytes()
    try:
        with suppress(EOFError):
            while True:
                lot, limits = receive_message(orders)
                for order in lot:
                    work = known[order] if isinstance(order, int) else order
                    if not _send_outcome(results, _call(work, limits, size_bytes)):
                        return  # another child does what is left
                    gc.collect(0)  # cycles that this call has made: what earlier calls left is caches
    finally:
        os._exit(0)


def _send_outcome(results: int, outcome: Outcome[Any]) -> bool:
    """Send an outcome, of which nothing stays here; return whether the child may do another call."""
    send_message(results, outcome)
    return isinstance(outcome, Done)


def _call(work: Callable[[], T], limits: ResourceLimits | None, size_bytes: int) -> Outcome[T]:
    try:
        if limits:
            limit_this_process(limits, size_bytes)
        return Done(work())
    except MemoryError:
        return (
            limits.exceeded(Limit.MEMORY) if limits else Exceeded(Limit.MEMORY, "the memory of this machine")
        )
    except OSError as fault:
        return Failed(fault)
    except Exception as bug:  # noqa: BLE001  # a traceback cannot be sent to the parent: its place is
        return Failed(ChildError(*locate_exception(bug)))
