"""The one flow: corpus → spec → check → compose → render → publish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path

from briefgen.build.edition import compose_edition
from briefgen.build.edition_files import Issuable, edition_files, next_number
from briefgen.build.inputs import TOLD, footprint, named_inputs, told
from briefgen.build.load import CHECKED, Found, Loaded, check_layout, load_brief, run_rules
from briefgen.build.stage_times import Lap, no_lap
from briefgen.cache.build_record import FOLDER, Record, differences
from briefgen.cache.footprint import FileStamps
from briefgen.check.extent import Extent
from briefgen.check.manual import adjustable_rules
from briefgen.check.policy import Run, settle
from briefgen.compose.freeze import Provenance, attachments
from briefgen.diagnostic import Diagnostic, has_errors
from briefgen.editions.store import edition_numbers, last_edition
from briefgen.publish.edition import sweep_unissued, write_edition
from briefgen.publish.hold import hold
from briefgen.publish.outputs import earlier_forms, keep_record, last_build, write_outputs
from briefgen.reading.character import find_character
from briefgen.reading.entry import Entry
from briefgen.reading.files import leads_out
from briefgen.reading.yaml_text import YamlText
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.version import VERSION


@dataclass(frozen=True, slots=True)
class Made:
    """A memo, ready to be published. Units: pages."""

    files: Mapping[str, bytes]
    """Its files by name."""
    body_pages: int
    annex_pages: int
    issuable: Issuable


@dataclass(frozen=True, slots=True)
class Built:
    """A memo that lies in the output folder. Units: pages."""

    path: Path
    body_pages: int
    annex_pages: int
    size_bytes: int
    findings: int
    """How many findings it was built with; all are warnings."""
    lost: str = ""
    """Why the last build could not be relied on, where it could not."""
    changes: tuple[str, ...] = ()
    """What has changed since the last build; see `differences`."""
    up_to_date: bool = False
    """Whether it lay there already, made from the same inputs."""
    edition: int = 0
    """The number of the edition that was issued, or of the last where there was nothing new to issue."""
    issued: Path | None = None
    """The PDF of the edition that was issued."""
    others: tuple[str, ...] = ()
    """The names of its files in other forms, beside it."""
    earlier: tuple[str, ...] = ()
    """Those of its forms that are there from an earlier build, and were not asked for in this one."""


def preload() -> None:
    """Load what only a build needs, for the processes that this one begins to share."""
    import_module("briefgen.render.pdf.document_pdf")


def build(
    spec: Path,
    settings: Settings,
    *,
    force: bool = False,
    issue_on: date | None = None,
    lap: Lap = no_lap,
) -> tuple[Built | None, Found]:
    """Build one brief where anything it is made from has changed, or `force` asks for it.

    With a day to `issue_on`, an edition is issued where it says anything new, or `force` asks for it. An
    error on the way leaves what was there as it was.
    """
    target = settings.memo_path(spec.stem)
    lock = settings.output / FOLDER / f"{spec.stem}.lock"
    for place in (lock.parent, settings.output / spec.stem):
        if outside := leads_out(place, settings.output, settings.shown(place)):
            return None, (outside,)
    with hold(lock, settings.shown(target), settings.bounds.seconds / 2) as held:
        if held.problem:
            return None, (held.problem,)
        swept = sweep_unissued(settings.output / spec.stem, settings.shown(settings.output / spec.stem))
        if issue_on is not None:
            day = settings.timestamp.date() if settings.timestamp else issue_on
            built, found = _issue(spec, settings, (held.moment_ns, day), force=force)
        else:
            built, found = _build(spec, settings, held.moment_ns, force=force, lap=lap)
        return built, (*swept, *found)


def _build(
    spec: Path, settings: Settings, moment_ns: int, *, force: bool, lap: Lap = no_lap
) -> tuple[Built | None, Found]:
    stamps = FileStamps()
    record, lost = last_build(settings.output, spec.stem)
    if not force and record and not lost and _trusted(record, settings, stamps):
        return _as_recorded(spec, settings, record), ()
    lap("look for changes")
    loaded, run = load_brief(spec, settings)
    lap("read and prove")
    inputs = named_inputs(loaded, run, settings) if loaded else {}
    seen = footprint(spec, loaded, settings, stamps)
    lap("look for changes")
    changes = differences(record.inputs, inputs) if record else ()
    readable = not has_errors(settle(run, settings.rules, CHECKED))
    if not force and record and not lost and not changes and readable:
        faults = keep_record(settings, spec.stem, replace(record, footprint=seen, started_ns=moment_ns))
        return _as_recorded(spec, settings, record), faults
    if loaded is None:
        return None, settle(run, settings.rules, CHECKED)
    made, problems = make(loaded, run, settings, lap=lap)
    if made is None:
        return None, problems
    built, faults = _publish(
        spec, settings, made, Record(inputs, {}, {"findings": len(problems)}, seen, moment_ns)
    )
    lap("publish")
    return (replace(built, lost=lost, changes=changes) if built else None), (*problems, *faults)


def _publish(spec: Path, settings: Settings, made: Made, record: Record) -> tuple[Built | None, Found]:
    """Write a memo's files, and the record last."""
    summary = {**record.summary, "body_pages": made.body_pages, "annex_pages": made.annex_pages}
    outputs, faults = write_outputs(settings, made.files)
    if not faults:
        faults = keep_record(settings, spec.stem, replace(record, outputs=outputs, summary=summary))
    first, *others = made.files
    size = len(made.files[first])
    pages = made.body_pages, made.annex_pages
    earlier = earlier_forms(settings.output, spec.stem, made.files)
    path = settings.output / first
    built = Built(path, *pages, size, summary["findings"], others=tuple(others), earlier=earlier)
    return (None if faults else built), faults


