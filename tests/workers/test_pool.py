"""Tests of child processes that work within limits."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import time
import weakref
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import ChildError, DiedError, Done, Exceeded, Failed, Limit, locate_exception
from briefgen.workers.pool import Pool, run_in_child, run_in_children

ENOUGH = ResourceLimits(20, 4000)
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
    found = [r.value for r in run_in_child([os.getpid] * 3, ENOUGH) if isinstance(r, Done)]
    assert len(found) == 3
    assert len(set(found)) == 1
    assert found[0] != PARENT


def test_what_takes_too_long_is_ended_and_the_rest_is_done() -> None:
    """A piece of work that does not end is ended; those behind it are done."""
    works: list[Callable[[], int]] = [partial(int, 1), _never, partial(int, 3)]
    assert list(run_in_child(works, ResourceLimits(0.2, 4000))) == [
        Done(1),
        Exceeded(Limit.PROCESSOR_TIME, "0.2 s of processor time"),
        Done(3),
    ]


@pytest.mark.parametrize(
    ("work", "limit"),
    [(partial(pow, 9, 9**9), Limit.PROCESSOR_TIME), (partial("a".__mul__, 10**11), Limit.MEMORY)],
    ids=["time", "memory"],
)
def test_one_long_operation_is_ended(work: Callable[[], object], limit: Limit) -> None:
    """A single operation that never returns to the interpreter is ended too."""
    (result,) = run_in_child([work], ResourceLimits(0.5, 4000))
    assert isinstance(result, Exceeded)
    assert result.limit is limit


def test_a_bug_keeps_its_place() -> None:
    """An exception of the child is raised here, with the place where it was."""
    with pytest.raises(ChildError) as caught:
        list(run_in_child([_fails], ENOUGH))
    place, what = locate_exception(caught.value)
    assert place.startswith("test_pool.py:")
    assert what == "ZeroDivisionError: planted"


def test_faults_of_files_are_raised_as_they_are() -> None:
    """A fault of the system is raised here as the same one."""
    with pytest.raises(FileNotFoundError, match=r"a\.yaml"):
        list(run_in_child([_has_no_file], ENOUGH))


def test_native_code_without_memory_exceeds_the_bound() -> None:
    """A child that aborts, as native code does that is given no memory, has exceeded the limit of memory."""
    assert list(run_in_child([_aborts], ENOUGH)) == [Exceeded(Limit.MEMORY, "4,000 MB of memory")]


def test_a_child_that_dies_is_reported() -> None:
    """A child that is killed from outside does not pass for one that is done."""
    with pytest.raises(ChildError):
        list(run_in_child([_dies], ENOUGH))


class _Cycle:
    def __init__(self) -> None:
        self.own = self


_cycles: list[weakref.ref[_Cycle]] = []


def _make_cycle() -> int:
    _cycles.append(weakref.ref(_Cycle()))
    return len(_cycles)


def _count_cycles() -> int:
    return sum(each() is not None for each in _cycles)


def test_a_child_keeps_no_cycles_of_earlier_calls() -> None:
    """What a call has made, and what only refers to itself, is gone before the next call."""
    assert list(run_in_child([_make_cycle, _count_cycles], ENOUGH)) == [Done(1), Done(0)]


def test_another_child_takes_over_after_many_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child ends after so many calls, in one run of a pool or in several, and no call is lost."""
    monkeypatch.setattr("briefgen.workers.pool._MOST_CALLS", 3)
    with Pool(1) as pool:
        runs = [list(pool.run([os.getpid] * many, ENOUGH)) for many in (5, 2)]
    assert [number for run in runs for number, _ in run] == [0, 1, 2, 3, 4, 0, 1]
    children = [outcome.value for run in runs for _, outcome in run if isinstance(outcome, Done)]
    assert list(Counter(children).values()) == [3, 3, 1]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_child_is_left() -> None:
    """A caller that stops listening leaves no process behind."""
    works: list[Callable[[], int]] = [partial(int, 1), _never]
    results = run_in_child(works, ENOUGH)
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _own_pid() -> int:
    time.sleep(0.05)
    return os.getpid()


def test_children_work_side_by_side() -> None:
    """As many children as asked for share the work, and no more; each outcome carries the number of its piece."""
    found = dict(run_in_children([_own_pid] * 12, ENOUGH, 3))
    assert sorted(found) == list(range(12))
    pids = {outcome.value for outcome in found.values() if isinstance(outcome, Done)}
    assert len(pids) == 3
    assert PARENT not in pids


