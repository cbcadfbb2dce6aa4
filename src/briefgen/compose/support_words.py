"""Count what a judgement rests on: sources, and the origins behind them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.catalogues.words import Words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.origins import origins_of


def support_words(names: Iterable[str], corpus: Corpus, words: Words) -> str:
    """Count the sources and the origins of facts and views: "Rests on 2 sources, 1 origin."."""
    wanted = tuple(names)
    found = (corpus.facts.get(name) or corpus.views.get(name) for name in wanted)
    sources = {e.source for entry in found if entry is not None for e in entry.value.evidence}
    count = len(origins_of(wanted, corpus))
    counted = words.count("{number} source", "{number} sources", len(sources))
    origins = words.count("{number} origin", "{number} origins", count)
    if count == 1:
        return words.text(
            "Rests on {sources}, {origins}: not corroborated.", sources=counted, origins=origins
        )
    return words.text("Rests on {sources}, {origins}.", sources=counted, origins=origins)
