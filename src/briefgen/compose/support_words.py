"""Count what a judgement rests on: reports, and the origins behind them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.catalogues.words import Words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.origins import origins_of


def support_words(names: Iterable[str], corpus: Corpus, words: Words) -> str:
    """Count the reports and the origins of facts and views: "Rests on 2 reports, 1 origin."."""
    wanted = tuple(names)
    found = (corpus.facts.get(name) or corpus.views.get(name) for name in wanted)
    sources = {e.source for entry in found if entry is not None for e in entry.value.evidence}
    count = len(origins_of(wanted, corpus))
    reports = words.count("{number} report", "{number} reports", len(sources))
    origins = words.count("{number} origin", "{number} origins", count)
    if count == 1:
        return words.text(
            "Rests on {reports}, {origins}: not corroborated.", reports=reports, origins=origins
        )
    return words.text("Rests on {reports}, {origins}.", reports=reports, origins=origins)
