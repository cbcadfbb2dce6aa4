"""date-unsupported: no fact cited in the paragraph has a date that the paragraph names.

A fact has its `date`, its figure's `as_of`, and the dates in its statement. A month alone ("in May")
passes; with a day or a year it is a date. The text of a judgement may name a date after the brief's
`as_of`: the date up to which the judgement looks ahead.

PASS  The channel [closed](fact:channel-closed) on 18 March 2026.       (a fact with date: 2026-03-18)
PASS  text: the channel will be open by 1 May 2026              (as_of: 2026-03-20)
FAIL  The channel [closed](fact:channel-closed) on 17 March 2026.

Correct the date, or cite the fact that has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, every_word
from briefgen.check.quantities import DateWords, find_dates
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate, parse_date
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.prose import Inlines, inline_references
from briefgen.spec.brief import Brief

RULE = "date-unsupported"


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates that no fact of their paragraph has."""
    for children in field.paragraphs():
        facts = tuple(_facts(children, corpus))
        for words in every_word(children):
            for date in find_dates(words.text):
                if not any(states_date(fact, date) for fact in facts) and not _is_horizon(field, date):
                    span = field.span(words.start + date.start, words.start + date.end)
                    message = f"no fact cited in this paragraph has the date `{date.words}`"
                    yield error(RULE, span, message, "cite the fact that has it, or correct the date")


def states_date(fact: Fact, date: DateWords) -> bool:
    """Tell whether a fact has a date."""
    known = [fact.date, fact.figure.as_of if fact.figure else None]
    known += [PartialDate(found.year, found.month, found.day) for found in find_dates(fact.statement)]
    return any(d is not None and date.matches(d) for d in known)


def _is_horizon(field: ProseField, date: DateWords) -> bool:
    """Tell whether a date is the one that a judgement looks ahead to."""
    brief = field.entry.value
    if (
        not isinstance(brief, Brief)
        or (field.path[0], field.path[-1]) != ("judgements", "text")
        or not date.year
    ):
        return False
    named = parse_date(
        "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)])
    )
    return named is not None and named.first > brief.as_of


def _facts(children: Inlines, corpus: Corpus) -> Iterator[Fact]:
    for link in inline_references(children):
        if link.scheme == "fact" and link.id in corpus.facts:
            yield corpus.facts[link.id].value
        elif link.scheme == "measure":
            yield from (entry.value for entry in corpus.on_measure(link.id))
        elif link.scheme == "view" and link.id in corpus.views:
            view = corpus.views[link.id].value
            yield from (corpus.facts[f].value for f in view.facts_for if f in corpus.facts)
