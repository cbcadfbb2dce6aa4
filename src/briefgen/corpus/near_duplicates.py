"""Find sources that repeat each other: most of the shorter text is also in the longer one.

Texts are compared by shingles (runs of eight words). To save time, only shingles that begin with one word in
four are used, the same words in every text, and only the first hundred thousand characters are read. A
shingle in more than twenty texts is boilerplate and is ignored. The cost grows with the total length of the
texts, not with the number of pairs.

Source: A. Broder, "On the resemblance and containment of documents", 1997, sections 2 and 3.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from zlib import crc32

from msgspec import Struct

SHARE = 0.5
"""Share of the shorter text that must be in the longer one; two reports of one event share a few per cent."""
_RUN = 8
_ONE_IN = 4
_FEWEST = 8
"""Texts with fewer shingles (about thirty-five words) are too short to compare."""
_MOST_TEXTS = 20
_MOST_CHARACTERS = 100_000
_WORD = re.compile(r"\w+")


class NearDuplicates(Struct, frozen=True, order=True):
    """Two texts that are nearly the same."""

    first: str
    second: str
    percent: int
    """The share of the shorter text's shingles that the longer one has."""


def find_near_duplicates(texts: Mapping[str, str]) -> tuple[NearDuplicates, ...]:
    """Find the pairs of nearly equal texts, given folded texts by name.

    Shape: `first` comes before `second` in the order of `texts`; pairs are sorted.
    """
    shingles = {name: found for name, text in texts.items() if len(found := _shingles(text)) >= _FEWEST}
    seen: set[int] = set()
    shared: set[int] = set()  # most are in one text only
    for found in shingles.values():
        shared |= seen & found
        seen |= found
    holders: dict[int, list[str]] = defaultdict(list)
    for name, found in shingles.items():
        for shingle in found & shared:
            holders[shingle].append(name)
    common: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= _MOST_TEXTS:
            common.update(combinations(names, 2))
    shares = ((pair, count / min(len(shingles[name]) for name in pair)) for pair, count in common.items())
    return tuple(
        sorted(NearDuplicates(*pair, round(100 * share)) for pair, share in shares if share >= SHARE)
    )


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text[:_MOST_CHARACTERS].casefold())
    taken = {word for word in set(words) if crc32(word.encode("utf-8", "surrogatepass")) % _ONE_IN == 0}
    runs = (words[i : i + _RUN] for i in range(len(words) - _RUN + 1) if words[i] in taken)
    return frozenset(crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)
