"""Tests of the tables of languages as files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

import briefgen.language

TABLES = sorted(Path(briefgen.language.__file__).parent.rglob("*.json"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_key_stands_once(table: Path) -> None:
    """No object of a table has a key twice: the second would silently replace the first."""
    repeated: list[str] = []

    def note_repeated(pairs: Sequence[tuple[str, object]]) -> None:
        repeated.extend(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)

    json.loads(table.read_text("utf-8"), object_pairs_hook=note_repeated)
    assert repeated == []