def test_outcomes_come_as_they_are_there(tmp_path: Path) -> None:
    """A call that takes long does not delay the outcomes of the calls beside it."""
    others_are_done = tmp_path / "done"

    def wait() -> None:
        while not others_are_done.exists():
            time.sleep(0.01)

    works: list[Callable[[], object]] = [wait, partial(int, 1), partial(int, 2)]
    numbers = []
    for number, _ in run_in_children(works, ENOUGH, 2):
        numbers.append(number)
        if len(numbers) == 2:
            others_are_done.touch()
    assert numbers == [1, 2, 0]


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
    found = dict(run_in_children(works, ResourceLimits(0.5, 4000), children))
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


def _burn(seconds: float) -> float:
    """Use processor time."""
    start = time.process_time()
    while time.process_time() - start < seconds:
        pass
    return seconds


def test_each_call_has_the_whole_limit() -> None:
    """The processor time of one call does not count for the next one of the same child."""
    assert list(run_in_child([partial(_burn, 0.3)] * 4, ResourceLimits(0.8, 4000))) == [Done(0.3)] * 4


def test_waiting_is_no_work() -> None:
    """A call that waits three times as long as its processor time may be ends well."""
    assert list(run_in_child([partial(time.sleep, 0.6)], ResourceLimits(0.2, 4000))) == [Done(None)]


def _measured_end(
    works: Sequence[Callable[[], object]], limits: ResourceLimits
) -> tuple[list[object], float]:
    before = os.times()
    outcomes: list[object] = list(run_in_child(works, limits))
    after = os.times()
    return outcomes, sum(after[2:4]) - sum(before[2:4])


@pytest.fixture
def loaded_machine() -> Iterator[None]:
    """Keep every core busy with three other processes."""
    script = f"import os\nwhile os.getppid() == {os.getpid()}: pass"
    others = [
        subprocess.Popen([sys.executable, "-c", script])  # noqa: S603  # our own interpreter
        for _ in range(3 * (os.cpu_count() or 1))
    ]
    yield
    for other in others:
        other.kill()
        other.wait()


@pytest.mark.usefixtures("loaded_machine")
def test_a_busy_machine_does_not_use_up_the_limit() -> None:
    """On a loaded machine a call has all of its processor time, and one that never ends is ended soon after it."""
    assert list(run_in_child([partial(_burn, 0.3)], ResourceLimits(0.4, 4000))) == [Done(0.3)]
    (outcome,), used = _measured_end([_never], ResourceLimits(0.4, 4000))
    assert outcome == Exceeded(Limit.PROCESSOR_TIME, "0.4 s of processor time")
    assert 0.3 < used < 0.8


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


@pytest.mark.parametrize("work", [partial(time.sleep, 600), _stop], ids=["asleep", "stopped"])
def test_what_waits_for_ever_is_ended(work: Callable[[], object]) -> None:
    """A call that sleeps, or whose process is stopped, is ended by the limit of the clock."""
    ended = Exceeded(Limit.CLOCK, "0.5 s of wall-clock time")
    limits = ResourceLimits(0.5, 4000, clock_factor=1, min_clock_seconds=0.5)
    assert list(run_in_child([work], limits)) == [ended]


def _burns_in_a_child() -> list[object]:
    return list(run_in_child([partial(_burn, 0.4)], ResourceLimits(20, 4000)))


def test_the_time_of_a_childs_own_children_counts() -> None:
    """A call cannot pass its limit by having children of its own do the work."""
    works: list[Callable[[], object]] = [lambda: [_burns_in_a_child() for _ in range(20)]]
    outcomes, used = _measured_end(works, ResourceLimits(0.6, 4000))
    assert outcomes == [Exceeded(Limit.PROCESSOR_TIME, "0.6 s of processor time")]
    assert used < 2


