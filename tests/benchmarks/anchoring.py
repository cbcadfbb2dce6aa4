"""Time the anchoring of 10,000 quotations against 1,000 synthetic documents; run by hand.

    python tests/benchmarks/anchoring.py

Documents of some 9,000 characters, typeset with curly quotes, dashes, soft hyphens and paragraph
breaks; quotations of ten words typed plainly, one in twenty altered by a figure or a dropped word so
that its nearest passage is sought.
"""

# ruff: noqa: S311 -- a benchmark draws its synthetic texts from a fixed seed

from __future__ import annotations

import random
import time
from collections import Counter
from datetime import date

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fold import fold
from briefgen.corpus.lock_format import Key, Lock, format_lock, lock_quotation, parse_lock
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.source_text import text_hash

DOCUMENTS = 1_000
QUOTATIONS = 10_000
WORDS_PER_DOCUMENT = 1_500
WORDS_PER_QUOTATION = 10
ALTERED_SHARE = 0.05
DAY = date(2026, 3, 20)
LANGUAGES = {
    "English": "abcdefghijklmnopqrstuvwxyz",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψω",
}


def make_words(draw: random.Random, letters: str) -> list[str]:
    """Make a document's words, one in thirty of them a figure."""
    return [
        f"{draw.randrange(1, 999)},{draw.randrange(100, 999)}"
        if draw.random() < 1 / 30
        else "".join(draw.choices(letters, k=draw.randrange(2, 10)))
        for _ in range(WORDS_PER_DOCUMENT)
    ]


def typeset(draw: random.Random, words: list[str]) -> str:
    """Set words with the typography that folding takes away."""
    parts = []
    for word in words:
        chance = draw.random()
        if chance < 0.03:
            parts.append(f"“{word}”")
        elif chance < 0.05 and len(word) > 4 and word.isalpha():
            parts.append(f"{word[:3]}\u00ad{word[3:]}")
        else:
            parts.append(word)
        parts.append(draw.choices([" ", "\n\n", "\u00a0", " – "], [40, 1, 1, 1])[0])
    return "".join(parts)


def pick_quotation(draw: random.Random, folded: str) -> str:
    """Pick ten words of a folded text, sometimes one of them altered."""
    words = folded.split()
    first = draw.randrange(len(words) - WORDS_PER_QUOTATION)
    quoted = words[first : first + WORDS_PER_QUOTATION]
    if draw.random() < ALTERED_SHARE:
        del quoted[WORDS_PER_QUOTATION // 2]
    return " ".join(quoted)


def run(language: str, letters: str) -> None:
    """Time folding, hashing, anchoring and the lock for one alphabet."""
    draw = random.Random(7)
    texts = [typeset(draw, make_words(draw, letters)) for _ in range(DOCUMENTS)]
    began = time.perf_counter()
    folded = [fold(text) for text in texts]
    folding = time.perf_counter() - began
    began = time.perf_counter()
    sources = {f"source-{at}": LockedSource(text_hash(text)) for at, text in enumerate(folded)}
    hashing = time.perf_counter() - began
    picked = [
        (at := draw.randrange(DOCUMENTS), pick_quotation(draw, folded[at].text)) for _ in range(QUOTATIONS)
    ]
    began = time.perf_counter()
    anchors = [anchor_quote(folded[at], exact) for at, exact in picked]
    anchoring = time.perf_counter() - began
    began = time.perf_counter()
    quotations = {
        Key(f"fact:fact-{number}", f"source-{at}", f"{number:012x}"): lock_quotation(anchor, None, DAY)
        for number, ((at, _), anchor) in enumerate(zip(picked, anchors, strict=True))
    }
    text = format_lock(Lock(sources, quotations))
    writing = time.perf_counter() - began
    began = time.perf_counter()
    _, problem = parse_lock(text)
    reading = time.perf_counter() - began
    states = ", ".join(f"{count:,} {state}" for state, count in Counter(a.state for a in anchors).items())
    print(
        f"{language}: {DOCUMENTS:,} documents, {sum(map(len, texts)):,} characters, {QUOTATIONS:,} quotations: {states}"
    )
    print(f"  fold {folding:.2f} s, hash {hashing:.2f} s, anchor {anchoring:.2f} s")
    print(
        f"  lock of {len(text):,} characters: write {writing:.2f} s, read {reading:.2f} s, {problem or 'sound'}"
    )


if __name__ == "__main__":
    for name, alphabet in LANGUAGES.items():
        run(name, alphabet)
