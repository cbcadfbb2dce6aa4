"""Tests of work within bounds."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest

from briefgen.workers.pool import (
    Bounds,
    ChildError,
    DiedError,
    Done,
    Exceeded,
    Failed,
    Pool,
    blame,
    bounded,
    pooled,
)

ROOM = Bounds(20, 4000)
PARENT = os.getpid()


def _never() -> int:
    while True:
        pass


def _fails() -> int:
    raise ZeroDivisionError("planted")


def _dies() -> int:
    os.kill(os.getpid(), 9)
    return 0


def _aborts() -> int:
    faulthandler.disable()  # which pytest has switched on, and which would print
    os.abort()


def _has_no_file() -> int:
    raise FileNotFoundError(2, "No such file", "a.yaml")


def test_results_come_in_order_from_one_child() -> None:
    """Pieces of work share a child process, which is not this one."""
    found = [r.value for r in bounded([os.getpid] * 3, ROOM) if isinstance(r, Done)]
    assert len(found) == 3
    assert len(set(found)) == 1
    assert found[0] != PARENT


def test_what_takes_too_long_is_ended_and_the_rest_is_done() -> None:
    """A piece of work that does not end is ended; those behind it are done."""
    works: list[Callable[[], int]] = [partial(int, 1), _never, partial(int, 3)]
    assert list(bounded(works, Bounds(0.3, 4000))) == [Done(1), Exceeded(""), Done(3)]


@pytest.mark.parametrize(
    "work", [partial(pow, 9, 9**9), partial("a".__mul__, 10**11)], ids=["time", "memory"]
)
def test_one_long_operation_is_ended(work: Callable[[], object]) -> None:
    """A single operation that never returns to the interpreter is ended too."""
    (result,) = bounded([work], Bounds(0.5, 4000))
    assert isinstance(result, Exceeded)


def test_a_bug_keeps_its_place() -> None:
    """An exception of the child is raised here, with the place where it was."""
    with pytest.raises(ChildError) as caught:
        list(bounded([_fails], ROOM))
    place, what = blame(caught.value)
    assert place.startswith("test_pool.py:")
    assert what == "ZeroDivisionError: planted"


def test_faults_of_files_are_raised_as_they_are() -> None:
    """A fault of the system is raised here as the same one."""
    with pytest.raises(FileNotFoundError, match=r"a\.yaml"):
        list(bounded([_has_no_file], ROOM))


def test_native_code_without_memory_exceeds_the_bound() -> None:
    """A child that aborts, as native code does that is given no memory, has exceeded the limit of memory."""
    assert list(bounded([_aborts], ROOM)) == [Exceeded("4,000 MB of memory")]


def test_a_child_that_dies_is_told() -> None:
    """A child that is killed from outside does not pass for one that is done."""
    with pytest.raises(ChildError):
        list(bounded([_dies], ROOM))


def test_no_child_is_left() -> None:
    """A caller that stops listening leaves no process behind."""
    works: list[Callable[[], int]] = [partial(int, 1), _never]
    results = bounded(works, ROOM)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _told_pid() -> int:
    time.sleep(0.05)
    return os.getpid()


def test_children_work_side_by_side() -> None:
    """As many children as asked for share the work, and no more; each outcome carries the number of its piece."""
    found = dict(pooled([_told_pid] * 12, ROOM, 3))
    assert sorted(found) == list(range(12))
    pids = {outcome.value for outcome in found.values() if isinstance(outcome, Done)}
    assert len(pids) == 3
    assert PARENT not in pids


def test_outcomes_come_as_they_are_there() -> None:
    """A piece of work that takes its time does not hold up what is done beside it."""
    works = [partial(time.sleep, 0.4), partial(time.sleep, 0), partial(time.sleep, 0)]
    assert [number for number, _ in pooled(works, ROOM, 2)] == [1, 2, 0]


@pytest.mark.parametrize("children", [1, 2, 9])
def test_what_ends_badly_leaves_the_others_whole(children: int) -> None:
    """Of pieces that hang, eat memory, fail or die, each says so, and all others are done."""
    bad: dict[int, Callable[[], object]] = {
        1: _never,
        2: partial("a".__mul__, 10**11),
        4: _fails,
        5: _dies,
        7: _has_no_file,
    }
    works = [bad.get(number, partial(int, number)) for number in range(9)]
    found = dict(pooled(works, Bounds(0.5, 4000), children))
    assert sorted(found) == list(range(9))
    assert {number: found[number] for number in (0, 3, 6, 8)} == {n: Done(n) for n in (0, 3, 6, 8)}
    assert isinstance(found[1], Exceeded)
    assert isinstance(found[2], Exceeded)
    faults = [found[number] for number in (4, 5, 7)]
    assert [type(f.fault) for f in faults if isinstance(f, Failed)] == [
        ChildError,
        DiedError,
        FileNotFoundError,
    ]


def test_a_bound_is_each_pieces_own() -> None:
    """The time of a piece counts from when it is begun, not from when the child was."""
    assert list(bounded([partial(time.sleep, 0.3)] * 4, Bounds(0.8, 4000))) == [Done(None)] * 4


def test_no_child_outlives_a_caller_that_is_killed() -> None:
    """Where the caller is killed, its children end with the pieces they are at."""
    script = (
        "import os, time; from briefgen.workers.pool import Bounds, pooled\n"
        "def tell():\n    os.write(1, b'%d\\n' % os.getpid()); time.sleep(0.3)\n"
        "list(pooled([tell] * 100, Bounds(20, 4000), 2))"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as caller:  # noqa: S603  # our own interpreter
        assert caller.stdout is not None
        pids = {int(caller.stdout.readline()) for _ in range(2)}
        caller.kill()
        rest = caller.stdout.read().split()  # up to its end, which is that of the last child
    assert len(pids) == 2
    assert len(rest) <= 2


def test_a_pool_keeps_its_children() -> None:
    """What comes later is done by the same children, save where one had to be replaced, within bounds of its own."""
    with Pool(2) as pool:
        first = {r.value for _, r in pool.do([_told_pid] * 4, ROOM) if isinstance(r, Done)}
        second = {r.value for _, r in pool.do([_told_pid] * 4, ROOM) if isinstance(r, Done)}
        assert len(first) == 2
        assert second == first
        ((_, ended),) = pool.do([partial(pow, 9, 9**9)], Bounds(0.3, 4000))
        assert isinstance(ended, Exceeded)
        third = {r.value for _, r in pool.do([_told_pid] * 4, ROOM) if isinstance(r, Done)}
        assert len(third & first) == 1
        assert len(third) == 2
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
