"""Locking a memo's output while it is built, so that no two runs build it at the same time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.publish.write import unwritable

LOCK_WAIT_SECONDS = 60
"""How long to wait for one other build of the same output."""
_TURNS: Final = 4
"""How many times as long to wait in all, while other builds take turns; less than the limit of a run."""
_PAUSE_SECONDS = 0.02
_MOST_ATTEMPTS = 100
"""How often to create a folder that other runs may remove at the same time."""


class OutputLock(Struct, frozen=True):
    """A lock that was taken, or the problem that prevented it."""

    problem: Diagnostic | None = None
    locked_ns: int = 0
    """When it was taken, by the file system's clock. Units: nanoseconds since 1970."""


@contextmanager
def lock_output(path: Path, shown: str, wait_seconds: float) -> Iterator[OutputLock]:
    """Lock an output by a lock file at `path`; wait for another run to release it.

    Each other run that gets the lock is waited for as long, up to a few of them.

    The system releases the lock of a process that has ended, however it ended.

    Errors: output-held, which names the other process; output-unwritable.
    """
    last = time.monotonic() + _TURNS * wait_seconds
    until, holder = time.monotonic() + wait_seconds, _holder(path)
    try:
        descriptor = _take(path)
        while descriptor is None and time.monotonic() < min(until, last):
            time.sleep(_PAUSE_SECONDS)
            descriptor = _take(path)
            if (now := _holder(path)) and now != holder:
                until, holder = time.monotonic() + wait_seconds, now
    except (OSError, RecursionError) as problem:  # the latter from a path of thousands of folders
        yield OutputLock(unwritable(problem, shown))
        return
    if descriptor is None:
        yield OutputLock(_busy(path, shown))
        return
    try:
        yield OutputLock(None, os.fstat(descriptor).st_mtime_ns)
    finally:
        path.unlink(missing_ok=True)  # before the release: a waiting run then creates a new file
        os.close(descriptor)
        with suppress(OSError):  # the folders go too, where nothing was written to them
            path.parent.rmdir()
            path.parent.parent.rmdir()


def _take(path: Path) -> int | None:
    """Take the lock; None where another process has it or has just released it."""
    descriptor = _open(path)
    try:
        if lock_descriptor(descriptor) and _is_current(path, descriptor):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _open(path: Path) -> int:
    """Open the lock file, in a folder that another run may remove when it ends."""
    for _ in range(_MOST_ATTEMPTS - 1):
        with suppress(FileNotFoundError):
            return _create(path)
    return _create(path)


def _create(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)


def lock_descriptor(descriptor: int) -> bool:
    """Lock an open file; False where another process has locked it."""
    try:
        import fcntl
    except ImportError:  # Windows: there, the user has to keep runs apart
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_current(path: Path, descriptor: int) -> bool:
    """Check whether the locked file is still the one at the path: the run before may have removed it."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


def _busy(path: Path, shown: str) -> Diagnostic:
    process = "another process"
    with suppress(OSError, ValueError):
        process = f"process {int(path.read_text('ascii'))}"
    message = f"{process} is building this memo"
    return error("output-held", Span(shown), message, "wait until it ends, or end that process")


def _holder(path: Path) -> tuple[int, int] | None:
    """Return what identifies the run that has the lock; None while no run has it."""
    with suppress(OSError):
        status = path.stat()
        return status.st_ino, status.st_mtime_ns
    return None
