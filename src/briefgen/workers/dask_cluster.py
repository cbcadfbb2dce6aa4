"""Dask, which runs work on several machines and repeats the work of a machine that fails.

It needs the extra `dask`, and is imported only when a run asks for it.

Dask waits without end for a scheduler that does not answer and for workers that do not come back. So a run
asks the scheduler itself, within a time limit: before it connects, and whenever no work ends for a while.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

from distributed import Client, Future
from distributed.comm.addressing import get_address_host_port
from distributed.core import rpc

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.version import VERSION

_ANSWER_SECONDS: Final = 5
_READY_SECONDS: Final = 10
"""How long a run waits for a first worker, and for the workers to name their version."""
_PATIENCE_SECONDS: Final = 12
"""How long a scheduler may not answer, or have no worker, before the cluster counts as lost."""
_CLOSE_SECONDS: Final = 2
_RETRIES: Final = 2
_VERSION_MODULE: Final = "briefgen.version"
_START_HINT: Final = "start it with `dask scheduler`, and name its address as `tcp://HOST:8786`"

FindLoss = Callable[[], Diagnostic | None]
"""Asks whether a cluster can still do work; reports why not."""


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[tuple[Executor, FindLoss] | None, tuple[Diagnostic, ...]]]:
    """Connect to the scheduler of a cluster and yield an executor, with what tells that the cluster is lost.

    Errors: engine-unready, where the address is none, no scheduler answers there, it has no worker, or a
    worker has another briefgen; engine-lost from the function.
    """
    span = Span(f"--scheduler {address}")
    for library in ("distributed", "tornado", "asyncio"):  # what they log is reported as a finding
        logging.getLogger(library).setLevel(logging.CRITICAL)
    if fault := _find_no_scheduler(address, span):
        yield None, (fault,)
        return
    client = Client(address, timeout=_READY_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    try:
        problem = _find_unready(client, span)
        if problem:
            yield None, (problem,)
        else:
            executor = client.get_executor(pure=False, retries=_RETRIES)  # type: ignore[no-untyped-call]
            yield (executor, _Watch(address, span).find_loss), ()
    finally:
        client.close(timeout=_CLOSE_SECONDS)  # type: ignore[no-untyped-call]


def _find_no_scheduler(address: str, span: Span) -> Diagnostic | None:
    try:
        get_address_host_port(address)
    except ValueError as fault:
        return error("engine-unready", span, f"not the address of a scheduler: {fault}", _START_HINT)
    found = _ask(address)
    if found is None:
        return error("engine-unready", span, "the scheduler does not answer", _START_HINT)
    if found.get("type") != "Scheduler":
        return error("engine-unready", span, f"this is a {found.get('type')}, not a scheduler", _START_HINT)
    return None


def _ask(address: str) -> dict[str, Any] | None:
    """Ask a scheduler for its description and its workers; None if it does not answer in time."""

    async def ask() -> dict[str, Any]:
        async with rpc(address, timeout=_ANSWER_SECONDS) as scheduler:  # type: ignore[no-untyped-call]
            found: dict[str, Any] = await scheduler.identity()
            return found

    try:
        return asyncio.run(asyncio.wait_for(ask(), _ANSWER_SECONDS))
    except OSError:  # also a time limit that was reached
        return None


def _find_unready(client: Client, span: Span) -> Diagnostic | None:
    try:
        client.wait_for_workers(1, timeout=_READY_SECONDS)
    except TimeoutError:
        hint = "start some with `dask worker`, in an environment with the same briefgen"
        return error("engine-unready", span, "the scheduler has no worker", hint)
    workers = sorted(client.scheduler_info()["workers"])
    asked = [_ask_version(client, worker) for worker in workers]
    try:
        versions = [
            "none that it can load" if future.exception(timeout=_READY_SECONDS) else future.result()  # type: ignore[no-untyped-call]
            for future in asked
        ]
    except TimeoutError:
        return error("engine-unready", span, "a worker does not answer", "end the workers that do not answer")
    others = [
        f"{worker} has {theirs}"
        for worker, theirs in zip(workers, versions, strict=True)
        if theirs != VERSION
    ]
    if not others:
        return None
    hint = f"install briefgen {VERSION} wherever a worker runs"
    return error("engine-unready", span, f"not every worker has this briefgen: {others[0]}", hint)


def _ask_version(client: Client, worker: str) -> Future[str]:
    """Ask a worker for its version, by functions that it can load without briefgen."""
    module = client.submit(import_module, _VERSION_MODULE, workers=[worker], pure=False)
    return client.submit(getattr, module, "VERSION", workers=[worker], pure=False)


class _Watch:
    """Remembers since when a cluster has not been able to do work."""

    def __init__(self, address: str, span: Span) -> None:
        self._address = address
        self._span = span
        self._since: float | None = None

    def find_loss(self) -> Diagnostic | None:
        """Ask the scheduler; report a cluster that has not been able to do work for a while."""
        asked = time.monotonic()
        found = _ask(self._address)
        if found is not None and found["workers"]:
            self._since = None
            return None
        self._since = asked if self._since is None else self._since
        if time.monotonic() - self._since < _PATIENCE_SECONDS:
            return None
        what = "the scheduler no longer answers" if found is None else "the scheduler has no worker left"
        hint = "start it again and repeat the command; what was built is up to date"
        return error("engine-lost", self._span, f"the cluster was lost: {what}", hint)
