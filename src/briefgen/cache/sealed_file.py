"""Files of the user's cache folder: whole, of a known kind and undamaged, or as good as not there."""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any


def kept_name(kind: str, root: Path) -> str:
    """Name what is kept of a folder."""
    path = os.fsencode(os.path.abspath(root))  # noqa: PTH100  # `Path.absolute` keeps `..`
    return f"{kind}-{blake2b(path, digest_size=12).hexdigest()}"


def read_bytes_sealed(path: Path, kind: str) -> bytes | None:
    """Read what was kept; None where there is nothing that can be believed."""
    try:
        first, _, rest = path.read_bytes().partition(b"\n")
    except (OSError, ValueError):
        return None
    return rest if first + b"\n" == _first_line(kind, rest) else None


def read_sealed(path: Path, kind: str) -> Any:
    """Read what was kept as JSON; None where there is nothing that can be believed."""
    rest = read_bytes_sealed(path, kind)
    with suppress(ValueError, RecursionError):
        return None if rest is None else json.loads(rest)
    return None


def write_sealed(path: Path, kind: str, data: bytes) -> None:
    """Keep data in the place of what was kept; where the folder cannot be written, nothing happens."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            temporary.write_bytes(_first_line(kind, data) + data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _first_line(kind: str, data: bytes) -> bytes:
    return f"briefgen {kind} {zlib.crc32(data):08x}\n".encode()
