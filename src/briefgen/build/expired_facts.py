"""The facts of a memo that have expired since the day its information is as of.

They stop nothing: the memo is what it was on that day. Whoever sends it today should know.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from briefgen.build.load import LoadedBrief
from briefgen.check.fact_stale import list_expiries
from briefgen.check.policy import CheckRun, read_policy
from briefgen.settings.settings import Settings


class ExpiringFact(NamedTuple):
    """A fact and the last day on which it is fresh; as text, so that a build record can store it."""

    fact: str
    last_day: str
    """An ISO date."""
    reason: str

    @property
    def words(self) -> str:
        """The fact and why it has expired."""
        return f"`{self.fact}` {self.reason}"


def list_expiring_facts(loaded: LoadedBrief, run: CheckRun, settings: Settings) -> tuple[ExpiringFact, ...]:
    """List the facts that expire after the brief's `as_of`, except those that the desk allows to be stale."""
    as_of = loaded.entry.value.as_of
    each_fact = list_expiries(loaded.corpus, settings.freshness)
    coming = [each for expiries in each_fact for each in expiries if each.last_day >= as_of]
    findings = [each.finding(date.max) for each in coming]
    allowed = set(read_policy(run, settings.rules).allowed(tuple(findings)))
    return tuple(
        ExpiringFact(each.fact, each.last_day.isoformat(), each.reason)
        for each, finding in zip(coming, findings, strict=True)
        if finding not in allowed
    )


def expired_by(facts: Iterable[tuple[str, str, str]], today: date) -> tuple[ExpiringFact, ...]:
    """Choose the facts that have expired by a day, each with the gravest of its limits that have passed."""
    chosen: dict[str, ExpiringFact] = {}
    for each in (ExpiringFact(*fact) for fact in facts):
        if each.last_day < today.isoformat():
            chosen.setdefault(each.fact, each)
    return tuple(chosen.values())
