"""Tests of tidying the cache folder: what was used lately stays, and other processes are not disturbed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.cache import tidy as tidying
from briefgen.cache.sealed_file import cache_sealed, read_sealed
from briefgen.cache.tidy import HOUR, SECOND_NS, tidy

NOW = 2_000_000_000.0
DAY = 24 * HOUR


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cache folder with files of several ages, some of them in a folder of it."""
    days = {
        "new": 0,
        "output/yesterday": 2,
        "old": 20,
        "output/older": 25,
        "forgotten": 31,
        "find.sqlite": 99,
    }
    for name, age in days.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 10_000)
        os.utime(path, (NOW - age * DAY,) * 2)
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_what_was_not_used_for_long_goes(folder: Path) -> None:
    """A file that was not used for a month is removed; a database stays."""
    tidy(folder, round(NOW * SECOND_NS))
    assert names(folder) == {"new", "yesterday", "old", "older", "find.sqlite", "tidied"}


@pytest.mark.parametrize(
    ("most", "left"),
    [(36_864, {"new", "yesterday", "old"}), (12_288, {"new"}), (0, {"new"})],
)
def test_a_large_folder_loses_what_was_used_longest_ago(
    folder: Path, monkeypatch: pytest.MonkeyPatch, most: int, left: set[str]
) -> None:
    """Beyond its size, the files used longest ago go; those of the last hour stay however large they are."""
    monkeypatch.setattr(tidying, "_MOST", most)
    tidy(folder, round(NOW * SECOND_NS))
    assert names(folder) == left | {"find.sqlite", "tidied"}


def test_it_is_done_once_an_hour(folder: Path) -> None:
    """Within an hour of the last time nothing is looked at; after it, it is tidied again."""
    tidy(folder, round((NOW - HOUR / 2) * SECOND_NS))
    (folder / "late").write_bytes(b"")
    os.utime(folder / "late", (NOW - 40 * DAY,) * 2)
    tidy(folder, round(NOW * SECOND_NS))
    assert "late" in names(folder)
    tidy(folder, round((NOW + HOUR) * SECOND_NS))
    assert "late" not in names(folder)


def test_what_is_used_meanwhile_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another process uses between being found and being removed is kept."""
    remove = tidying._remove

    def used_first(files: list[tidying._File], now: float) -> None:
        os.utime(folder / "forgotten")
        remove(files, now)

    monkeypatch.setattr(tidying, "_remove", used_first)
    tidy(folder, round(NOW * SECOND_NS))
    assert "forgotten" in names(folder)


def test_links_and_foreign_folders_are_left_alone(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A link is not followed, and nothing deeper than one folder is touched."""
    other = tmp_path_factory.mktemp("other")
    (other / "file").write_bytes(b"")
    (folder / "output" / "deep").mkdir()
    (folder / "output" / "deep" / "file").write_bytes(b"")
    for path in (other / "file", folder / "output" / "deep" / "file"):
        os.utime(path, (0, 0))
    (folder / "link").symlink_to(other)
    (folder / "file-link").symlink_to(other / "file")
    tidy(folder, round(NOW * SECOND_NS))
    assert (other / "file").exists()
    assert (folder / "output" / "deep" / "file").exists()


def test_a_folder_that_cannot_be_written_is_left(tmp_path: Path) -> None:
    """Where there is no folder, nothing is done and nothing fails."""
    tidy(tmp_path / "none", round(NOW * SECOND_NS))
    assert not (tmp_path / "none").exists()


def test_reading_counts_as_use(tmp_path: Path) -> None:
    """A sealed file that is read is marked as used, at most once an hour."""
    path = tmp_path / "cache"
    cache_sealed(path, "kind 1", b"data")
    os.utime(path, (1000, 1000))
    assert read_sealed(path, "kind 1") == b"data"
    used = path.stat().st_mtime
    assert used > 1000 + HOUR
    assert read_sealed(path, "kind 1") == b"data"
    assert path.stat().st_mtime == used
