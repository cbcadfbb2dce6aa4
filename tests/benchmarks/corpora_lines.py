"""Large corpora: `check` of one, and a build against it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import check_scale, corpus_scale
from tests.benchmarks.table import Row


def check(_rounds: int) -> Iterator[Row]:
    """Measure `check` of 10,000 facts and their texts, cold and after one file changed."""
    yield from check_scale.rows()


def scale(rounds: int) -> Iterator[Row]:
    """Measure a build against 100,000 facts beside one against 100."""
    yield from corpus_scale.rows(rounds)
