"""event-missing: the timeline names a fact without an event, or one outside of its own dates.

A fact that is outside of `from` and `to` is not printed: a warning.

PASS  timeline: {facts: [channel-closed]}                      (a fact with `date` and `event`)
FAIL  timeline: {facts: [channel-depth]}                       (a fact without `event`)
FAIL  timeline: {to: 2026-01-31, facts: [channel-closed]}      (date: 2026-03-02)

Give the fact a `date` and a short `event`, or the timeline the dates that you mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.diagnostic import Because, Diagnostic, error, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief, TimelineField

RULE = "event-missing"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report facts of the timeline that have no event, or that its dates leave out."""
    wanted = brief.value.timeline
    for i, name in enumerate(wanted.facts if wanted else ()):
        fact = corpus.facts.get(name)
        if fact is not None and fact.value.event is None:
            chain = (Because(fact.at("id"), "the fact is here"),)
            message = f"fact `{name}` has no `event` for a timeline"
            hint = "give it a `date` and a short `event`"
            yield error(RULE, brief.at("timeline", "facts", i), message, hint, because=chain)
        elif wanted and fact is not None and fact.value.date is not None:
            beyond = _beyond(fact.value.date, wanted)
            if beyond:
                chain = (Because(fact.at("date"), f"the fact's date is `{fact.value.date}`"),)
                message = f"fact `{name}` is not printed: it is {beyond}"
                hint = "correct the date of the timeline or that of the fact, or take the fact off the list"
                yield warning(RULE, brief.at("timeline", "facts", i), message, hint, because=chain)


def _beyond(date: PartialDate, wanted: TimelineField) -> str:
    """Say how a date is outside of a timeline; empty where it is inside."""
    if wanted.from_ is not None and date.last < wanted.from_.first:
        return f"before the timeline's `from`, `{wanted.from_}`"
    if wanted.to is not None and date.first > wanted.to.last:
        return f"after the timeline's `to`, `{wanted.to}`"
    return ""
