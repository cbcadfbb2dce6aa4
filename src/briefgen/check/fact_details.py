"""Who says a fact or a view, when, and with which number: what is shown beside its statement."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.catalogues.words import words_in
from briefgen.check.fact_readings import figure_words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.date_words import date_words
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import Fact
from briefgen.corpus.origins import origin_names, origins_of
from briefgen.corpus.view import View

Detail = tuple[str, str]
"""A key, and its words; they are in English."""


def details_of_fact(fact: Fact, corpus: Corpus) -> tuple[Detail, ...]:
    """List what a fact has beside its statement."""
    return tuple(detail for detail in _of_fact(fact, corpus) if detail[1])


def details_of_view(view: View, corpus: Corpus) -> tuple[Detail, ...]:
    """List what a view has beside its claim."""
    holder = view.holder
    held = ", ".join(part for part in (holder.name, holder.affiliation, holder.outlet) if part)
    return ("Held by", held), ("Said by", origin_names(origins_of([view.id], corpus), corpus))


def _of_fact(fact: Fact, corpus: Corpus) -> Iterator[Detail]:
    yield "Said by", origin_names(origins_of([fact.id], corpus), corpus)
    if fact.date:
        yield "Date", _date(fact.date)
    if fact.event:
        yield "Event", fact.event
    if fact.figure:
        yield "Figure", figure_words(fact.figure)
        yield "Measure", fact.figure.measure or ""
        yield "Scope", fact.figure.scope or ""
        yield "As of", _date(fact.figure.as_of) if fact.figure.as_of else ""
        yield "Status", fact.figure.status or ""
        yield "Formula", fact.figure.formula or ""


def _date(when: PartialDate) -> str:
    return f"{date_words(when, words_in('en'))} ({when})"
