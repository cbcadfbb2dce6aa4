"""Writing files, atomically, with a finding where a file cannot be written."""

from __future__ import annotations

from pathlib import Path

from briefgen.cache.atomic_write import write_atomically
from briefgen.diagnostic import Diagnostic, Span, error


def write_file(path: Path, data: bytes, shown: str, *, durable: bool = True) -> tuple[Diagnostic, ...]:
    """Write a file so that at every moment the old or the new content is there, complete.

    With `durable`, also after a loss of power.

    Errors: output-unwritable; the old file is then as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data, durable=durable)
    except (OSError, RecursionError) as problem:  # the latter from a path of thousands of folders
        return (unwritable(problem, shown),)
    return ()


def write_user_file(path: Path, data: bytes, shown: str) -> tuple[Diagnostic, ...]:
    """Write a file whose path the user gave, but never replace a device or a pipe.

    Errors: those of `write_file`.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        message = "cannot be written: not a regular file"
        return (error("output-unwritable", Span(shown), message, "name a file"),)
    return write_file(path, data, shown)


def unwritable(problem: Exception, shown: str) -> Diagnostic:
    """Report what keeps a path from being written."""
    reason = (getattr(problem, "strerror", None) or "unknown reason").lower()
    hint = "check the folder's permissions and the space on the disk, or name another with `-o`"
    return error("output-unwritable", Span(shown), f"cannot be written: {reason}", hint)
