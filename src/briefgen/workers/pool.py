"""Doing pieces of work where limits can end them: in child processes, which the system stops.

A time-out inside the process cannot: constant folding in Jinja2, a long multiplication or a regular
expression hold the interpreter until they are done.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Generic, Self, TypeVar

T = TypeVar("T")
_LENGTH: Final = 8
_ROOM: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may use, beyond what the process holds before it.

    Units: seconds of the clock, megabytes of 2^20 bytes.
    """

    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of a piece of work."""

    value: T


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A piece of work that was ended, by its `limit` of memory or else of time."""

    limit: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A piece of work that ended with a fault: a ChildError, or an OSError."""

    fault: Exception


Outcome = Done[T] | Exceeded | Failed


class ChildError(Exception):
    """An exception in the child that is nobody's finding; `where` is a file and a line of it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what


class DiedError(ChildError):
    """The child is gone without a word: killed, or broken in native code."""


def memory_limit(megabytes: int) -> str:
    """Name a limit of memory."""
    return f"{megabytes:,} MB of memory"


def bounded(works: Sequence[Callable[[], T]], bounds: Bounds) -> Iterator[Done[T] | Exceeded]:
    """Do each piece of work within bounds, one after the other, as `pooled` does with one child.

    Errors: ChildError, OSError.
    """
    for _, outcome in pooled(works, bounds, 1):
        if isinstance(outcome, Failed):
            raise outcome.fault
        yield outcome


def pooled(
    works: Sequence[Callable[[], T]], bounds: Bounds, children: int
) -> Iterator[tuple[int, Outcome[T]]]:
    """Do each piece of work within bounds; what becomes of one is nothing to the others.

    At most `children` processes work side by side. Each does one piece after the other and keeps what it has
    loaded; the bounds hold for each piece. One whose piece did not end well is replaced. Where the system
    knows no `fork`, the work is done here and without bounds.

    Shape: each outcome as it comes, with the number of its piece; values are pickled.
    """
    with Pool(children, works) as pool:
        yield from pool.do(works, bounds)


class Pool:
    """Child processes that stay, and keep what they have loaded from one call to the next."""

    def __init__(self, children: int, known: Sequence[Callable[[], Any]] = ()) -> None:
        self._most = children
        self._known = known
        self._idle: list[_Child] = []
        self._busy: list[_Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for child in (*self._idle, *self._busy):
            child.end()

    def do(self, works: Sequence[Callable[[], T]], bounds: Bounds) -> Iterator[tuple[int, Outcome[T]]]:
        """Do pieces of work as `pooled` does; those that were not known from the beginning are pickled."""
        if not hasattr(os, "fork"):
            yield from ((number, _outcome(work, None, 0)) for number, work in enumerate(works))
            return
        orders: Sequence[object] = range(len(works)) if works is self._known else works
        left = deque(enumerate(orders))
        try:
            while left or self._busy:
                while left and len(self._busy) < self._most:
                    self._busy.append(self._idle.pop() if self._idle else _begin(self._known))
                    self._busy[-1].give(*left.popleft(), bounds)
                for child in _awaited(self._busy):
                    number, outcome = child.piece, _told(child)
                    if isinstance(outcome, Done) and left:
                        child.give(*left.popleft(), bounds)
                    else:
                        self._busy.remove(child)
                        self._keep(child, outcome)
                    yield number, outcome
        finally:
            while self._busy:
                self._busy.pop().end()

    def _keep(self, child: _Child, outcome: Outcome[Any]) -> None:
        """Keep a child for later, unless its last piece did not end well."""
        if isinstance(outcome, Done):
            self._idle.append(child)
        else:
            child.end()


@dataclass(slots=True, eq=False)
class _Child:
    """A child process."""

    process: int
    reader: int
    writer: BinaryIO
    piece: int = 0
    until: float = 0.0
    megabytes: int = 0

    def give(self, piece: int, order: object, bounds: Bounds) -> None:
        """Hand a piece of work to a child that has nothing to do."""
        self.piece, self.until, self.megabytes = piece, time.monotonic() + bounds.seconds, bounds.megabytes
        with suppress(BrokenPipeError):  # it has died: whoever waits for its outcome will see
            _tell(self.writer, (order, bounds))

    def died(self) -> Exceeded | Failed:
        """Say why the process is gone without an outcome: native code that is given no memory aborts."""
        ended = os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOWAIT)
        by = ended.si_status if ended and ended.si_code != os.CLD_EXITED else 0
        if by == signal.SIGABRT:
            return Exceeded(memory_limit(self.megabytes))
        if by == signal.SIGXCPU:
            return Exceeded("")
        return Failed(DiedError("?", "the child process ended early"))

    def end(self) -> None:
        """End the process, whatever it does."""
        os.close(self.reader)
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        with suppress(BrokenPipeError):
            self.writer.close()


