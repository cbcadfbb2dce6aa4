"""The outcome of building one brief in a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, Literal

from msgspec import Struct, field

from briefgen.build.build import Built
from briefgen.diagnostic import Diagnostic, Findings, Severity

Skipped = Literal["not-due", "waiting", "not-reached"]
"""Why a brief was not tried: not due; has failed and is tried again later; the run ended before it."""
Kind = Literal["built", "up-to-date", "failed"] | Skipped
KINDS: Final[tuple[Kind, ...]] = ("built", "up-to-date", "failed", "not-due", "waiting", "not-reached")
_ALWAYS_COUNTED: Final = KINDS[:3]


class PreviousMemo(Struct, frozen=True):
    """The memo of an earlier build."""

    memo: str
    """Its path, as it is printed."""
    built: datetime | None
    marking: str
    as_of: str
    edition: int
    """The number of the last edition that was issued; 0 for none."""


class Outcome(Struct, frozen=True):
    """The result of building a brief. Units: seconds."""

    brief: str
    """The brief's path, as it is printed."""
    memo: str
    """The path of its memo, as it is printed."""
    built: Built | None = None
    findings: tuple[Diagnostic, ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)
    """The time that each stage took, by its name."""
    bug: str = ""
    """The place and message of an exception, which is a bug in briefgen."""
    issued: str = ""
    """The path of the edition that was issued, as it is printed."""
    skipped: Skipped | None = None
    """Why it was not tried; None if it was."""
    events: tuple[str, ...] = ()
    """What is new about it since earlier runs that chose what is due: recovered, late, expired facts."""
    repeated: str = ""
    """Since when it has failed for the same reasons, which an earlier run has reported."""
    next_try: datetime | None = None
    """When it is tried again, if it has failed and has a schedule."""
    previous: PreviousMemo | None = None
    """The memo that is there from before, if this run has not built it."""

    @property
    def seconds(self) -> float:
        """The time that all stages took."""
        return sum(self.stages.values())

    @property
    def kind(self) -> Kind:
        """The kind of outcome."""
        if self.skipped:
            return self.skipped
        return "failed" if self.built is None else "up-to-date" if self.built.up_to_date else "built"


class RuleCount(Struct, frozen=True):
    """The findings on one rule in a run."""

    rule: str
    severity: Severity
    findings: int
    """A finding of a file that many briefs share counts once."""
    briefs: int


def count_by_rule(outcomes: Iterable[Outcome], of_run: Findings = ()) -> tuple[RuleCount, ...]:
    """Count the findings on each rule and the briefs that have them, the worst and most frequent first.

    `of_run` are the findings of the whole run, which no brief has.
    """
    findings: dict[tuple[Severity, str], set[Diagnostic]] = {}
    briefs: Counter[tuple[Severity, str]] = Counter()
    for finding in of_run:
        findings.setdefault((finding.severity, finding.rule), set()).add(finding)
    for outcome in outcomes:
        keys = [(finding.severity, finding.rule) for finding in outcome.findings]
        briefs.update({*keys})
        for key, finding in zip(keys, outcome.findings, strict=True):
            findings.setdefault(key, set()).add(finding)
    counts = (
        RuleCount(rule, level, len(found), briefs[level, rule]) for (level, rule), found in findings.items()
    )
    return tuple(sorted(counts, key=lambda c: (-c.severity, -c.briefs, -c.findings, c.rule)))


def count_by_kind(outcomes: Iterable[Outcome]) -> dict[Kind, int]:
    """Count the outcomes of each kind, in the order of `KINDS`; of briefs not tried, the kinds that occur."""
    counts = Counter(outcome.kind for outcome in outcomes)
    return {kind: counts[kind] for kind in KINDS if kind in _ALWAYS_COUNTED or counts[kind]}
