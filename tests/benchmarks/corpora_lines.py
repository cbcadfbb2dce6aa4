"""Large corpora: `check` of one, and a build against it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import corpus_scale
from tests.benchmarks.table import Row, missing


def check(_rounds: int) -> Iterator[Row]:
    """Measure `check` of 10,000 facts and 1,000 texts, cold and after one file changed."""
    yield missing("`check` of 10,000 facts and 1,000 texts")


def scale(_rounds: int) -> Iterator[Row]:
    """Measure a build against 100,000 facts beside one against 100."""
    yield from corpus_scale.rows()
