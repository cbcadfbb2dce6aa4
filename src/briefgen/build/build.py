"""Building a brief: decide whether anything has changed, make the memo, publish or issue it."""

from __future__ import annotations

import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.check import RULES_BEFORE_LAYOUT
from briefgen.build.edition import Issue
from briefgen.build.edition_files import edition_files, next_number
from briefgen.build.expired_facts import ExpiringFact, expired_by, list_expiring_facts
from briefgen.build.former_name import check_former_editions
from briefgen.build.inputs import SETTINGS_PREFIXES, footprint, input_digests, settings_digests
from briefgen.build.load import LoadedBrief, load_brief
from briefgen.build.make import FinishedMemo, make
from briefgen.build.stage_times import StageEnded, ignore_stage
from briefgen.cache.build_record import FOLDER, Record, differences
from briefgen.cache.footprint import FileStamps
from briefgen.check.policy import CheckRun, apply_policy, read_policy
from briefgen.diagnostic import Findings
from briefgen.editions.store import last_edition
from briefgen.publish.edition import remove_unfinished_edition, write_edition
from briefgen.publish.output_lock import LOCK_WAIT_SECONDS, lock_output
from briefgen.publish.outputs import last_build, stale_formats, write_outputs, write_record
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import outside_finding
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings


class Built(Struct, frozen=True):
    """A memo in the output folder. Units: pages."""

    path: Path
    body_pages: int
    annex_pages: int
    size_bytes: int
    findings: int
    """The number of findings it was built with; all are warnings."""
    rebuild_reason: str = ""
    """Why the record or the output of the last build could not be used; empty where they could."""
    changes: tuple[str, ...] = ()
    """What has changed since the last build; see `differences`."""
    up_to_date: bool = False
    """Whether it was already there, built from the same inputs."""
    edition: int = 0
    """The number of the edition that was issued, or of the last one where nothing had changed since."""
    issued: Path | None = None
    """The PDF of the edition that was issued."""
    other_formats: tuple[str, ...] = ()
    """The names of its files in other formats, next to it."""
    stale_formats: tuple[str, ...] = ()
    """The names of its files in formats that only an earlier build was asked for."""
    marking: str = ""
    """The memo's marking; empty where an older version built it."""
    as_of: str = ""
    """The day its information is as of; empty where an older version built it."""
    expired: tuple[ExpiringFact, ...] = ()
    """The facts that have expired between that day and the day of the run."""
    carried: tuple[str, ...] = ()
    """What a recipient can read, in a few lines; empty where the memo was not built now."""


def preload() -> None:
    """Load the modules that only a build needs, before forking processes that share them."""
    import_module("briefgen.render.pdf.document_pdf")


def build(
    spec: Path,
    settings: Settings,
    *,
    force: bool = False,
    issue_on: date | None = None,
    stage_ended: StageEnded = ignore_stage,
) -> tuple[Built | None, Findings]:
    """Build a brief if any of its inputs has changed, or if `force` is set.

    With a day to `issue_on`, issue an edition if the memo has changed since the last, or if `force` is set.
    Where there is an error, the output stays as it was.
    """
    editions = editions_folder(spec, settings)
    lock_file = settings.output / FOLDER / f"{spec.stem}.lock"
    for place in (lock_file.parent, editions):
        if not (output := readable_folders(settings.output)).contains(place):
            hint = "name the folder itself with `-o`"
            return None, (outside_finding(place, settings.shown(place), output, hint),)
    target = settings.shown(settings.memo_path(spec.stem))
    with lock_output(lock_file, target, LOCK_WAIT_SECONDS) as lock:
        if lock.problem:
            return None, (lock.problem,)
        unfinished = remove_unfinished_edition(editions, settings.shown(editions))
        if issue_on is None:
            built, findings = _build(spec, settings, lock.locked_ns, force=force, stage_ended=stage_ended)
        else:
            day = settings.timestamp.date() if settings.timestamp else issue_on
            built, findings = _issue(spec, settings, lock.locked_ns, day, force=force)
        return built, (*unfinished, *findings)


def _build(
    spec: Path,
    settings: Settings,
    started_ns: int,
    *,
    force: bool,
    stage_ended: StageEnded = ignore_stage,
) -> tuple[Built | None, Findings]:
    stamps = FileStamps()
    record, rebuild_reason = last_build(settings.output, spec.stem)
    usable = None if force or rebuild_reason else record
    if usable and _is_current(usable, settings, stamps):
        return _as_recorded(spec, settings, usable), ()
    stage_ended("look for changes")
    loaded, check_run = load_brief(spec, settings)
    stage_ended("read and prove")
    inputs = input_digests(loaded, check_run, settings) if loaded else {}
    dependencies = footprint(spec, loaded, settings, stamps)
    stage_ended("look for changes")
    changes = differences(record.inputs, inputs) if record else ()
    if (
        usable
        and not changes
        and not read_policy(check_run, settings.rules).stops(check_run.findings, RULES_BEFORE_LAYOUT)
    ):
        judged = _record_fields(spec, loaded, check_run, settings) if loaded else {}
        updated = replace(usable, footprint=dependencies, started_ns=started_ns, **judged)
        return _as_recorded(spec, settings, updated), write_record(settings, spec.stem, updated)
    if loaded is None:
        return None, apply_policy(check_run, settings.rules, RULES_BEFORE_LAYOUT)
    memo, findings = make(loaded, check_run, settings, stage_ended=stage_ended)
    if memo is None:
        return None, findings
    judged = _record_fields(spec, loaded, check_run, settings)
    new_record = Record(inputs, {}, {"findings": len(findings)}, dependencies, started_ns, **judged)
    built, faults = _publish(memo, settings, new_record)
    stage_ended("publish")
    built = replace(built, rebuild_reason=rebuild_reason, changes=changes) if built else None
    return built, (*findings, *faults)


