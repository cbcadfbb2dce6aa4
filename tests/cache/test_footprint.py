"""Tests of footprints: what a change to a file or a folder does to them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cache.file_stamp import Stamp
from briefgen.cache.footprint import FileStamps, Footprint, merge_footprints, parse_footprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file, and one in a folder below."""
    (tmp_path / "below").mkdir()
    (tmp_path / "a.yaml").write_text("a", "utf-8")
    (tmp_path / "below" / "b.yaml").write_text("b", "utf-8")
    return tmp_path


def _footprint(folder: Path) -> Footprint:
    return FileStamps().footprint([folder / "a.yaml", folder / "none.yaml"], [folder, folder / "nowhere"])


def _same_size(folder: Path) -> None:
    path = folder / "below" / "b.yaml"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text("c", "utf-8")
    os.utime(path, ns=times)


def _made(path: Path) -> None:
    path.parent.mkdir()
    path.touch()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is written anew": lambda f: (f / "a.yaml").write_text("longer", "utf-8"),
    "a file below is": _same_size,
    "a file is new": lambda f: (f / "below" / "c.yaml").touch(),
    "a file is gone": lambda f: (f / "below" / "b.yaml").unlink(),
    "a file is renamed": lambda f: (f / "below" / "b.yaml").rename(f / "below" / "c.yaml"),
    "a file is where none was": lambda f: (f / "none.yaml").touch(),
    "a folder is where none was": lambda f: _made(f / "nowhere" / "x"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_footprint(folder: Path, change: Callable[[Path], object]) -> None:
    """A footprint holds until something it looked at changes, even where size and time are kept."""
    footprint = _footprint(folder)
    assert footprint.is_unchanged(FileStamps())
    change(folder)
    assert not footprint.is_unchanged(FileStamps())


def test_what_python_compiles_is_passed_over(folder: Path) -> None:
    """Folders of compiled code are no part of a folder."""
    footprint = _footprint(folder)
    (folder / "below" / "__pycache__").mkdir()
    (folder / "below" / "__pycache__" / "b.pyc").touch()
    assert footprint.is_unchanged(FileStamps())


def test_one_young_file_counts(folder: Path) -> None:
    """Files are older than a clock tick where every one of them is, in a folder or not."""
    stamps = FileStamps()
    stamps.footprint([folder / "a.yaml", folder / "none.yaml"], [folder / "below"])
    changed_ns = (folder / "below" / "b.yaml").stat().st_ctime_ns
    assert not stamps.older_than_clock_tick(changed_ns)
    assert stamps.older_than_clock_tick(changed_ns + 10_000_000_000)


def test_a_footprint_is_read_as_it_was_written(folder: Path) -> None:
    """A footprint survives being written as JSON and read again."""
    footprint = _footprint(folder)
    assert parse_footprint(json.loads(json.dumps(footprint.as_json()))) == footprint


def test_footprints_are_merged() -> None:
    """Merged, footprints hold every file and folder of each."""
    stamps = [Stamp(1, 2, 3, 4), Stamp(5, 6, 7, 8)]
    merged = merge_footprints([Footprint({"a": stamps[0]}, {"b": "2"}), Footprint({"c": stamps[1]})])
    assert merged == Footprint({"a": stamps[0], "c": stamps[1]}, {"b": "2"})
