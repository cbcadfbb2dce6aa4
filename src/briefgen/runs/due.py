"""Which briefs are due, by their schedules and by when their memos were last built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefgen.publish.outputs import last_built_at
from briefgen.reading.files import read_text_file
from briefgen.settings.settings import Settings
from briefgen.spec.read import read_brief
from briefgen.spec.schedule import due, next_due


@dataclass(frozen=True, slots=True)
class DueState:
    """Whether a brief is due now, and when it is due next."""

    due: bool
    following: datetime | None = None
    """When it is due next; None if it has no schedule, or has errors."""


def due_state(spec: Path, settings: Settings, now: datetime) -> DueState:
    """Return whether a brief is due, and when next; one with errors is due, so that a build reports them."""
    shown = settings.shown(spec)
    text, _ = read_text_file(spec, shown, settings.readable)
    if text is not None and "schedule" not in text and "schedule" not in settings.overrides:
        return DueState(due=False)
    entry = read_brief(text, shown, settings.overrides)[0] if text is not None else None
    if entry is None:
        return DueState(due=True)
    schedule = entry.value.schedule
    if schedule is None:
        return DueState(due=False)
    last = last_built_at(settings.output, spec.stem)
    return DueState(due(schedule, last, now) is not None, next_due(schedule, now))
