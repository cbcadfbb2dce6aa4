"""Tests of replacing a file atomically."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefgen.cache.atomic_write import remove_leftovers, write_atomically


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_replaced(tmp_path: Path, durable: bool) -> None:
    """A file that was there has the new content and the usual rights, and nothing is left beside it."""
    path = tmp_path / "memo.html"
    path.write_bytes(b"old")
    mask = os.umask(0o027)
    try:
        write_atomically(path, b"new", durable=durable)
    finally:
        os.umask(mask)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["memo.html"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    """Where a path cannot be replaced, what was there is as it was, and no temporary file is left."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="irectory"):
        write_atomically(tmp_path / "taken", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_leftovers_are_removed(tmp_path: Path) -> None:
    """The temporary files of a path are removed, whatever its name, and those of no other path."""
    for name in (".a[1].pdf.0123abcd.tmp", ".a[1].pdf.89efabcd.tmp", ".a1.pdf.0123abcd.tmp", "a[1].pdf"):
        (tmp_path / name).touch()
    remove_leftovers(tmp_path / "a[1].pdf")
    assert sorted(each.name for each in tmp_path.iterdir()) == [".a1.pdf.0123abcd.tmp", "a[1].pdf"]
