"""origin-shared: two sources are nearly one text, and are given different origins.

An outlet that carries another's report adds no second origin. Sources are compared where their texts are at
hand: most of the shorter text stands word for word in the longer. Origins are then counted as if the later
source had the earlier one's.

PASS  agency.yaml: {origin: agency}    daily.yaml, which prints the agency's report: {origin: agency}
FAIL  agency.yaml: {origin: agency}    daily.yaml, which prints the agency's report: {origin: daily}

Mend it by giving the source that repeats the origin of the one it repeats.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, warning

RULE = "origin-shared"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report sources that repeat an earlier one under an origin of their own."""
    for pair in corpus.near_duplicates:
        first, second = corpus.sources[pair.first], corpus.sources[pair.second]
        if first.value.origin != second.value.origin:
            message = (
                f"`{pair.second}` repeats `{pair.first}` ({pair.percent} % of the shorter text), "
                f"and has another origin"
            )
            chain = (Because(first.at("origin"), f"the origin of `{pair.first}` is `{first.value.origin}`"),)
            hint = f"write `origin: {first.value.origin}`, if it carries the other's report"
            yield warning(RULE, second.at("origin"), message, hint, because=chain)
