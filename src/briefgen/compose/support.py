"""Counting what a judgement rests on: reports, and the origins behind them."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.corpus.corpus import Corpus


def support_words(facts: Iterable[str], views: Iterable[str], corpus: Corpus) -> str:
    """Say how many reports and how many origins: "Rests on 2 reports, 1 origin"."""
    reports: set[str] = set()
    origins: set[str] = set()
    for name in facts:
        fact = corpus.facts[name].value
        reports.update(e.source for e in fact.evidence)
        origin = corpus.origin_of(fact)
        origins.add(origin.id if origin else name)
    for name in views:
        view = corpus.views[name].value
        reports.update(e.source for e in view.evidence)
        origins.add(view.holder.name)
    return f"Rests on {_count(len(reports), 'report')}, {_count(len(origins), 'origin')}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
