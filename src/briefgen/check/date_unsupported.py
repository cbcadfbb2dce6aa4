"""date-unsupported: no fact cited in the paragraph has a date that the paragraph names.

A fact has its `date`, its figure's `as_of`, and the dates in its statement. A month alone ("in May")
passes; with a day or a year it is a date. Judgements, indicators, options and `would_change` may name a date
after the brief's `as_of`: they look ahead. Elsewhere a date of the analyst's own, such as a deadline, has a
mark: `[1 May 2026](own:)`.

PASS  The channel [closed](fact:channel-closed) on 18 March 2026.       (a fact with date: 2026-03-18)
PASS  text: the channel will be open by 1 May 2026              (as_of: 2026-03-20)
FAIL  The channel [closed](fact:channel-closed) on 17 March 2026.

Correct the date, or cite the fact that has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.fact_readings import own_dates
from briefgen.check.own_numbers import is_ahead, may_be_own
from briefgen.check.prose_field import ProseField, all_are_read, own_spans, place_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.claims import DateClaim
from briefgen.language.compare_dates import Issued, agrees
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.reading.prose import Inlines, inline_references

RULE = "date-unsupported"
_MOST_NAMED = 3


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates that no fact of their paragraph has."""
    for children in field.paragraphs():
        if not all_are_read(children, corpus):
            continue
        for date in dates_without_fact(field, children, corpus):
            if may_be_own(field) and is_ahead(field, date):
                continue
            span = field.span(*place_of(children, date.start, date.end))
            message = (
                f"no fact cited in this paragraph has the date `{date.words}`{_others(children, corpus)}"
            )
            own = f"mark a date of your own, such as a deadline: `[{date.words}](own:)`"
            yield error(RULE, span, message, "cite the fact that has it, or correct the date", own)


def dates_without_fact(field: ProseField, children: Inlines, corpus: Corpus) -> Iterator[DateClaim]:
    """Yield the dates of a paragraph that none of its facts has, and that have no mark `own:`."""
    facts = tuple(_facts(children, corpus))
    marked = [(start, end) for _, start, end in own_spans(children)]
    for date in field.read(children).of(DateClaim):
        if any(start < date.end and date.start < end for start, end in marked):
            continue
        if not (date.year or date.day) or date.kind == "century":
            continue
        if not any(states_date(fact, date, field.language) for fact in facts):
            yield date


def _others(children: Inlines, corpus: Corpus) -> str:
    """Name the dates that the facts of a paragraph have."""
    known = dict.fromkeys(f"`{date.words}`" for fact in _facts(children, corpus) for date in own_dates(fact))
    return f"; they have {', '.join(list(known)[:_MOST_NAMED])}" if known else ""


def states_date(fact: Fact, date: DateClaim, usual: str) -> bool:
    """Check whether a fact has a date, in a field of its own or in its statement."""
    statement = read(fact.statement, guess_language(fact.statement, (), usual))
    known = (*own_dates(fact), *statement.of(DateClaim))
    return any(agrees(date, other, Issued()) for other in known)


def _facts(children: Inlines, corpus: Corpus) -> Iterator[Fact]:
    for link in inline_references(children):
        if link.scheme == "fact" and link.id in corpus.facts:
            yield corpus.facts[link.id].value
        elif link.scheme == "measure":
            yield from (entry.value for entry in corpus.on_measure(link.id))
        elif link.scheme == "view" and link.id in corpus.views:
            view = corpus.views[link.id].value
            yield from (corpus.facts[f].value for f in view.facts_for if f in corpus.facts)