def _issue(
    spec: Path, settings: Settings, started_ns: int, day: date, *, force: bool
) -> tuple[Built | None, Findings]:
    """Issue an edition, unless nothing has changed since the last one."""
    editions = editions_folder(spec, settings)
    loaded, check_run = load_brief(spec, settings)
    if loaded is None:
        return None, apply_policy(check_run, settings.rules, RULES_BEFORE_LAYOUT)
    number, refusal = next_number(loaded.entry, loaded.ledger.numbers())
    unknown = tuple(check_former_editions(loaded.entry, loaded.ledger.numbers()))
    if refusal or unknown:
        return None, (refusal,) if refusal else unknown
    memo, findings = make(loaded, check_run, settings, Issue(number, day))
    if memo is None:
        return None, findings
    if loaded.last and not memo.changes and not force and not loaded.ledger.notices_of(None):
        built, findings = _build(spec, settings, started_ns, force=False)
        return (replace(built, edition=loaded.last.number) if built else None), findings
    files, issue = edition_files(memo, settings, day, input_digests(loaded, check_run, settings))
    if faults := write_edition(editions, files, issue, settings.shown(editions)):
        return None, (*findings, *faults)
    loaded = replace(loaded, last=last_edition(editions, settings.shown(editions))[0])
    inputs = input_digests(loaded, check_run, settings)
    dependencies = footprint(spec, loaded, settings, FileStamps())
    judged = _record_fields(spec, loaded, check_run, settings)
    record = Record(inputs, {}, {"findings": len(findings)}, dependencies, started_ns, **judged)
    built, faults = _publish(memo, settings, record)
    built = replace(built, edition=number, issued=editions / next(iter(files))) if built else None
    return built, (*findings, *faults)


def _publish(memo: FinishedMemo, settings: Settings, record: Record) -> tuple[Built | None, Findings]:
    """Write a memo's files, and the record last."""
    summary = {**record.summary, "body_pages": memo.body_pages, "annex_pages": memo.annex_pages}
    outputs, faults = write_outputs(settings, memo.files)
    if not faults:
        faults = write_record(
            settings, memo.name, replace(record, outputs=outputs, summary=summary, marking=memo.brief.marking)
        )
    if faults:
        return None, faults
    first, *others = memo.files
    built = Built(
        settings.output / first,
        memo.body_pages,
        memo.annex_pages,
        len(memo.files[first]),
        summary["findings"],
        other_formats=tuple(others),
        stale_formats=stale_formats(settings.output, memo.name, memo.files),
        marking=memo.brief.marking,
        as_of=record.as_of,
        expired=expired_by(record.expiries, settings.now.date()),
        carried=memo.carried,
    )
    return built, ()


def _record_fields(spec: Path, loaded: LoadedBrief, run: CheckRun, settings: Settings) -> dict[str, Any]:
    """Return fields of a record: the brief's path, the day that was judged, and what expires after it."""
    return {
        "brief": os.path.relpath(settings.shown_from / spec, settings.output),
        "as_of": loaded.entry.value.as_of.isoformat(),
        "as_of_rule": loaded.as_of_rule,
        "expiries": list_expiring_facts(loaded, run, settings),
    }


def _is_current(record: Record, settings: Settings, stamps: FileStamps) -> bool:
    """Check from stamps only whether nothing has changed since a record was written.

    Where a rule gives the brief's `as_of`, stamps do not suffice: the day may be another.
    """
    if record.as_of_rule:
        return False
    recorded = {name: digest for name, digest in record.inputs.items() if name.startswith(SETTINGS_PREFIXES)}
    unchanged = recorded == settings_digests(settings) and record.footprint.is_unchanged(stamps)
    return unchanged and stamps.older_than_clock_tick(record.started_ns)


def _as_recorded(spec: Path, settings: Settings, record: Record) -> Built:
    """Return the memo of a record, which is up to date."""
    target = settings.memo_path(spec.stem)
    return Built(
        target,
        record.summary["body_pages"],
        record.summary["annex_pages"],
        target.stat().st_size,
        record.summary["findings"],
        other_formats=tuple(name for name in record.outputs if name != target.name),
        stale_formats=stale_formats(settings.output, spec.stem, record.outputs),
        marking=record.marking,
        as_of=record.as_of,
        expired=expired_by(record.expiries, settings.now.date()),
        up_to_date=True,
    )
