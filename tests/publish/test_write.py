"""Writing files whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefgen.publish.write import write_file, write_user_file


def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    """What is no regular file stays what it is, and the finding says so."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (problem,) = write_user_file(pipe, b"words", "pipe")
    assert (problem.rule, problem.message) == ("output-unwritable", "cannot be written: not a regular file")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """A file that was there has the new content, and nothing is left beside it."""
    path = tmp_path / "memo.html"
    path.write_bytes(b"old")
    assert write_file(path, b"new", "memo.html") == ()
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["memo.html"]
