"""event-missing: the timeline names a fact without an event.

PASS  timeline: {facts: [channel-closed]}     (a fact with `date` and `event`)
FAIL  timeline: {facts: [channel-depth]}      (a fact without `event`)

Give the fact a `date` and a short `event`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "event-missing"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report facts of the timeline that have no event."""
    wanted = brief.value.timeline
    for i, name in enumerate(wanted.facts if wanted else ()):
        fact = corpus.facts.get(name)
        if fact is not None and fact.value.event is None:
            chain = (Because(fact.at("id"), "the fact is here"),)
            message = f"fact `{name}` has no `event` for a timeline"
            hint = "give it a `date` and a short `event`"
            yield error(RULE, brief.at("timeline", "facts", i), message, hint, because=chain)
