"""Work on other machines, through any executor with the interface of `concurrent.futures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from briefgen.diagnostic import Diagnostic
from briefgen.workers.helper import run_in_helper
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import ChildError, Failed, Outcome, locate_exception

T = TypeVar("T")
_QUIET_SECONDS: Final = 2
"""After how long without a result the executor is asked whether it is still there."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Work that was given up, because what should have done it is not there any more."""

    finding: Diagnostic


def run_on_executor(
    executor: Executor,
    find_loss: Callable[[], Diagnostic | None],
    works: Sequence[Callable[[], T]],
    limits: ResourceLimits,
) -> Iterator[tuple[int, Outcome[T] | Lost]]:
    """Call functions within limits on an executor, as `workers.pool.run_in_children` does on this machine.

    Shape: once `find_loss` reports that the executor can do no more, the work that has not ended is `Lost`.
    """
    futures: dict[Future[Any], int] = {
        executor.submit(run_in_helper, work, limits): number for number, work in enumerate(works)
    }
    pending = set(futures)
    try:
        while pending:
            ended, _ = wait(pending, _QUIET_SECONDS, FIRST_COMPLETED)
            ended = {future for future in ended if not future.cancelled()}
            if not ended and (loss := find_loss()) is not None:
                yield from ((number, Lost(loss)) for future, number in futures.items() if future in pending)
                return
            pending -= ended
            for future in sorted(ended, key=futures.__getitem__):
                yield futures[future], _outcome(future)
    finally:
        for future in pending:
            future.cancel()


def _outcome(future: Future[Outcome[T]]) -> Outcome[T]:
    fault = future.exception()
    return Failed(ChildError(*locate_exception(fault))) if fault else future.result()
