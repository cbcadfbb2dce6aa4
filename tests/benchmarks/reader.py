"""Time the reading of sentences: loading each language, reading and comparing; run by hand.

    python -m tests.benchmarks.reader [LANGUAGE…]

The texts are the pairs of evidence and claim of `tests/language`. Each language is timed in child processes that
have read nothing of it before; the shortest time of some of them is printed. `load` is what the first reading
takes longer than the second: tables, word lists and patterns. Times are processor time.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from itertools import pairwise

from briefgen.language.compare import compare
from briefgen.language.guess import _guess
from briefgen.language.lexicon import UNSPACED
from briefgen.language.read import _read, read
from tests.language.test_number_pairs import ALL
from tests.language.word_pairs import DISHONEST, HONEST

ROUNDS = 5
PAIRS = [row[:3] for row in (*ALL, *HONEST, *DISHONEST)]
Times = tuple[float, float, float, float]
"""Milliseconds: all of it the first time; then to read numbers, to read words, to compare each pair."""


def words(text: str, language: str) -> float:
    """Count words; two characters are one in a script without spaces."""
    return len(text) / 2 if language in UNSPACED - {"ko"} else len(text.split())


def timed(language: str, pairs: list[tuple[str, str]]) -> Times:
    """Read and compare some texts twice; what the first time takes longer is loading."""
    first = _timed_once(language, pairs)
    read_anew()
    again = _timed_once(language, pairs)
    return sum(first), *again


def read_anew() -> None:
    """Forget what was read, but not what was loaded."""
    for cached in (_read, _guess):
        cached.cache_clear()


def _timed_once(language: str, pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    began = time.process_time()
    readings = {text: read(text, language) for pair in pairs for text in pair}
    for reading in readings.values():
        _ = reading.claims
    numbers = time.process_time()
    for reading in readings.values():
        passage = reading.passage
        _ = passage.known, passage.names, passage.places, passage.things, passage.contrasts
    words = time.process_time()
    for evidence, claim in pairs:
        compare(readings[claim], readings[evidence])
    marks = (began, numbers, words, time.process_time())
    one, two, three = ((b - a) * 1000 for a, b in pairwise(marks))
    return one, two, three


def in_child(language: str, pairs: list[tuple[str, str]]) -> Times:
    """Time a language in a child process."""
    receive, send = os.pipe()
    if not os.fork():
        os.write(send, pickle.dumps(timed(language, pairs)))
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, "rb") as results:
        found: Times = pickle.load(results)  # noqa: S301 -- of a child of our own
    os.wait()
    return found


def main() -> None:
    """Print a line a language."""
    languages = sys.argv[1:] or sorted({language for language, *_ in PAIRS})
    _ = read("x", "vi").passage.whole  # what does not belong to a language is loaded once
    print(f"{'':4}{'words':>7}{'load ms':>9}{'numbers':>9}{'words':>9}{'compare':>9}  ms per 1,000 words")
    for language in languages:
        # A claim in English on evidence in another language is read as English.
        pairs = [(e, c if language == "en" else e) for name, e, c in PAIRS if name == language]
        count = sum(words(text, language) for text in {text for pair in pairs for text in pair})
        rounds = [in_child(language, pairs) for _ in range(ROUNDS)]
        first, *rest = (min(times) for times in zip(*rounds, strict=True))
        load = first - sum(rest)
        shown = "".join(f"{ms * 1000 / count:9.1f}" for ms in rest)
        print(f"{language:4}{count:7.0f}{load:9.1f}{shown}")


if __name__ == "__main__":
    main()