def _issue(
    spec: Path, settings: Settings, when: tuple[int, date], *, force: bool
) -> tuple[Built | None, Found]:
    """Issue an edition, unless it would say nothing that the last one does not say."""
    moment_ns, day = when
    folder = settings.output / spec.stem
    loaded, run = load_brief(spec, settings)
    if loaded is None:
        return None, settle(run, settings.rules, CHECKED)
    number, refusal = next_number(loaded.entry, edition_numbers(folder))
    if refusal:
        return None, (refusal,)
    made, problems = make(loaded, run, settings, number)
    if made is None:
        return None, problems
    if loaded.last and not made.issuable.changes and not force:
        built, found = _build(spec, settings, moment_ns, force=False)
        return (replace(built, edition=loaded.last.number) if built else None), found
    files = edition_files(made.issuable, settings, day, named_inputs(loaded, run, settings))
    if faults := write_edition(folder, files, settings.shown(folder)):
        return None, (*problems, *faults)
    loaded = replace(loaded, last=last_edition(folder, settings.shown(folder))[0])
    inputs, seen = named_inputs(loaded, run, settings), footprint(spec, loaded, settings, FileStamps())
    record = Record(inputs, {}, {"findings": len(problems)}, seen, moment_ns)
    built, faults = _publish(spec, settings, made, record)
    issued = replace(built, edition=number, issued=folder / next(iter(files))) if built else None
    return issued, (*problems, *faults)


