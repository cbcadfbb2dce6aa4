"""How fast `find` answers in a large archive, measured by hand.

    python -m tests.benchmarks.search_index 1000000

It fills an index with paragraphs of invented words, whose frequencies fall by Zipf's law as in real text, and
prints the median processor time of queries for rare and common words, phrases, beginnings and fields.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

from briefgen.search.interface import IndexedFile, IndexedPassage
from briefgen.search.query import parse_query
from briefgen.search.sqlite_index import SqliteIndex

_WORDS = 60_000
_PER_PARAGRAPH = 60
_PER_DOCUMENT = 50
_ROUNDS = 9
_QUERIES = (
    "w300", "w5000", "w50000", "w300 w900", "w2 w40", '"w40 w300"', "w300 w5000 kind:text", "w123*",
    "w900 after:2020 before:2021", "w900 source:s17", "w0",
)  # fmt: skip


def _documents(paragraphs: int) -> Iterator[IndexedFile]:
    chance = random.Random(1)  # noqa: S311  # the same text each time
    words = [f"w{i}" for i in range(_WORDS)]
    weights: list[float] = []
    for i in range(_WORDS):
        weights.append((weights[-1] if weights else 0.0) + 1 / (i + 2))
    for number in range(paragraphs // _PER_DOCUMENT):
        day = f"20{number % 25:02}-06-01"
        passages = tuple(
            IndexedPassage(
                "text",
                f"s{number}",
                " ".join(chance.choices(words, cum_weights=weights, k=_PER_PARAGRAPH)),
                i,
                paragraph=i,
                sources=(f"s{number}",),
                first=day,
                last=day,
            )
            for i in range(1, _PER_DOCUMENT + 1)
        )
        yield IndexedFile(f"sources/s{number}.yaml", str(number), passages)


def main(paragraphs: int) -> None:
    """Fill an index and time the queries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        index = SqliteIndex(path)
        begun = process_time()
        index.replace(_documents(paragraphs), ())
        print(f"{paragraphs:,} paragraphs indexed in {process_time() - begun:.0f} s of processor time")
        print(f"{path.stat().st_size / 1e6:,.0f} MB")
        for text in _QUERIES:
            query, _ = parse_query(text)
            assert query is not None
            times = []
            for _ in range(_ROUNDS):
                begun = process_time()
                hits = index.search(query, 10)
                times.append(process_time() - begun)
            print(f"{text:30} {median(times) * 1000:7.1f} ms  {len(hits)} hits")
        index.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
