"""Notes of the work that a command has done, for the keeper that the command was forked from."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefgen.workers.limits import ResourceLimits

if TYPE_CHECKING:
    from socket import socket  # slow to load: a command that runs by itself does without

LARGEST_BYTES: Final = 1 << 16
_LINES: list[socket] = []
"""Where this process sends its notes; empty in a process that no keeper has forked."""


class WorkNote(Struct, frozen=True):
    """Work of a command that a keeper can repeat, so that its results are in memory for the next command."""

    folder: str
    """The current folder of the command."""
    limits: ResourceLimits
    key: Callable[[], str]
    """Gives a hash of what the work depends on: work whose key is known is not repeated."""
    work: Callable[[], object]


def send_notes_to(line: socket) -> None:
    """Send the notes of this process to a keeper."""
    _LINES[:] = [line]


def has_keeper() -> bool:
    """Check whether this process was forked from a keeper."""
    return bool(_LINES)


def send_note(note: WorkNote) -> None:
    """Send a note; where there is no room for more, or no keeper any more, do nothing."""
    data = pickle.dumps(note)
    for line in _LINES if len(data) <= LARGEST_BYTES else ():
        with suppress(OSError):
            line.setblocking(False)
            line.send(data)
