"""Dask, which runs work on several machines and repeats the work of a machine that fails.

It needs the extra `dask`, and is imported only when a run asks for it.

Dask waits without end for a scheduler that does not answer and for workers that do not come back. So a run
asks the scheduler itself, within a time limit: before it connects, and whenever no work ends for a while.

The system closes the connection to a scheduler that was ended, and Dask one whose machine is gone. An open
connection without an answer means that the scheduler is slow, and it has more time.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

from distributed import Client, Future
from distributed.comm.addressing import get_address_host_port
from distributed.core import rpc

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.version import VERSION

_ANSWER_SECONDS: Final = 5
_SLOW_ANSWER_SECONDS: Final = 8
"""How long to wait for a second answer from an address that accepts connections but has not answered yet."""
_READY_SECONDS: Final = 10
"""How long a run waits for a first worker, and for the workers to name their version."""
_NO_WORKER_SECONDS: Final = 12
"""How long a scheduler may have no worker before the cluster counts as lost."""
_NO_ANSWER_SECONDS: Final = 120
"""How long a scheduler may not answer while its connection is open."""
_CLOSE_SECONDS: Final = 2
_RETRIES: Final = 2
_VERSION_MODULE: Final = "briefgen.version"
_START_HINT: Final = "start it with `dask scheduler`, and name its address as `tcp://HOST:8786`"

FindLoss = Callable[[], Diagnostic | None]
"""Asks whether a cluster can still do work; reports why not."""


@contextmanager
def dask_executor(address: str) -> Iterator[tuple[tuple[Executor, FindLoss] | None, tuple[Diagnostic, ...]]]:
    """Connect to the scheduler of a cluster; yield an executor, and a function that reports a lost cluster.

    Errors: engine-unready, where the address is none, no scheduler answers there, it has no worker, or a
    worker has another briefgen; engine-lost from the function.
    """
    span = Span(f"--scheduler {address}")
    for name in logging.root.manager.loggerDict:  # what the libraries log is reported as a finding
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    if fault := _find_no_scheduler(address, span):
        yield None, (fault,)
        return
    try:
        client = Client(address, timeout=_READY_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError:
        yield None, (_no_answer(span),)
        return
    try:
        problem = _find_unready(client, span)
        if problem:
            yield None, (problem,)
        else:
            executor = client.get_executor(pure=False, retries=_RETRIES)  # type: ignore[no-untyped-call]
            yield (executor, _Watch(address, client, span).find_loss), ()
    finally:
        client.close(timeout=_CLOSE_SECONDS)  # type: ignore[no-untyped-call]


def _find_no_scheduler(address: str, span: Span) -> Diagnostic | None:
    try:
        get_address_host_port(address)
    except ValueError as fault:
        return error("engine-unready", span, f"not the address of a scheduler: {fault}", _START_HINT)
    found = _ask(address)
    if found is None and _accepts_connections(address):
        found = _ask(address, _SLOW_ANSWER_SECONDS)
    if found is None:
        return _no_answer(span)
    if found.get("type") != "Scheduler":
        return error("engine-unready", span, f"this is a {found.get('type')}, not a scheduler", _START_HINT)
    return None


def _no_answer(span: Span) -> Diagnostic:
    return error("engine-unready", span, "the scheduler does not answer", _START_HINT)


def _accepts_connections(address: str) -> bool:
    """Check whether anything listens at an address."""
    try:
        socket.create_connection(get_address_host_port(address), _ANSWER_SECONDS).close()
    except OSError:
        return False
    return True


def _ask(address: str, seconds: float = _ANSWER_SECONDS) -> dict[str, Any] | None:
    """Ask a scheduler for its description and its workers; None if it does not answer in time."""

    async def ask() -> dict[str, Any]:
        async with rpc(address, timeout=seconds) as scheduler:  # type: ignore[no-untyped-call]
            found: dict[str, Any] = await scheduler.identity()
            return found

    try:
        return asyncio.run(asyncio.wait_for(ask(), seconds))
    except OSError:  # also a time limit that was reached
        return None


def _find_unready(client: Client, span: Span) -> Diagnostic | None:
    try:
        return _find_unready_workers(client, span)
    except (OSError, CancelledError):  # the scheduler has ended since it was asked
        return _no_answer(span)


def _find_unready_workers(client: Client, span: Span) -> Diagnostic | None:
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

    def __init__(self, address: str, client: Client, span: Span) -> None:
        self._address = address
        self._client = client
        self._connection: Any = client.scheduler_comm
        self._span = span
        self._since: dict[str, float] = {}
        """Since when the scheduler has been as it is now, by what is wrong with it."""

    def find_loss(self) -> Diagnostic | None:
        """Report a cluster that has not been able to do work for a while, or that has forgotten it."""
        if self._is_disconnected():
            return self._lost("the connection to the scheduler was closed")
        asked = time.monotonic()
        found = _ask(self._address)
        if found is not None and found["workers"]:
            self._since.clear()
            return None
        what = "the scheduler no longer answers" if found is None else "the scheduler has no worker left"
        self._since = {what: self._since.get(what, asked)}
        patience = _NO_ANSWER_SECONDS if found is None else _NO_WORKER_SECONDS
        return self._lost(what) if time.monotonic() - self._since[what] >= patience else None

    def _is_disconnected(self) -> bool:
        """Check whether the connection over which work was sent is gone; Dask then gives up all of it."""
        comm = self._connection.comm
        return self._client.scheduler_comm is not self._connection or comm is None or comm.closed()

    def _lost(self, what: str) -> Diagnostic:
        hint = "start it again and repeat the command; what was built is up to date"
        return error("engine-lost", self._span, f"the cluster was lost: {what}", hint)
