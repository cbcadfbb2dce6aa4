"""Doing pieces of work where limits can end them: in a child process, which the system stops.

A time-out inside the process cannot: constant folding in Jinja2, a long multiplication or a regular
expression hold the interpreter until they are done.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Generic, TypeVar

T = TypeVar("T")
_LENGTH: Final = 8
_ROOM: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may use. Units: seconds of the clock, megabytes of 2^20 bytes."""

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


class ChildError(Exception):
    """An exception in the child that is nobody's finding; `where` is a file and a line of it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what


def bounded(works: Sequence[Callable[[], T]], bounds: Bounds) -> Iterator[Done[T] | Exceeded]:
    """Do each piece of work within bounds; one that exceeds them does not keep the next from being done.

    The pieces share a child process, and with it whatever they load once. Where the system knows no `fork`,
    they are done here and without bounds.

    Shape: one result for each, in order; results are pickled.
    Errors: ChildError, OSError.
    """
    begun = 0
    while begun < len(works):
        if not hasattr(os, "fork"):
            yield Done(works[begun]())
            begun += 1
            continue
        for result in _in_child(works[begun:], bounds):
            begun += 1
            yield result


def _in_child(works: Sequence[Callable[[], T]], bounds: Bounds) -> Iterator[Done[T] | Exceeded]:
    """Give the results of a child until it has done all, or exceeded a bound once."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _work(works, bounds, writer)
    os.close(writer)
    try:
        for _ in works:
            told = _told(reader, time.monotonic() + bounds.seconds)
            if not isinstance(told, (Done, Exceeded)):
                raise told or ChildError("?", "the child process ended early")
            yield told
            if isinstance(told, Exceeded):
                return
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work(works: Sequence[Callable[[], Any]], bounds: Bounds, writer: int) -> None:
    """Do the work of the child, which ends here and runs nothing that its parent has still to do."""
    try:
        with os.fdopen(writer, "wb") as stream:
            for work in works:
                _tell(stream, _outcome(work, bounds))
    finally:
        os._exit(0)


def _outcome(work: Callable[[], Any], bounds: Bounds) -> object:
    try:
        _limit(bounds)
        return Done(work())
    except MemoryError:
        return Exceeded(f"{bounds.megabytes:,} MB of memory")
    except OSError as fault:
        return fault
    except Exception as bug:  # noqa: BLE001  # a traceback does not cross to the parent: its place does
        return ChildError(*blame(bug))


def blame(bug: BaseException) -> tuple[str, str]:
    """Name the file and the line that an exception comes from, in whichever process, and what it is."""
    if isinstance(bug, ChildError):
        return bug.where, bug.what
    place = bug.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    file = Path(place.tb_frame.f_code.co_filename).name if place else "?"
    return f"{file}:{place.tb_lineno if place else 0}", f"{type(bug).__name__}: {bug}"


def _limit(bounds: Bounds) -> None:
    """Have the system refuse memory, and end a child whose parent is gone."""
    import resource  # there where there is `fork`

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    room = min([bounds.megabytes << 20, *(most for most in (soft, hard) if most >= 0)])
    cpu = resource.getrlimit(resource.RLIMIT_CPU)[1]
    seconds = int(used.ru_utime + used.ru_stime + bounds.seconds) + 2
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (room, hard))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds if cpu < 0 else min(seconds, cpu), cpu))


def _tell(stream: BinaryIO, outcome: object) -> None:
    data = pickle.dumps(outcome)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def _told(reader: int, until: float) -> Any:
    """Wait for one outcome of the child, and no further; None where it ended without."""
    data, length = b"", _LENGTH
    while len(data) < length:
        left = until - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            return Exceeded("")
        if not (piece := os.read(reader, min(length - len(data), _ROOM))):
            return None
        data += piece
        if len(data) == length == _LENGTH:
            length += int.from_bytes(data, "big")
    return pickle.loads(data[_LENGTH:])  # noqa: S301  # from our own child
