"""Reading a text file whole, or saying in one line why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.suggest import nearest

MAX_BYTES = 2_000_000


def read_text_file(
    path: Path, shown: str, max_bytes: int = MAX_BYTES
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a UTF-8 text file; a byte-order mark and CRLF line ends are accepted and dropped.

    Errors: file-encoding, and those of `read_file`.
    """
    data, problems = read_file(path, shown, max_bytes, "split the file")
    if data is None:
        return None, problems
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        span = Span(shown, line, 1, line, 2)
        return None, (error("file-encoding", span, "not valid UTF-8", "save the file as UTF-8"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def read_file(
    path: Path, shown: str, max_bytes: int, hint: str
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Read a regular file whole; `hint` says what to do about one that is too large.

    Errors: file-unreadable, file-large.
    """
    try:
        data = read_bytes(path, max_bytes + 1)
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or "the name is not valid").lower()
        message = f"cannot be read: {reason}"
        near = _namesake(path) if isinstance(problem, FileNotFoundError) else None
        hint = f"did you mean `{near}`?" if near else "check its name and rights"
        return None, (_problem("file-unreadable", shown, message, hint),)
    if data is None:
        return None, (_problem("file-unreadable", shown, "not a regular file", "name a file"),)
    if len(data) > max_bytes:
        return None, (_problem("file-large", shown, f"larger than {max_bytes:,} bytes", hint),)
    return data, ()


def _namesake(path: Path) -> str | None:
    """Give the file beside it that has nearly its name."""
    try:
        return nearest(path.name, (other.name for other in path.parent.iterdir()))
    except OSError:
        return None


def path_exists(path: Path) -> bool:
    """Tell whether there is anything of that name: a link to nothing too, which reading then reports."""
    return os.path.lexists(path)


def file_exists(path: Path) -> bool:
    """Tell whether there is a file; there is none of a name too long for the system."""
    try:
        return path.exists()
    except OSError:
        return False


def link_outside(path: Path, folder: Path, shown: str) -> Diagnostic | None:
    """Report a file below a folder that is, or lies behind, a link to somewhere else.

    Errors: file-outside.
    """
    try:
        if path.resolve().is_relative_to(folder.resolve()):
            return None
    except (OSError, RuntimeError):  # a link that leads to itself, which reading reports
        return None
    return _problem("file-outside", shown, "a link that leads out of its folder", "copy the file in")


def read_lines(path: Path) -> tuple[str, ...]:
    """Read the lines of a file to show one of them, however broken; none where there is no such file."""
    try:
        data = read_bytes(path, MAX_BYTES)
    except (OSError, ValueError):
        return ()
    text = (data or b"").decode("utf-8-sig", "replace")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def read_bytes(path: Path, most: int) -> bytes | None:
    """Read the first bytes of a file; None for what is no regular file, such as a pipe or a device."""
    # Opened without blocking, so that a pipe in a file's place cannot hold the run.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode):
            return None
        return stream.read(min(most, found.st_size + 1))  # room is made for as much as is asked for


def _problem(rule: str, shown: str, message: str, hint: str) -> Diagnostic:
    return error(rule, Span(shown), message, hint)
