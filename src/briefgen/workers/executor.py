"""Work on other machines, through any executor with the interface of `concurrent.futures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Any, Final, TypeVar

from msgspec import Struct

from briefgen.diagnostic import Diagnostic
from briefgen.workers.helper import run_in_helper
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import ChildError, Failed, Outcome, locate_exception

T = TypeVar("T")
_QUIET_SECONDS: Final = 2
"""After how long without a result the executor is asked whether it is still there."""
_LEAST_LOTS: Final = 64
"""How many lots there are at least, where there is work for them: enough for the executor to share out."""
_MOST_IN_A_LOT: Final = 8
"""If a lot is lost, all of its work is done again."""


class Lost(Struct, frozen=True):
    """Work that was given up, because what should have done it is not there any more."""

    finding: Diagnostic


def run_on_executor(
    executor: Executor,
    find_loss: Callable[[], Diagnostic | None],
    works: Sequence[Callable[[], T]],
    limits: ResourceLimits,
) -> Iterator[tuple[int, Outcome[T] | Lost]]:
    """Call functions within limits on an executor, as `workers.pool.run_in_children` does on this machine.

    Shape: much work is handed out in lots. Once `find_loss` reports that the executor can do no more, the
    work of the lots that have not ended is `Lost`.
    """
    size = max(1, min(_MOST_IN_A_LOT, len(works) // _LEAST_LOTS))
    lots = [range(start, min(start + size, len(works))) for start in range(0, len(works), size)]
    futures: dict[Future[Any], range] = {
        executor.submit(_run_lot, [works[number] for number in lot], limits): lot for lot in lots
    }
    pending = set(futures)
    try:
        while pending:
            ended, _ = wait(pending, _QUIET_SECONDS, FIRST_COMPLETED)
            ended = {future for future in ended if not future.cancelled()}
            if not ended and (loss := find_loss()) is not None:
                for future in pending:
                    yield from ((number, Lost(loss)) for number in futures[future])
                return
            pending -= ended
            for future in sorted(ended, key=lambda each: futures[each].start):
                yield from zip(futures[future], _outcomes(future, len(futures[future])), strict=True)
    finally:
        for future in pending:
            future.cancel()


def _run_lot(works: Sequence[Callable[[], T]], limits: ResourceLimits) -> list[Outcome[T]]:
    """Call functions one after the other, each within limits of its own."""
    return [run_in_helper(work, limits) for work in works]


def _outcomes(future: Future[list[Outcome[T]]], count: int) -> list[Outcome[T]]:
    fault = future.exception()
    return [Failed(ChildError(*locate_exception(fault)))] * count if fault else future.result()
