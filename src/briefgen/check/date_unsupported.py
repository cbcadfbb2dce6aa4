"""date-unsupported: a date in prose is not borne by any fact cited in the same paragraph.

A fact bears its `date`, its figure's `as_of`, and the dates in its statement. A month alone ("in May")
passes; with a day or a year it is a date.

PASS  The channel [closed](fact:channel-closed) on 18 March 2026.       (a fact with date: 2026-03-18)
FAIL  The channel [closed](fact:channel-closed) on 17 March 2026.

Mend the date, or cite the fact that bears it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, every_word
from briefgen.check.quantities import DateWords, find_dates
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.prose import Inlines, inline_references

RULE = "date-unsupported"


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates that no fact of their paragraph bears."""
    for children in field.paragraphs():
        facts = tuple(_facts(children, corpus))
        for words in every_word(children):
            for date in find_dates(words.text):
                if not any(bears(fact, date) for fact in facts):
                    span = field.span(words.start + date.start, words.start + date.end)
                    message = f"no fact cited in this paragraph bears the date `{date.words}`"
                    yield error(RULE, span, message, "cite the fact that does, or correct the date")


def bears(fact: Fact, date: DateWords) -> bool:
    """Tell whether a fact bears a date."""
    known = [fact.date, fact.figure.as_of if fact.figure else None]
    known += [PartialDate(said.year, said.month, said.day) for said in find_dates(fact.statement)]
    return any(d is not None and date.borne_by(d) for d in known)


def _facts(children: Inlines, corpus: Corpus) -> Iterator[Fact]:
    for link in inline_references(children):
        if link.scheme == "fact" and link.id in corpus.facts:
            yield corpus.facts[link.id].value
        elif link.scheme == "measure":
            yield from (entry.value for entry in corpus.on_measure(link.id))
        elif link.scheme == "view" and link.id in corpus.views:
            view = corpus.views[link.id].value
            yield from (corpus.facts[f].value for f in view.facts_for if f in corpus.facts)
