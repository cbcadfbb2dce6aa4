"""Tests of sealed files: what is damaged or of another kind counts as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cache.sealed_file import (
    cache_file_name,
    cache_sealed,
    read_sealed,
    read_sealed_json,
    seal,
    unseal,
)


def test_data_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Data survives being written and read, line ends and all; the folder is made where there is none."""
    path = tmp_path / "below" / "cache"
    cache_sealed(path, "kind 1", b"\nline\n\0")
    assert read_sealed(path, "kind 1") == b"\nline\n\0"
    assert read_sealed(path, "kind 2") is None
    assert [each.name for each in path.parent.iterdir()] == ["cache"]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    """Runs that were killed while they wrote a file, one after the other, leave at most one file beside it."""
    path = tmp_path / "cache"
    for data in (b"first", b"second"):
        (tmp_path / ".cache.tmp").write_bytes(b"half")
        cache_sealed(path, "kind 1", data)
        assert read_sealed(path, "kind 1") == data
        assert [each.name for each in tmp_path.iterdir()] == ["cache"]


def test_two_that_write_at_the_same_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run whose temporary file another one has replaced fails without a word, and a whole file is there."""
    path = tmp_path / "cache"
    replace, nested = Path.replace, [b"other"]

    def replace_after_another(temporary: Path, target: Path) -> Path:
        if nested:
            cache_sealed(path, "kind 1", nested.pop())
        return replace(temporary, target)

    monkeypatch.setattr(Path, "replace", replace_after_another)
    cache_sealed(path, "kind 1", b"data")
    assert read_sealed(path, "kind 1") == b"other"
    assert [each.name for each in tmp_path.iterdir()] == ["cache"]


def test_every_damaged_byte_is_found() -> None:
    """A sealed file with one byte changed, or cut short anywhere, is none."""
    content = seal("kind 1", b"some data\n")
    for at in range(len(content)):
        assert unseal("kind 1", content[:at]) is None
        assert unseal("kind 1", content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]) is None


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_none(tmp_path: Path, data: bytes) -> None:
    """Sealed data that is not JSON is none."""
    cache_sealed(tmp_path / "cache", "kind 1", data)
    assert read_sealed_json(tmp_path / "cache", "kind 1") is None


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Nothing happens where the cache folder cannot be made."""
    (tmp_path / "file").touch()
    cache_sealed(tmp_path / "file" / "cache", "kind 1", b"")
    assert read_sealed(tmp_path / "file" / "cache", "kind 1") is None


def test_a_name_is_that_of_the_folder(tmp_path: Path) -> None:
    """The cache file of a folder is the same by every path to it, and another for another folder."""
    assert cache_file_name("lock", tmp_path / "a" / ".." / "b") == cache_file_name("lock", tmp_path / "b")
    assert cache_file_name("lock", tmp_path / "a") != cache_file_name("lock", tmp_path / "b")
    assert cache_file_name("index", tmp_path) != cache_file_name("lock", tmp_path)
