"""figure-missing: a key figure names a fact without a figure.

PASS  key_figures: [{fact: vessels-waiting}]       (a fact with a `figure`)
FAIL  key_figures: [{fact: dredger-on-station}]    (a fact without one)

Give the fact its `figure`, or choose another fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "figure-missing"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report key figures whose fact has no figure."""
    for i, figure in enumerate(brief.value.key_figures):
        fact = corpus.facts.get(figure.fact) if figure.fact else None
        if fact is not None and fact.value.figure is None:
            chain = (Because(fact.at("id"), "the fact is here"),)
            message = f"fact `{fact.value.id}` has no figure to show"
            hint = "give the fact a `figure`, or choose another"
            yield error(RULE, brief.at("key_figures", i, "fact"), message, hint, because=chain)
