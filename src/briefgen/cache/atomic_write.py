"""Replacing a file atomically: at every moment the old or the new content is there, complete."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

_RANDOM_BYTES: Final = 4
"""Of a temporary name; each is two characters."""
TEMPORARY_NAME: Final = rf"\..+\.[0-9a-f]{{{2 * _RANDOM_BYTES}}}\.tmp"
"""The form of a temporary name, as a regular expression."""


def write_atomically(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a temporary file next to a path, then rename it to the path.

    With `durable`, the new content also survives a loss of power from then on.

    Errors: OSError; the old file is then as it was.
    """
    _write(path, path.with_name(f".{path.name}.{os.urandom(_RANDOM_BYTES).hex()}.tmp"), data, durable=durable)
    if durable:
        _sync_folder(path.parent)


def write_cache_file(path: Path, data: bytes) -> None:
    """Replace a file of a cache by way of a temporary file whose name is always the same.

    So what a killed run has left is removed without a look through the folder, which can have a file for each
    brief. Of two runs that write the file at the same time, one fails, and until the other ends, the file can
    be incomplete: it needs a checksum.

    Errors: OSError.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.unlink(missing_ok=True)
    _write(path, temporary, data, durable=False)


def _write(path: Path, temporary: Path, data: bytes, *, durable: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(temporary, flags, 0o666)  # never a file or a link that is there already
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files of runs that were killed while they wrote a path.

    Whoever is writing the path at that moment fails: take its lock, or be ready to do without the file.
    """
    pattern = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{{2 * _RANDOM_BYTES}}}\.tmp")
    with suppress(FileNotFoundError):  # a folder that is not there has none
        for name in filter(pattern.fullmatch, os.listdir(path.parent)):  # noqa: PTH208  # only names, of many files
            path.with_name(name).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
