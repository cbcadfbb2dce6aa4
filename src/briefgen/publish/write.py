"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from glob import escape
from pathlib import Path

from briefgen.diagnostic import Diagnostic, Span, error

_RANDOM = 8
"""The characters that `tempfile` puts into a name."""


def write_whole(path: Path, data: bytes, shown: str) -> tuple[Diagnostic, ...]:
    """Write a file so that at every moment the old or the new content is there, complete.

    Errors: output-unwritable; the old file is then as it was.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fchmod(stream.fileno(), 0o666 & ~_umask())
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
        _sync_folder(path.parent)
    except (OSError, RecursionError) as problem:  # the latter from a path of thousands of folders
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        reason = (getattr(problem, "strerror", None) or "unknown reason").lower()
        hint = "check the folder's rights and the room on the disk, or name another with `-o`"
        return (error("output-unwritable", Span(shown), f"cannot be written: {reason}", hint),)
    return ()


def write_named(path: Path, data: bytes, shown: str) -> tuple[Diagnostic, ...]:
    """Write a file whose path a user gave: never in the place of a device or a pipe, which would be gone.

    Errors: those of `write_whole`.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        message = "cannot be written: not a regular file"
        return (error("output-unwritable", Span(shown), message, "name a file"),)
    return write_whole(path, data, shown)


def sweep(path: Path) -> None:
    """Remove what runs have left that were ended in the middle of writing a file; no other may be at it."""
    for left in path.parent.glob(f".{escape(path.name)}.{'?' * _RANDOM}.tmp"):
        left.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename last over a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
