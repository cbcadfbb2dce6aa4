"""Sealed files: a first line with the kind of file and a checksum, then the data.

Every cache and every build record is one. A file that is damaged, or of another kind or version, is treated
as missing.

    briefgen build record 3 1c291ca3
    {"inputs": …}
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from briefgen.cache.atomic_write import write_cache_file
from briefgen.cache.file_stamp import now_ns
from briefgen.cache.tidy import HOUR, SECOND_NS
from briefgen.readable_folders import readable_folders


def seal(kind: str, data: bytes) -> bytes:
    """Put the first line before data. `kind` ends in the number of the format's version."""
    return _first_line(kind, data) + data


def unseal(kind: str, content: bytes) -> bytes | None:
    """Take the first line off; None where it does not fit the kind or the data."""
    first, _, data = content.partition(b"\n")
    return data if first + b"\n" == _first_line(kind, data) else None


def read_sealed(path: Path, kind: str) -> bytes | None:
    """Read the data of a sealed file; None where there is no valid one, or a link to another folder.

    A file that was last used an hour ago or more is marked as used, so that `tidy` keeps it.
    """
    try:
        with os.fdopen(readable_folders(path.parent).open(path), "rb") as stream:
            if now_ns() - os.fstat(stream.fileno()).st_mtime_ns >= HOUR * SECOND_NS:
                with suppress(OSError):
                    os.utime(stream.fileno() if os.utime in os.supports_fd else path)
            return unseal(kind, stream.read())
    except (OSError, ValueError):
        return None


def read_sealed_json(path: Path, kind: str) -> Any:
    """Read the data of a sealed file as JSON; None where there is no valid one."""
    data = read_sealed(path, kind)
    return None if data is None else parse_json(data)


def parse_json(data: bytes) -> Any:
    """Parse JSON; None if it is not valid."""
    with suppress(ValueError, RecursionError):
        return json.loads(data)
    return None


def cache_sealed(path: Path, kind: str, data: bytes) -> None:
    """Write a sealed file of the user's cache folder; do nothing where the folder cannot be written."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_cache_file(path, seal(kind, data))


def cache_file_name(kind: str, folder: Path) -> str:
    """Return the name of the cache file of a folder: the kind, and a hash of the folder's path."""
    path = os.fsencode(os.path.abspath(folder))  # noqa: PTH100  # `Path.absolute` leaves `..` in
    return f"{kind}-{blake2b(path, digest_size=12).hexdigest()}"


def _first_line(kind: str, data: bytes) -> bytes:
    return f"briefgen {kind} {zlib.crc32(data):08x}\n".encode()
