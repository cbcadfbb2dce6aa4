"""What is new about a brief since earlier unattended runs: each event is reported by one run only."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from briefgen.build.expired_facts import ExpiringFact
from briefgen.diagnostic import Diagnostic
from briefgen.runs.build_outcome import Outcome
from briefgen.runs.due import DueState, file_stamps, next_try
from briefgen.runs.history import BriefState, Failure, describe_moment
from briefgen.settings.settings import Settings


def judge(
    outcome: Outcome, spec: Path, settings: Settings, plan: DueState, state: BriefState
) -> tuple[Outcome, BriefState]:
    """Compare the outcome of a brief with what was reported about it; return both with what is new."""
    if outcome.built is None:
        return _failed(outcome, spec, settings, state)
    events = []
    if state.failure:
        events.append(_recovery(state.failure))
    elif plan.missed and plan.last_built and plan.last_built <= settings.now and plan.is_late(settings.now):
        events.append(f"late: it was due since {plan.missed.words}")
    expired = outcome.built.expired
    if new := [each for each in expired if _key(each) not in state.expired]:
        listed = "; ".join(each.words for each in new)
        events.append(f"expired since the memo's date, {outcome.built.as_of}: {listed}")
    return replace(outcome, events=tuple(events)), BriefState(expired=tuple(map(_key, expired)))


def recovered_elsewhere(plan: DueState, state: BriefState) -> str:
    """Describe the recovery of a brief that was built since its failure, by hand; empty if it was not."""
    failure = state.failure
    return _recovery(failure) if failure and plan.last_built and plan.last_built > failure.last else ""


def _failed(
    outcome: Outcome, spec: Path, settings: Settings, state: BriefState
) -> tuple[Outcome, BriefState]:
    before, now = state.failure, settings.now
    digest, reason = _digest(outcome), reason_of(outcome)
    same = before is not None and before.digest == digest
    tries = 1 + (before.tries if before and same else 0)
    failure = Failure(
        since=before.since if before else now,
        last=now,
        tries=tries,
        next_try=next_try(tries, now),
        digest=digest,
        reason=reason,
        files=file_stamps([spec.absolute(), *_named_files(outcome.findings, settings)]),
    )
    repeated = describe_moment(failure.since) if same else ""
    return replace(outcome, repeated=repeated, next_try=failure.next_try), BriefState(
        failure=failure, expired=state.expired
    )


def reason_of(outcome: Outcome) -> str:
    """Return why a brief has failed: its gravest finding, and how many more there are."""
    if outcome.bug:
        return f"a bug in briefgen at {outcome.bug}"
    if not outcome.findings:
        return "unknown"
    worst = max(outcome.findings, key=lambda finding: finding.severity)
    more = f", and {len(outcome.findings) - 1} more" if len(outcome.findings) > 1 else ""
    return f"{worst.rule}: {worst.message}{more}"


def _recovery(failure: Failure) -> str:
    tries = f"{failure.tries} {'try' if failure.tries == 1 else 'tries'}"
    return f"recovered: it had failed since {describe_moment(failure.since)} ({tries})"


def _key(expired: ExpiringFact) -> str:
    return f"{expired.fact} {expired.last_day}"


def _digest(outcome: Outcome) -> str:
    """Return a digest of why a brief has failed; lines do not count, which other edits move."""
    lines = [*sorted({f"{d.rule} {d.span.path} {d.message}" for d in outcome.findings}), outcome.bug]
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _named_files(findings: Sequence[Diagnostic], settings: Settings) -> list[Path]:
    """Return the files that findings name, so that a brief is tried again once one is changed."""
    names = {d.span.path for d in findings} | {step.span.path for d in findings for step in d.because}
    paths = [settings.shown_from / name for name in names]
    return [path for path in paths if path.is_file()]
