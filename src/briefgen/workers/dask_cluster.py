"""Dask, which runs work on several machines and repeats the work of a machine that fails.

It needs the extra `dask`, and is imported only when a run asks for it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Final

from distributed import Client

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.version import VERSION

_CONNECT_SECONDS: Final = 10
_RETRIES: Final = 2


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[Executor | None, tuple[Diagnostic, ...]]]:
    """Connect to the scheduler of a cluster and yield an executor.

    Errors: engine-unready, where the scheduler does not answer, has no worker, or has a worker with another
    briefgen.
    """
    span = Span(f"--scheduler {address}")
    logging.getLogger("distributed.client").setLevel(logging.ERROR)  # it warns of work that is repeated
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fault:
        hint = "start it with `dask scheduler`, and name its address as `tcp://HOST:8786`"
        yield None, (error("engine-unready", span, f"the scheduler does not answer: {fault}", hint),)
        return
    with client:
        problem = _problem(client, span)
        if problem:
            yield None, (problem,)
        else:
            yield client.get_executor(pure=False, retries=_RETRIES), ()  # type: ignore[no-untyped-call]


def _problem(client: Client, span: Span) -> Diagnostic | None:
    try:
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except TimeoutError:
        hint = "start some with `dask worker`, in an environment with the same briefgen"
        return error("engine-unready", span, "the scheduler has no worker", hint)
    try:
        versions = client.run(_version)
    except ModuleNotFoundError:
        versions = {"a worker": "none"}
    others = sorted(f"{worker} has {theirs}" for worker, theirs in versions.items() if theirs != VERSION)
    if not others:
        return None
    hint = f"install briefgen {VERSION} wherever a worker runs"
    return error("engine-unready", span, f"not every worker has this briefgen: {others[0]}", hint)


def _version() -> str:
    """Return the version of the process that calls this."""
    return VERSION
