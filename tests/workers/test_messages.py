"""Tests of messages between processes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from threading import Thread

import pytest

from briefgen.workers.messages import receive_message, send_message


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Make a pipe; the writing end may be closed by the test."""
    reader, writer = os.pipe()
    yield reader, writer
    os.close(reader)


def test_messages_arrive_whole_and_one_by_one(pipe: tuple[int, int]) -> None:
    """Values larger than a pipe holds arrive in order, each with what was sent and no more."""
    reader, writer = pipe
    values = [None, "a" * 3_000_000, {"b": [1, 2]}]

    def send() -> None:
        for value in values:
            send_message(writer, value)

    sender = Thread(target=send)
    sender.start()
    assert [receive_message(reader) for _ in values] == values
    sender.join()
    os.close(writer)


@pytest.mark.parametrize("length", [0, 3, 12], ids=["nothing", "part of a length", "part of a value"])
def test_a_writer_that_ends_is_noticed(pipe: tuple[int, int], length: int) -> None:
    """A pipe that is closed before the end of a message raises EOFError."""
    reader, writer = pipe
    os.write(writer, (1_000).to_bytes(8, "big") + b"part")
    os.read(reader, 12 - length)
    os.close(writer)
    with pytest.raises(EOFError):
        receive_message(reader)


@pytest.mark.parametrize("start", [b"", (1_000).to_bytes(8, "big") + b"part"], ids=["nothing", "part"])
def test_a_writer_that_stops_is_not_waited_for(pipe: tuple[int, int], start: bytes) -> None:
    """Where no message, or only part of one, has arrived by the deadline, TimeoutError is raised."""
    reader, writer = pipe
    os.write(writer, start)
    with pytest.raises(TimeoutError):
        receive_message(reader, time.monotonic() + 0.05)
    os.close(writer)


def test_a_reader_that_ends_is_noticed() -> None:
    """A message that no process can read raises BrokenPipeError."""
    reader, writer = os.pipe()
    os.close(reader)
    with pytest.raises(BrokenPipeError):
        send_message(writer, 1)
    os.close(writer)
