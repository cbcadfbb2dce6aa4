"""Holding an output while it is built, so that two runs never work on one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.publish.write import unwritable

_PAUSE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold that was taken, or why not."""

    problem: Diagnostic | None = None
    moment_ns: int = 0
    """When it was taken, by the file system's clock, in nanoseconds since 1970."""


@contextmanager
def hold(path: Path, shown: str, wait_seconds: float) -> Iterator[Hold]:
    """Hold an output by a file at `path`, waiting for another run to end.

    A process that ends, however it ends, holds nothing any more.

    Errors: output-held, which names the holder; output-unwritable.
    """
    until = time.monotonic() + wait_seconds
    try:
        descriptor = _take(path)
        while descriptor is None and time.monotonic() < until:
            time.sleep(_PAUSE_SECONDS)
            descriptor = _take(path)
    except (OSError, RecursionError) as problem:  # the latter from a path of thousands of folders
        yield Hold(unwritable(problem, shown))
        return
    if descriptor is None:
        yield Hold(_busy(path, shown))
        return
    try:
        yield Hold(None, os.fstat(descriptor).st_mtime_ns)
    finally:
        path.unlink(missing_ok=True)  # before it is let go: whoever waits then makes a new one
        os.close(descriptor)
        with suppress(OSError):  # nothing else is left behind either, where nothing was written
            path.parent.rmdir()
            path.parent.parent.rmdir()


def _take(path: Path) -> int | None:
    """Take a hold; None where another process has it, or has just let it go."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    except FileNotFoundError:  # another run, at its end, has just removed the folder
        return None
    try:
        if _lock(descriptor) and _is_still(path, descriptor):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # a system without: there, two runs are the user's to keep apart
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Tell whether the file that was locked still has its name: its last holder may have removed it."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


def _busy(path: Path, shown: str) -> Diagnostic:
    holder = ""
    with suppress(OSError, ValueError):
        holder = f" {int(path.read_text('ascii'))}"
    message = f"another run is building it: process{holder or ' unknown'}"
    return error("output-held", Span(shown), message, "wait for it to end, or end it")
