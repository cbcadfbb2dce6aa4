"""Which briefs are due, by their schedules, by when their memos were last built, and by earlier failures."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from briefgen.diagnostic import has_errors
from briefgen.publish.outputs import last_built_at
from briefgen.reading.files import read_text_file
from briefgen.reading.suggest import nearest
from briefgen.runs.history import BriefState, Failure
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.spec.read import read_brief
from briefgen.spec.schedule import Missed, due, missed_times, next_due

_FIRST_WAIT: Final = timedelta(hours=1)
_LONGEST_WAIT: Final = timedelta(days=1)
GRACE: Final = timedelta(hours=1)
"""How long after its time a memo is not late: hosted timers are often delayed that long."""
_TOP_KEY: Final = re.compile(r"^[\"']?([A-Za-z_][\w-]*)[\"']?[ \t]*:", re.MULTILINE)
_KEYS: Final = frozenset(field.alias or name for name, field in Brief.model_fields.items())


class DueState(Struct, frozen=True):
    """Whether a brief is due now, and when it is due next."""

    due: bool
    following: datetime | None = None
    """When it is due next; None if it has no schedule, or has errors."""
    waits_until: datetime | None = None
    """When it is tried again, if it is due and has failed."""
    missed: Missed | None = None
    """The scheduled times since it was last built; None if it is not due by its schedule."""
    last_built: datetime | None = None

    def is_late(self, now: datetime) -> bool:
        """Check whether its memo should have been built some time ago."""
        return self.missed is not None and self.missed.since + GRACE < now


def due_state(spec: Path, settings: Settings, now: datetime, state: BriefState | None = None) -> DueState:
    """Return whether a brief is due, and when next; one with errors is due, so that a build reports them.

    A brief that has failed waits for its next try, or until a file that its findings name is changed.
    """
    shown = settings.shown(spec)
    text, _ = read_text_file(spec, shown, settings.readable)
    last = last_built_at(settings.output, spec.stem)
    failure = state.failure if state else None
    if text is not None and not _may_have_schedule(text) and "schedule" not in settings.overrides:
        return DueState(due=False, last_built=last)
    entry, problems = read_brief(text, shown, settings.overrides) if text is not None else (None, ())
    if entry is None or has_errors(problems):
        wait = _wait(failure, now)
        return DueState(due=wait is None, waits_until=wait, last_built=last)
    schedule = entry.value.schedule
    if schedule is None:
        return DueState(due=False, last_built=last)
    following = next_due(schedule, now)
    if due(schedule, last, now) is None:
        return DueState(due=False, following=following, last_built=last)
    wait, missed = _wait(failure, now), missed_times(schedule, last, now)
    return DueState(wait is None, following, wait, missed, last)


def next_try(tries: int, now: datetime) -> datetime:
    """Return when a brief that has failed some times is tried again: after 1, 2, 4, 8, 16, then 24 hours."""
    wait: timedelta = min(_FIRST_WAIT * (1 << min(tries - 1, 10)), _LONGEST_WAIT)
    return now + wait


def file_stamps(paths: list[Path]) -> tuple[tuple[str, int, int], ...]:
    """Return the time of change and the size of some files; zeros where there is none."""
    stamps = []
    for path in sorted(set(paths)):
        try:
            status = path.stat()
            stamps.append((str(path), status.st_mtime_ns, status.st_size))
        except (OSError, ValueError):
            stamps.append((str(path), 0, 0))
    return tuple(stamps)


def _wait(failure: Failure | None, now: datetime) -> datetime | None:
    """Return when a brief that has failed is tried again; None for now."""
    if failure is None or now < failure.last or now >= failure.next_try:  # or the clock was set back
        return None
    unchanged = file_stamps([Path(path) for path, _, _ in failure.files]) == failure.files
    return failure.next_try if unchanged else None


def _may_have_schedule(text: str) -> bool:
    """Check whether a brief may have a schedule, or a key that is a misspelt `schedule`."""
    if "schedule" in text:
        return True
    unknown = {key for key in _TOP_KEY.findall(text) if key not in _KEYS}
    return any(nearest(key.lower(), _KEYS) == "schedule" for key in unknown)
