"""The timeline."""

from __future__ import annotations

from briefgen.compose.memo import Memo
from briefgen.corpus.date_words import date_words
from briefgen.corpus.fact import Fact
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks
from briefgen.document.timeline_nodes import Event, Timeline
from briefgen.spec.brief import TimelineField


def timeline(memo: Memo, level: int) -> Blocks:
    """Compose the timeline of the facts that the brief names, or of every fact cited so far with an event.

    A fact that only the list of changes cites is not among them, since the next edition has another list.
    """
    wanted = memo.brief.timeline
    if wanted is None:
        return ()
    events = []
    for fact in sorted(_facts(memo, wanted), key=lambda f: (f.date.middle if f.date else 0, f.id)):
        if fact.date is None or fact.event is None:
            raise AssertionError("composing follows checking: a timeline's facts have events")
        mark = memo.citations.cite("fact", fact.id)
        events.append(
            Event(date_words(fact.date, memo.words, short=True), fact.date.middle, (Text(fact.event), mark))
        )
    return (Timeline(tuple(events)),) if events else ()


def _facts(memo: Memo, wanted: TimelineField) -> list[Fact]:
    names = wanted.facts or tuple(name for kind, name in memo.citations.made() if kind == "fact")
    facts = [memo.corpus.facts[name].value for name in dict.fromkeys(names)]
    return [f for f in facts if f.event and f.date and _inside(f, wanted)]


def _inside(fact: Fact, wanted: TimelineField) -> bool:
    if fact.date is None:
        return False
    after = wanted.from_ is None or fact.date.last >= wanted.from_.first
    before = wanted.to is None or fact.date.first <= wanted.to.last
    return after and before
