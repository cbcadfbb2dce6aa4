"""The status of a brief: whether its memo is up to date, which facts are stale, when it is due."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from briefgen.build.check import RULES_BEFORE_LAYOUT, check_loaded
from briefgen.build.expired_facts import expired_by, list_expiring_facts
from briefgen.build.inputs import input_digests
from briefgen.build.load import load_brief
from briefgen.cache.build_record import NEVER_BUILT, differences
from briefgen.check import fact_stale
from briefgen.check.policy import apply_policy
from briefgen.diagnostic import has_errors
from briefgen.editions.ledger import check_editions, read_ledger
from briefgen.editions.store import damaged_editions
from briefgen.publish.outputs import last_build, stale_formats
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.spec.schedule import next_due

State = Literal["up to date", "changed", "not built", "in error"]


class Status(Struct, frozen=True):
    """The status of one brief."""

    brief: str
    """The path, as diagnostics print it."""
    state: State
    because: tuple[str, ...]
    """What has changed, or what is wrong."""
    stale: tuple[str, ...]
    """The facts that are too old, by id."""
    due: datetime | None
    """When it is next due, in its schedule's time zone; None without a schedule."""
    marking: str = ""
    """The marking of the brief; empty where the brief cannot be read."""
    editions: tuple[str, ...] = ()
    """What is wrong with its editions: one that is damaged, lost, not in the ledger, or issued twice."""
    earlier: tuple[str, ...] = ()
    """Its files in formats that only an earlier build was asked for; the name is that of the JSON output."""
    expired: tuple[str, ...] = ()
    """The facts that have expired between the day of `as_of` and today, each with the reason."""


def status_of(spec: Path, settings: Settings, now: datetime) -> Status:
    """Return the status of a brief; nothing is written."""
    shown = settings.shown(spec)
    loaded, run = load_brief(spec, settings)
    if loaded is not None:
        run = run.adding(check_loaded(loaded, settings))
    found = apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT)
    editions = _edition_faults(spec, settings)
    stale = tuple(finding.subject for finding in found if finding.rule == fact_stale.RULE)
    schedule = loaded.entry.value.schedule if loaded else None
    due = next_due(schedule, now) if schedule else None
    marking = loaded.entry.value.marking if loaded else ""
    expiring = list_expiring_facts(loaded, run, settings) if loaded else ()
    expired = tuple(fact.words for fact in expired_by(expiring, settings.now.date()))
    if loaded is None or has_errors(found):
        wrong = tuple(f"{d.span.path}:{d.span.line}: {d.message}" for d in found)
        return Status(shown, "in error", wrong, stale, due, marking, editions, expired=expired)
    record, rebuild_reason = last_build(settings.output, spec.stem)
    changes = differences(record.inputs, input_digests(loaded, run, settings)) if record else ()
    if rebuild_reason == NEVER_BUILT:
        return Status(shown, "not built", (), stale, due, marking, editions, expired=expired)
    because = (rebuild_reason, *changes) if rebuild_reason else changes
    earlier = stale_formats(settings.output, spec.stem, record.outputs) if record else ()
    paths = tuple(settings.shown(settings.output / name) for name in earlier)
    state: State = "changed" if because else "up to date"
    return Status(shown, state, because, stale, due, marking, editions, paths, expired)


def _edition_faults(spec: Path, settings: Settings) -> tuple[str, ...]:
    """Describe what is wrong with the editions of a brief, whether it can be read or not."""
    folder = editions_folder(spec, settings)
    shown = settings.shown(folder)
    found = check_editions(read_ledger(folder, shown), shown)
    reported = tuple(finding.message for finding in found if settings.rules.get(finding.rule) != "off")
    return (*reported, *(f"edition {number}: {fault}" for number, fault in damaged_editions(folder)))
