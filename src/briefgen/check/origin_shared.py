"""origin-shared: two sources have nearly the same text but different origins.

A newspaper that prints the report of an agency is no second origin. Sources are compared where their texts
are available. They match if most of the shorter text is word for word in the longer one. Origins are then
counted as if the later source had the origin of the earlier one.

PASS  agency.yaml: {origin: agency}    daily.yaml, which prints the agency's report: {origin: agency}
FAIL  agency.yaml: {origin: agency}    daily.yaml, which prints the agency's report: {origin: daily}

Give the source that repeats the other one the origin of that one.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, warning

RULE = "origin-shared"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report sources that repeat an earlier one but have another origin."""
    for pair in corpus.near_duplicates:
        first, second = corpus.sources[pair.first], corpus.sources[pair.second]
        if first.value.origin != second.value.origin:
            message = (
                f"`{pair.second}` repeats `{pair.first}` ({pair.percent} % of the shorter text), "
                f"and has another origin"
            )
            chain = (Because(first.at("origin"), f"the origin of `{pair.first}` is `{first.value.origin}`"),)
            hint = f"write `origin: {first.value.origin}`, if it reprints the other's report"
            yield warning(RULE, second.at("origin"), message, hint, because=chain)
