"""Work on other machines, by whatever keeps to the interface of `concurrent.futures`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from typing import TypeVar

from briefgen.workers.helper import within
from briefgen.workers.pool import Bounds, ChildError, Failed, Outcome, blame

T = TypeVar("T")


def spread(
    executor: Executor, works: Sequence[Callable[[], T]], bounds: Bounds
) -> Iterator[tuple[int, Outcome[T]]]:
    """Have an executor do each piece of work within bounds, as `workers.pool.pooled` does here."""
    futures = {executor.submit(within, work, bounds): number for number, work in enumerate(works)}
    try:
        for future in as_completed(futures):
            fault = future.exception()
            yield futures[future], Failed(ChildError(*blame(fault))) if fault else future.result()
    finally:
        for future in futures:
            future.cancel()
