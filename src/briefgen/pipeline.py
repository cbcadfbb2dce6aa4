"""The one flow: corpus → spec → check → compose → render → publish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from importlib import import_module
from pathlib import Path

from briefgen.check import page_budget, title_long
from briefgen.compose.compose import compose
from briefgen.corpus.lock import Lock
from briefgen.corpus.lock_file import NAME, read_lock
from briefgen.diagnostic import Diagnostic, arrange, has_errors
from briefgen.footprint import Eyes
from briefgen.freeze import Provenance, attachments
from briefgen.inputs import TOLD, footprint, named_inputs, told
from briefgen.policy import Run, settle
from briefgen.proving import CHECKED, Found, Loaded, check_corpus, load_brief, memo_of, run_rules, texts_of
from briefgen.publish.hold import hold
from briefgen.publish.outputs import keep_record, last_build, write_outputs
from briefgen.reading.character import find_character
from briefgen.reading.entry import Entry
from briefgen.reading.yaml_text import YamlText
from briefgen.record import FOLDER, Record, differences
from briefgen.rules import adjustable_rules
from briefgen.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.version import VERSION


@dataclass(frozen=True, slots=True)
class Made:
    """A memo, ready to be published. Units: pages."""

    files: Mapping[str, bytes]
    """Its files by name."""
    body_pages: int
    annex_pages: int


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


@dataclass(frozen=True, slots=True)
class Locked:
    """A lock that was written."""

    path: Path
    quotations: int
    written: int
    """How many of them are new or changed."""


def preload() -> None:
    """Load what only a build needs, for the processes that this one begins to share."""
    import_module("briefgen.render.pdf.document_pdf")


def build(spec: Path, settings: Settings, *, force: bool = False) -> tuple[Built | None, Found]:
    """Build one brief where anything it is made from has changed, or `force` asks for it.

    An error on the way leaves what was there as it was.
    """
    target = settings.output / f"{spec.stem}.pdf"
    lock = settings.output / FOLDER / f"{spec.stem}.lock"
    with hold(lock, settings.shown(target), settings.bounds.seconds / 2) as held:
        if held.problem:
            return None, (held.problem,)
        return _build(spec, settings, held.moment_ns, force=force)


def _build(spec: Path, settings: Settings, moment_ns: int, *, force: bool) -> tuple[Built | None, Found]:
    eyes = Eyes()
    record, lost = last_build(settings.output, spec.stem)
    if not force and record and not lost and _trusted(record, settings, eyes):
        return _as_recorded(spec, settings, record), ()
    loaded, run = load_brief(spec, settings)
    inputs = named_inputs(loaded, run, settings) if loaded else {}
    seen = footprint(spec, loaded, settings, eyes)
    changes = differences(record.inputs, inputs) if record else ()
    readable = not has_errors(settle(run, settings.rules, CHECKED))
    if not force and record and not lost and not changes and readable:
        faults = keep_record(settings, spec.stem, replace(record, footprint=seen, seen_ns=moment_ns))
        return _as_recorded(spec, settings, record), faults
    if loaded is None:
        return None, settle(run, settings.rules, CHECKED)
    made, problems = make(loaded, run, settings)
    if made is None:
        return None, problems
    outputs, faults = write_outputs(settings, made.files)
    if not faults:
        summary = {"body_pages": made.body_pages, "annex_pages": made.annex_pages, "findings": len(problems)}
        faults = keep_record(settings, spec.stem, Record(inputs, outputs, summary, seen, moment_ns))
    target = settings.output / f"{spec.stem}.pdf"
    size = len(made.files[target.name])
    built = Built(target, made.body_pages, made.annex_pages, size, len(problems), lost, changes)
    return (None if faults else built), (*problems, *faults)


def make(loaded: Loaded, run: Run, settings: Settings) -> tuple[Made | None, Found]:
    """Check a brief that was loaded, compose it and set it; an error on the way makes nothing."""
    # Setting is imported where it is needed: most of what loads is ReportLab.
    from briefgen.render.pdf.document_pdf import render_pdf

    run = run.adding(run_rules(loaded, settings))
    problems = settle(run, settings.rules, CHECKED)
    if _stops(problems, settings):
        return None, problems
    memo = memo_of(loaded)
    document, faults = compose(memo, loaded.kit.template, loaded.kit.template_shown)
    run = run.adding(faults)
    problems = settle(run, settings.rules, CHECKED)
    if document is None or _stops(problems, settings):
        return None, problems
    name = Path(loaded.entry.text.path).stem
    provenance = Provenance(VERSION, f"{name}.yaml", settings.overrides)
    attached = attachments(memo, document, loaded.hashes, provenance)
    rendered, faults = render_pdf(document, loaded.kit.theme, _timestamp(memo.brief, settings), attached)
    extent = page_budget.Extent(
        rendered.body_pages,
        rendered.annex_pages,
        rendered.last_body_page.lines,
        _parts(((b.heading, b.height_pt) for b in rendered.blocks if b.place == "body"), loaded),
    )
    run = run.adding(_placed(f, loaded.entry, run.texts) for f in faults)
    run = run.adding(page_budget.check(loaded.entry, loaded.kit.product.value, extent))
    run = run.adding(title_long.check(loaded.entry, rendered.title_lines))
    problems = settle(run, settings.rules, adjustable_rules())
    if _stops(problems, settings):
        return None, problems
    return Made({f"{name}.pdf": rendered.pdf}, rendered.body_pages, rendered.annex_pages), problems


def _trusted(record: Record, settings: Settings, eyes: Eyes) -> bool:
    """Tell whether stamps alone show that nothing has changed since a record was kept."""
    by = {name: digest for name, digest in record.inputs.items() if name.startswith(TOLD)}
    return by == told(settings) and record.footprint.holds(eyes) and eyes.settled_by(record.seen_ns)


def _as_recorded(spec: Path, settings: Settings, record: Record) -> Built:
    target = settings.output / f"{spec.stem}.pdf"
    told = record.summary
    size = target.stat().st_size
    return Built(target, told["body_pages"], told["annex_pages"], size, told["findings"], up_to_date=True)


def lock_corpus(settings: Settings, update: tuple[str, ...], today: date) -> tuple[Locked | None, Found]:
    """Write the lock of the whole corpus; an error in the corpus leaves it as it is."""
    from briefgen.publish.lock import lock_text, renewed
    from briefgen.publish.write import write_whole

    checked, problems = check_corpus(settings)
    if has_errors(problems):
        return None, problems
    old = read_lock(settings.corpus, settings.shown(settings.corpus))[0] or Lock()
    lock, stale = renewed(checked.proofs, checked.corpus.sources, texts_of(settings), old, update, today)
    path = settings.corpus / NAME
    text = lock_text(lock)
    written = sum(old.quotations.get(key) != entry for key, entry in lock.quotations.items())
    faults = (
        () if path.exists() and path.read_bytes() == text else write_whole(path, text, settings.shown(path))
    )
    found = arrange((*problems, *stale, *faults))
    return Locked(path, len(lock.quotations), written), found


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
