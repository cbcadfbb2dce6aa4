"""Tests of work that another executor hands out."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.workers.executor import Lost, run_on_executor
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import DiedError, Done, Exceeded, Failed

ENOUGH = ResourceLimits(20, 4000)
GONE = error("engine-lost", Span("f"), "the cluster was lost", "start it again")


def _no_loss() -> Diagnostic | None:
    return None


def test_work_is_done_within_limits_beside_threads(tmp_path: Path) -> None:
    """In a process with threads each piece is done, or ended, or fails for itself, as it would be here."""
    works: list[Callable[[], object]] = [partial(int, n) for n in range(6)]
    works[1], works[3] = partial(pow, 9, 9**9), partial("a".__mul__, 10**11)
    works[4], works[5] = partial(os._exit, 1), partial(os.stat, tmp_path / "none")
    with ThreadPoolExecutor(2) as executor:
        found = dict(run_on_executor(executor, _no_loss, works, ResourceLimits(0.5, 4000)))
    assert [found[number] for number in (0, 2)] == [Done(0), Done(2)]
    assert [type(found[number]) for number in (1, 3)] == [Exceeded, Exceeded]
    faults = [outcome.fault for number in (4, 5) if isinstance(outcome := found[number], Failed)]
    assert [type(fault) for fault in faults] == [DiedError, FileNotFoundError]


def test_work_of_one_thread_has_one_process_beside_it() -> None:
    """A thread's pieces are done in one child of a process beside it, which both stay."""
    with ThreadPoolExecutor(1) as executor:
        parents = {
            str(outcome) for _, outcome in run_on_executor(executor, _no_loss, [os.getppid] * 3, ENOUGH)
        }
        children = {
            str(outcome) for _, outcome in run_on_executor(executor, _no_loss, [os.getpid] * 3, ENOUGH)
        }
    assert len(parents) == 1
    assert str(Done(os.getpid())) not in parents
    assert len(children) == 1


class _Lost(ThreadPoolExecutor):
    """An executor that loses what it is given."""

    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]  # it takes anything
        lost: Future[object] = Future()
        lost.set_exception(RuntimeError("the worker died"))
        return lost


def test_what_an_executor_loses_is_reported() -> None:
    """A piece that the executor could not do fails with its reason; it is not passed over."""
    ((number, outcome),) = run_on_executor(_Lost(1), _no_loss, [partial(int, 1)], ENOUGH)
    assert number == 0
    assert isinstance(outcome, Failed)
    assert "the worker died" in str(outcome.fault)


class _Deaf(ThreadPoolExecutor):
    """An executor that does the first piece alone; what else it is given it cancels, or leaves."""

    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]  # it takes anything
        future: Future[object] = Future()
        if not hasattr(self, "_given"):
            self._given = [future]
            future.set_result([Done(0)])
        elif len(self._given) == 1:
            self._given.append(future)
            future.cancel()
        return future


class _Counting(ThreadPoolExecutor):
    """An executor that counts what it is given."""

    given = 0

    def submit(self, *given: Any, **named: Any) -> Future[Any]:
        self.given += 1
        return super().submit(*given, **named)


@pytest.mark.parametrize(("count", "lots"), [(0, 0), (1, 1), (127, 127), (200, 67), (5000, 625)])
def test_much_work_is_handed_out_in_lots(monkeypatch: pytest.MonkeyPatch, count: int, lots: int) -> None:
    """Each piece of many has its own outcome, though several go out together; a few go out one by one."""
    monkeypatch.setattr("briefgen.workers.executor.run_in_helper", lambda work, _: Done(work()))
    with _Counting(2) as executor:
        found = run_on_executor(executor, _no_loss, [partial(int, n) for n in range(count)], ENOUGH)
        assert sorted(found, key=lambda each: each[0]) == [(n, Done(n)) for n in range(count)]
        assert executor.given == lots


def test_the_work_of_an_executor_that_is_gone_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that has ended has its outcome; the rest is given up with the finding, as soon as there is one."""
    monkeypatch.setattr("briefgen.workers.executor._QUIET_SECONDS", 0.01)
    losses = iter((None, None, GONE))
    works = [partial(int, n) for n in range(4)]
    with _Deaf(1) as executor:
        found = dict(run_on_executor(executor, lambda: next(losses), works, ENOUGH))
    assert found == {0: Done(0), 1: Lost(GONE), 2: Lost(GONE), 3: Lost(GONE)}
