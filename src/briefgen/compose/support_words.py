"""Count what a judgement rests on: reports, and the origins behind them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.origins import origins_of


def support_words(names: Iterable[str], corpus: Corpus) -> str:
    """Count the reports and the origins of facts and views: "Rests on 2 reports, 1 origin"."""
    wanted = tuple(names)
    found = (corpus.facts.get(name) or corpus.views.get(name) for name in wanted)
    reports = {e.source for entry in found if entry is not None for e in entry.value.evidence}
    origins = origins_of(wanted, corpus)
    alone = ": not corroborated" if len(origins) == 1 else ""
    return f"Rests on {with_noun(len(reports), 'report')}, {with_noun(len(origins), 'origin')}{alone}."


def with_noun(number: int, noun: str) -> str:
    """Format a number with its noun: "1 report", "2 reports", "2 analyses"."""
    plural = f"{noun.removesuffix('is')}es" if noun.endswith("sis") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
