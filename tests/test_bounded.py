"""Tests of work within bounds."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest

from briefgen.bounded import Bounds, ChildError, Done, Exceeded, blame, bounded

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
    assert place.startswith("test_bounded.py:")
    assert what == "ZeroDivisionError: planted"


def test_faults_of_files_are_raised_as_they_are() -> None:
    """A fault of the system is raised here as the same one."""
    with pytest.raises(FileNotFoundError, match=r"a\.yaml"):
        list(bounded([_has_no_file], ROOM))


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
