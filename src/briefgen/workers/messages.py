"""Messages between processes: pickled values through a pipe, each after its length."""

from __future__ import annotations

import os
import pickle
import select
import time
from typing import Any, Final

_LENGTH_BYTES: Final = 8
_MAX_READ_BYTES: Final = 1 << 20


def send_message(pipe: int, value: object) -> None:
    """Write a value to a file descriptor.

    Errors: BrokenPipeError, where nobody reads any more.
    """
    data = pickle.dumps(value)
    message = memoryview(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
    while message:
        message = message[os.write(pipe, message) :]


def receive_message(pipe: int, deadline: float | None = None) -> Any:
    """Read one value from a file descriptor, and nothing behind it.

    Units: a deadline of `time.monotonic`.
    Errors: EOFError, where the writer has closed the pipe; TimeoutError.
    """
    length = int.from_bytes(_read(pipe, _LENGTH_BYTES, deadline), "big")
    return pickle.loads(_read(pipe, length, deadline))  # noqa: S301  # from our own process


def _read(pipe: int, length: int, deadline: float | None) -> bytes:
    data = bytearray()
    while len(data) < length:
        if deadline is not None:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([pipe], [], [], left)[0]:
                raise TimeoutError
        part = os.read(pipe, min(length - len(data), _MAX_READ_BYTES))
        if not part:
            raise EOFError
        data += part
    return bytes(data)
