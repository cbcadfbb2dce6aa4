"""Work on other machines, through any executor with the interface of `concurrent.futures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from typing import TypeVar

from briefgen.workers.helper import run_in_helper
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import ChildError, Failed, Outcome, locate_exception

T = TypeVar("T")


def run_on_executor(
    executor: Executor, works: Sequence[Callable[[], T]], limits: ResourceLimits
) -> Iterator[tuple[int, Outcome[T]]]:
    """Call functions within limits on an executor, as `workers.pool.run_in_children` does on this machine."""
    futures = {executor.submit(run_in_helper, work, limits): number for number, work in enumerate(works)}
    try:
        for future in as_completed(futures):
            fault = future.exception()
            yield (
                futures[future],
                Failed(ChildError(*locate_exception(fault))) if fault else future.result(),
            )
    finally:
        for future in futures:
            future.cancel()
