"""Tests of a large lock: single lines are looked up, and damage is always noticed."""

from __future__ import annotations

import os
import random  # noqa: TID251  # for locks of any shape
from datetime import date
from pathlib import Path

import pytest

from briefgen.corpus.lock_file import NAME, read_lock
from briefgen.corpus.lock_format import Key, Lock, LockedQuotation, format_lock
from briefgen.corpus.lock_lookup import LockSection
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.place import Place

DAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.corpus.lock_file._MIN_LOOKUP_BYTES", 0)


def _lock(count: int) -> Lock:
    draw = random.Random(count)  # noqa: S311  # the same lock each time
    stems = [draw.choice(["a", "a-b", "ab", "é", "z" * draw.randrange(60)]) for _ in range(count)]
    keys = [
        Key(f"fact:{stem}{i}", f"{stem}-source", f"{draw.getrandbits(48):012x}")
        for i, stem in enumerate(stems)
    ]
    places = [LockedQuotation("exact", Place(i, i + 9), DAY) for i in range(count)]
    return Lock(
        {f"{s}{i}": LockedSource(f"{i:064x}") for i, s in enumerate(stems)},
        dict(zip(keys, places, strict=True)),
    )


def _written(root: Path, text: str) -> Path:
    """Write a lock with an old time stamp."""
    (root / NAME).write_text(text, "utf-8")
    os.utime(root / NAME, (1, 1))
    return root / "cache"


@pytest.fixture
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat every stamp as old enough."""
    monkeypatch.setattr("briefgen.cache.file_stamp._FINE_TICK_NS", -(10**18))


@pytest.mark.usefixtures("_settled")
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50, 400])
def test_single_lines_are_looked_up(tmp_path: Path, count: int) -> None:
    """Looking up single lines gives the same entries as reading all, and none for other keys."""
    lock = _lock(count)
    cache = _written(tmp_path, format_lock(lock))
    read_lock(tmp_path, "corpus", cache)
    found, problems = read_lock(tmp_path, "corpus", cache)
    assert found is not None
    assert isinstance(found.quotations, LockSection)
    assert problems == ()
    assert (dict(found.sources), dict(found.quotations)) == (
        dict(sorted(lock.sources.items())),
        lock.quotations,
    )
    assert all(found.sources[name] == source for name, source in lock.sources.items())
    others = [Key(key.owner, key.source, "0" * 12) for key in lock.quotations] + [
        Key("fact:", "", ""),
        Key("~", "~", "~"),
    ]
    assert [found.quotations.get(key) for key in others] == [None] * len(others)


@pytest.mark.usefixtures("_settled")
def test_an_unsorted_lock_is_read(tmp_path: Path) -> None:
    """A lock that a merge left unsorted is read as a whole each time."""
    head, sources, quotations, end = format_lock(_lock(9)).split("\n\n")
    title, *lines = quotations.split("\n")
    turned = "\n".join([title, *reversed(lines)])
    cache = _written(tmp_path, f"{head}\n\n{sources}\n\n{turned}\n\n{end}")
    for _ in range(2):
        found, _ = read_lock(tmp_path, "corpus", cache)
        assert found is not None
        assert (isinstance(found.quotations, LockSection), len(found.quotations)) == (False, 9)


@pytest.mark.usefixtures("_settled")
def test_later_damage_is_reported(tmp_path: Path) -> None:
    """If a lock is damaged after it was recorded as undamaged, with the same size and time, it is reported."""
    text = format_lock(_lock(9))
    cache = _written(tmp_path, text)
    read_lock(tmp_path, "corpus", cache)
    _written(tmp_path, text.replace("start = 3,", "start = 4,"))
    found, problems = read_lock(tmp_path, "corpus", cache)
    assert (found, [d.rule for d in problems]) == (None, ["lock-damaged"])


def test_a_new_lock_is_not_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is newer than a clock tick is read, and not recorded as undamaged."""
    monkeypatch.setattr("briefgen.cache.file_stamp._FINE_TICK_NS", 10**12)
    (tmp_path / NAME).write_text(format_lock(_lock(9)), "utf-8")
    read_lock(tmp_path, "corpus", tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