def make(
    loaded: Loaded, run: Run, settings: Settings, number: int | None = None, lap: Lap = no_lap
) -> tuple[Made | None, Found]:
    """Check a brief that was loaded, compose it and set it; an error on the way makes nothing.

    With a `number`, it is made as the edition of that number.
    """
    # Setting is imported where it is needed: most of what loads is ReportLab.
    from briefgen.render.pdf.document_pdf import render_pdf
    from briefgen.render.text_formats import render_text

    lap("load the renderer")
    run = run.adding(run_rules(loaded, settings))
    problems = settle(run, settings.rules, CHECKED)
    lap("check")
    if _stops(problems, settings):
        return None, problems
    name = Path(loaded.entry.text.path).stem
    provenance = Provenance(VERSION, f"{name}.yaml", settings.overrides)
    composed, faults = compose_edition(loaded, provenance, number)
    run = run.adding(faults)
    problems = settle(run, settings.rules, CHECKED)
    if composed is None or _stops(problems, settings):
        return None, problems
    brief = composed.memo.brief
    attached = attachments(composed.memo, composed.frozen, provenance)
    lap("compose and freeze")
    rendered, faults = render_pdf(composed.document, loaded.kit.theme, _timestamp(brief, settings), attached)
    lap("render")
    extent = Extent(
        rendered.body_pages,
        rendered.annex_pages,
        rendered.last_body_page.lines,
        rendered.last_body_page.room_lines,
        _parts(((b.heading, b.height_pt) for b in rendered.blocks if b.place == "body"), loaded),
        rendered.title_lines,
    )
    run = run.adding(_placed(f, loaded.entry, run.texts) for f in faults)
    run = run.adding(check_layout(loaded, settings, extent))
    problems = settle(run, settings.rules, adjustable_rules())
    if _stops(problems, settings):
        return None, problems
    pages = rendered.body_pages, rendered.annex_pages
    since = loaded.last.number if loaded.last else None
    files = {
        f"{name}.{form}": rendered.pdf
        if form == "pdf"
        else render_text(form, composed.document, loaded.kit.theme)
        for form in settings.formats
    }
    forms = {f"{name}.pdf": rendered.pdf, **files}
    issuable = Issuable(
        name, brief, forms, attached[0].content, *pages, since=since, changes=composed.changes
    )
    return Made(files, *pages, issuable), problems


def _trusted(record: Record, settings: Settings, stamps: FileStamps) -> bool:
    """Tell whether stamps alone show that nothing has changed since a record was kept."""
    by = {name: digest for name, digest in record.inputs.items() if name.startswith(TOLD)}
    return (
        by == told(settings)
        and record.footprint.is_unchanged(stamps)
        and stamps.older_than_clock_tick(record.started_ns)
    )


def _as_recorded(spec: Path, settings: Settings, record: Record) -> Built:
    target = settings.memo_path(spec.stem)
    told = record.summary
    size = target.stat().st_size
    others = tuple(name for name in record.outputs if name != target.name)
    pages = told["body_pages"], told["annex_pages"]
    earlier = earlier_forms(settings.output, spec.stem, record.outputs)
    return Built(target, *pages, size, told["findings"], others=others, earlier=earlier, up_to_date=True)


def _stops(problems: Found, settings: Settings) -> bool:
    return has_errors(problems) or (settings.strict and bool(problems))


def _timestamp(brief: Brief, settings: Settings) -> datetime:
    """Date the file by the environment's reproducible date, else by the day its information stands at."""
    return settings.timestamp or datetime.combine(brief.as_of, time(), UTC)


def _placed(fault: Diagnostic, entry: Entry[Brief], texts: Mapping[str, str]) -> Diagnostic:
    """Place a finding of the renderer, which knows no files: where its character stands, or at the brief."""
    if fault.span.path:
        return fault
    named = re.search(r"\bU\+([0-9A-F]{4,6})\b", fault.message)
    for path, text in texts.items() if named else ():
        if found := find_character(text, chr(int(named[1], 16))) if named else None:
            return replace(fault, span=YamlText(path, text).slice(*found))
    return replace(fault, span=entry.at("title"))


def _parts(extents: Iterable[tuple[str, float]], loaded: Loaded) -> tuple[tuple[str, int], ...]:
    """Add up the lines under each heading."""
    heights: dict[str, float] = {}
    for heading, height in extents:
        if heading:
            heights[heading] = heights.get(heading, 0.0) + height
    leading = loaded.kit.theme.sizes.leading_pt
    return tuple((name, round(height / leading)) for name, height in heights.items())
