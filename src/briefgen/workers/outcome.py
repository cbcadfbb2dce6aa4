"""What comes of a piece of work in a process of its own."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Limit(Enum):
    """What a limit is on."""

    PROCESSOR_TIME = "processor time"
    CLOCK = "wall-clock time"
    MEMORY = "memory"


class Done(Struct, Generic[T], frozen=True):
    """Work that returned a value."""

    value: T


class Exceeded(Struct, frozen=True):
    """Work that was ended because it reached a limit."""

    limit: Limit
    amount: str
    """The limit in words, such as `8 s of processor time`."""


class Failed(Struct, frozen=True):
    """Work that ended with an exception: a ChildError or an OSError."""

    fault: Exception


Outcome = Done[T] | Exceeded | Failed


class ChildError(Exception):
    """A bug in the child; `where` is a file and a line of it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what


class DiedError(ChildError):
    """The child ended without an outcome: killed, or crashed in native code."""


def locate_exception(bug: BaseException) -> tuple[str, str]:
    """Return the file and line that an exception comes from, in whichever process, and what it is."""
    if isinstance(bug, ChildError):
        return bug.where, bug.what
    place = bug.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    file = Path(place.tb_frame.f_code.co_filename).name if place else "?"
    return f"{file}:{place.tb_lineno if place else 0}", f"{type(bug).__name__}: {bug}"