def _begin(known: Sequence[Callable[[], Any]]) -> _Child:
    """Begin a child that waits for its first piece."""
    orders, writer = os.pipe()
    reader, results = os.pipe()
    process = os.fork()
    if not process:
        os.close(writer)  # a child ends when nobody can give it work any more
        os.close(reader)
        _work(known, orders, results)
    os.close(orders)
    os.close(results)
    return _Child(process, reader, os.fdopen(writer, "wb"))


def _awaited(busy: Sequence[_Child]) -> list[_Child]:
    """Wait for children that have something to tell, or whose time is over."""
    left = min(child.until for child in busy) - time.monotonic()
    ready = select.select([child.reader for child in busy], [], [], max(0.0, left))[0]
    now = time.monotonic()
    return [child for child in busy if child.reader in ready or child.until <= now]


def _work(known: Sequence[Callable[[], Any]], orders: int, results: int) -> None:
    """Do the work of a child, which ends here and runs nothing that its parent has still to do."""
    mine = _size_bytes()
    try:
        with os.fdopen(orders, "rb") as given, os.fdopen(results, "wb") as stream:
            while head := given.read(_LENGTH):
                order, bounds = pickle.loads(given.read(int.from_bytes(head, "big")))  # noqa: S301  # from our parent
                _tell(stream, _outcome(known[order] if isinstance(order, int) else order, bounds, mine))
    finally:
        os._exit(0)


def _outcome(work: Callable[[], T], bounds: Bounds | None, mine: int) -> Outcome[T]:
    try:
        if bounds:
            _limit(bounds, mine)
        return Done(work())
    except MemoryError:
        return Exceeded(memory_limit(bounds.megabytes) if bounds else "the memory there is")
    except OSError as fault:
        return Failed(fault)
    except Exception as bug:  # noqa: BLE001  # a traceback does not cross to the parent: its place does
        return Failed(ChildError(*blame(bug)))


def blame(bug: BaseException) -> tuple[str, str]:
    """Name the file and the line that an exception comes from, in whichever process, and what it is."""
    if isinstance(bug, ChildError):
        return bug.where, bug.what
    place = bug.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    file = Path(place.tb_frame.f_code.co_filename).name if place else "?"
    return f"{file}:{place.tb_lineno if place else 0}", f"{type(bug).__name__}: {bug}"


def _limit(bounds: Bounds, mine: int) -> None:
    """Have the system refuse memory beyond what a child began with, and end one whose parent is gone."""
    import resource  # there where there is `fork`

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    room = min([mine + (bounds.megabytes << 20), *(most for most in (soft, hard) if most >= 0)])
    cpu = resource.getrlimit(resource.RLIMIT_CPU)[1]
    seconds = int(used.ru_utime + used.ru_stime + bounds.seconds) + 2
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (room, hard))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds if cpu < 0 else min(seconds, cpu), cpu))


def _size_bytes() -> int:
    """Give the address space of this process; 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _tell(stream: BinaryIO, outcome: object) -> None:
    data = pickle.dumps(outcome)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def _told(child: _Child) -> Any:
    """Read one outcome of a child, and no further."""
    data, length = b"", _LENGTH
    while len(data) < length:
        left = child.until - time.monotonic()
        if not select.select([child.reader], [], [], max(0.0, left))[0]:
            return Exceeded("")
        if not (piece := os.read(child.reader, min(length - len(data), _ROOM))):
            return child.died()
        data += piece
        if len(data) == length == _LENGTH:
            length += int.from_bytes(data, "big")
    return pickle.loads(data[_LENGTH:])  # noqa: S301  # from our own child
