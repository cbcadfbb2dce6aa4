"""Reading a text file whole, or saying in one line why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefgen.diagnostic import Diagnostic, Span, error

MAX_BYTES = 2_000_000


def read_text_file(
    path: Path, shown: str, max_bytes: int = MAX_BYTES
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a UTF-8 text file; a byte-order mark and CRLF line ends are accepted and dropped.

    Errors: file-unreadable, file-large, file-encoding.
    """
    try:
        # Opened without blocking, so that a pipe in a file's place cannot hold the run.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return None, (_problem("file-unreadable", shown, "not a regular file", "name a file"),)
            data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the name is not valid"
        return None, (
            _problem(
                "file-unreadable", shown, f"cannot be read: {reason.lower()}", "check its name and rights"
            ),
        )
    if len(data) > max_bytes:
        return None, (_problem("file-large", shown, f"larger than {max_bytes:,} bytes", "split the file"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        span = Span(shown, line, 1, line, 2)
        return None, (error("file-encoding", span, "not valid UTF-8", "save the file as UTF-8"),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def _problem(rule: str, shown: str, message: str, hint: str) -> Diagnostic:
    return error(rule, Span(shown), message, hint)
