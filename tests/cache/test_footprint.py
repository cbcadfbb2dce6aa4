"""Tests of stamps: what a change to a file or a folder does to them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cache.footprint import NOTHING, Eyes, Footprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file, and one in a folder below."""
    (tmp_path / "below").mkdir()
    (tmp_path / "a.yaml").write_text("a", "utf-8")
    (tmp_path / "below" / "b.yaml").write_text("b", "utf-8")
    return tmp_path


def _seen(folder: Path) -> Footprint:
    return Eyes().see([folder / "a.yaml", folder / "none.yaml"], [folder, folder / "nowhere"])


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
def test_a_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    """A footprint holds until something it looked at changes, even where size and time are kept."""
    footprint = _seen(folder)
    assert footprint.holds(Eyes())
    change(folder)
    assert not footprint.holds(Eyes())


def test_what_python_compiles_is_passed_over(folder: Path) -> None:
    """Folders of compiled code are no part of a folder."""
    footprint = _seen(folder)
    (folder / "below" / "__pycache__").mkdir()
    (folder / "below" / "__pycache__" / "b.pyc").touch()
    assert footprint.holds(Eyes())


def test_nothing_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    """A path at which nothing is, or that cannot be, has the stamp of nothing."""
    assert Eyes().file(str(tmp_path / "none")) == Eyes().file("a\0b") == NOTHING


def test_a_fresh_change_is_not_trusted(folder: Path) -> None:
    """Stamps are trusted where the youngest change lies before a moment, by more than a clock's tick."""
    eyes = Eyes()
    eyes.see([], [folder])
    assert not eyes.settled_by(eyes.newest_ns)
    assert not eyes.settled_by(eyes.newest_ns + 10_000_000)
    assert eyes.settled_by(eyes.newest_ns + 1_000_000_000)
