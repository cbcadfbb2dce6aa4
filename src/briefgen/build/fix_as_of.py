"""Replacing a rule for a brief's `as_of` by the day that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import TO_COME
from briefgen.diagnostic import Findings, error
from briefgen.reading.entry import Entry
from briefgen.spec.as_of import LATEST, day_by_rule, rule_of
from briefgen.spec.brief import Brief

RULE = "as-of-undated"


def fix_as_of(entry: Entry[Brief], corpus: Corpus, now: datetime) -> tuple[Entry[Brief], Findings]:
    """Replace a rule for `as_of` by the day that it gives now, in the time zone of the brief's schedule.

    Errors: as-of-undated where `latest` finds no date.
    """
    rule = rule_of(entry.text.data.get("as_of"))
    if not rule:
        return entry, ()
    schedule = entry.value.schedule
    today = now.astimezone(ZoneInfo(schedule.timezone) if schedule else now.tzinfo).date()
    newest = max(_evidence_dates(corpus, today), default=None) if rule == LATEST else None
    day = newest or day_by_rule(rule, today)
    fixed = Entry(
        entry.value.model_copy(update={"as_of": day}),
        replace(entry.text, data={**entry.text.data, "as_of": day.isoformat()}),
        entry.path,
    )
    if rule == LATEST and newest is None:
        message = "`latest` finds no date: the brief cites no source that was issued by today"
        return fixed, (error(RULE, entry.at("as_of"), message, "write a day, or `today`"),)
    return fixed, ()


def _evidence_dates(corpus: Corpus, today: date) -> Iterator[date]:
    """Yield the dates of evidence, up to today: of its sources, and of what they report as past."""
    issued = {name: entry.value.issued for name, entry in corpus.sources.items()}
    yield from (day.first for day in issued.values() if day.first <= today)
    for fact in (entry.value for entry in corpus.facts.values()):
        by = max((issued[e.source].last for e in fact.evidence if e.source in issued), default=date.min)
        to_come = fact.figure is not None and fact.figure.status in TO_COME
        dates = (fact.date, None if to_come or fact.figure is None else fact.figure.as_of)
        yield from (day.first for day in dates if day and day.first <= min(by, today))