def test_no_child_outlives_a_caller_that_is_killed() -> None:
    """Where the caller is killed, its children end with the pieces they are at."""
    script = (
        "import os, time; from functools import partial\n"
        "from briefgen.workers.limits import ResourceLimits\n"
        "from briefgen.workers.pool import run_in_children\n"
        "caller = os.getpid()\n"
        "def work(number):\n"
        "    os.write(1, b'%d\\n' % os.getpid())\n"
        "    while os.getppid() == caller: time.sleep(0.01)\n"
        "    time.sleep(number / 20)\n"  # the second child lives longer than the first
        "works = [partial(work, number) for number in range(100)]\n"
        "list(run_in_children(works, ResourceLimits(20, 4000), 2))"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as caller:  # noqa: S603  # our own interpreter
        assert caller.stdout is not None
        pids = {int(caller.stdout.readline()) for _ in range(2)}
        caller.kill()
        rest = caller.stdout.read()  # up to its end, which is that of the last child
    assert len(pids) == 2
    assert rest == b""


def test_a_pool_keeps_its_children() -> None:
    """What comes later is done by the same children, save where one had to be replaced, within bounds of its own."""
    with Pool(2) as pool:
        first = {r.value for _, r in pool.run([_own_pid] * 4, ENOUGH) if isinstance(r, Done)}
        second = {r.value for _, r in pool.run([_own_pid] * 4, ENOUGH) if isinstance(r, Done)}
        assert len(first) == 2
        assert second == first
        ((_, ended),) = pool.run([partial(pow, 9, 9**9)], ResourceLimits(0.2, 4000))
        assert isinstance(ended, Exceeded)
        third = {r.value for _, r in pool.run([_own_pid] * 4, ENOUGH) if isinstance(r, Done)}
        assert len(third & first) == 1
        assert len(third) == 2
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _mark_once(folder: Path, number: int) -> int:
    """Leave a mark.

    Errors: FileExistsError where the call was made before.
    """
    (folder / str(number)).touch(exist_ok=False)
    return number


def _until(is_so: Callable[[], bool]) -> None:
    """Wait up to ten seconds."""
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)


def test_a_child_goes_on_while_nobody_looks_at_its_results(tmp_path: Path) -> None:
    """Calls are handed out in lots: a child begins the next one though its first outcome was not yet received."""
    works = [partial(_mark_once, tmp_path, number) for number in range(40)]
    with Pool(1, works) as pool:
        results = pool.run(works, ENOUGH)
        next(results)
        _until(lambda: len([*tmp_path.iterdir()]) >= 5)
        time.sleep(0.1)
        begun = len([*tmp_path.iterdir()])
        rest = [number for number, _ in results]
    assert 5 <= begun <= 1 + 8, "the lot in hand, and no more"
    assert rest == [*range(1, 40)]


def test_a_call_is_waited_for_by_no_other_child(tmp_path: Path) -> None:
    """At the end, lots are single calls: no call waits behind one that takes long while the other child is idle."""
    works: list[Callable[[], object]] = [partial(int, 1)] * 64
    works[50] = lambda: _until((tmp_path / "done").exists)
    numbers = []
    for number, _ in run_in_children(works, ENOUGH, 2):
        numbers.append(number)
        if len(numbers) == len(works) - 1:
            (tmp_path / "done").touch()
    assert numbers[-1] == 50


@pytest.mark.parametrize("children", [1, 2])
@pytest.mark.parametrize(
    ("bad", "outcome"),
    [
        (_dies, DiedError),
        (_fails, ChildError),
        (_has_no_file, FileNotFoundError),
        (_never, Limit.PROCESSOR_TIME),
        (partial("a".__mul__, 10**11), Limit.MEMORY),
        (partial(time.sleep, 600), Limit.CLOCK),
    ],
    ids=["killed", "bug", "file", "time", "memory", "clock"],
)
def test_of_a_lot_only_the_call_at_work_is_lost(
    bad: Callable[[], object], outcome: object, children: int, tmp_path: Path
) -> None:
    """Where a child dies, fails or exceeds a limit with a lot in hand, another one does the rest, once."""
    limits = ResourceLimits(0.4, 4000)
    if outcome is Limit.CLOCK:
        limits = ResourceLimits(20, 4000, clock_factor=0, min_clock_seconds=1)
    works: list[Callable[[], object]] = [partial(_mark_once, tmp_path, number) for number in range(40)]
    works[2] = bad
    found = dict(run_in_children(works, limits, children))
    lost = found.pop(2)
    what = (
        lost.limit if isinstance(lost, Exceeded) else type(lost.fault) if isinstance(lost, Failed) else lost
    )
    assert what == outcome
    assert found == {number: Done(number) for number in range(40) if number != 2}


def test_each_call_of_a_lot_has_the_whole_limit_of_the_clock() -> None:
    """The clock of a call starts when the one before it has ended, not when its lot was handed out."""
    limits = ResourceLimits(20, 4000, clock_factor=0.001, min_clock_seconds=0.6)
    outcomes = run_in_child([partial(time.sleep, 0.1)] * 64, limits)
    assert [*islice(outcomes, 12)] == [Done(None)] * 12
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator
