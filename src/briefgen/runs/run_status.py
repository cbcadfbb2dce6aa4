"""The status of a brief in unattended runs: overdue, last success, last failure and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from briefgen.runs.due import DueState, due_state
from briefgen.runs.history import BriefState, Failure, describe_moment
from briefgen.settings.settings import Settings


class RunStatus(Struct, frozen=True):
    """The status of a brief in unattended runs."""

    plan: DueState
    now: datetime
    failure: Failure | None
    """None where it was built since."""

    @property
    def overdue(self) -> bool:
        """Whether its memo should have been built some time ago."""
        return self.plan.is_late(self.now)

    def lines(self) -> Iterator[str]:
        """Yield the lines for people; none for a brief without a schedule and a failure."""
        missed, last, failure = self.plan.missed, self.plan.last_built, self.failure
        if missed:
            yield f"  {'overdue' if self.overdue else 'due'} since {missed.words}"
        if self.plan.following or failure:
            yield f"  last success {describe_moment(last) if last else 'never'}"
        if failure:
            tries = f"{failure.tries} {'try' if failure.tries == 1 else 'tries'}"
            yield f"  last failure {describe_moment(failure.last)}: {failure.reason}"
            yield (
                f"  has failed since {describe_moment(failure.since)} ({tries}); "
                f"tried again after {describe_moment(failure.next_try)}, or when a file "
                "that its findings name is changed"
            )

    def as_json(self) -> dict[str, Any]:
        """Return the same as an object of JSON values."""
        missed, last, failure = self.plan.missed, self.plan.last_built, self.failure
        return {
            "due_since": missed.since.isoformat() if missed else None,
            "missed_times": missed.times if missed else 0,
            "overdue": self.overdue,
            "last_success": last.isoformat(timespec="seconds") if last else None,
            "failure": failure.model_dump(mode="json", exclude={"digest", "files"}) if failure else None,
        }


def run_status(spec: Path, settings: Settings, state: BriefState | None) -> RunStatus:
    """Return the status of a brief in unattended runs."""
    plan = due_state(spec, settings, settings.now, state)
    failure = state.failure if state else None
    if failure and plan.last_built and plan.last_built > failure.last:
        failure = None
    return RunStatus(plan, settings.now, failure)
