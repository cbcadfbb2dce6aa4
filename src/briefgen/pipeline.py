"""The one flow: corpus → spec → check → compose → render → publish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from briefgen.check import page_budget
from briefgen.compose.compose import compose
from briefgen.corpus.lock import Lock
from briefgen.corpus.lock_file import NAME, read_lock
from briefgen.diagnostic import Diagnostic, arrange, has_errors
from briefgen.freeze import Provenance, attachments, tool_version
from briefgen.policy import settle
from briefgen.proving import CHECKED, Found, Proven, check_corpus, memo_of, run_on_brief, texts_of
from briefgen.reading.entry import Entry
from briefgen.reading.yaml_text import YamlText
from briefgen.rules import adjustable_rules
from briefgen.settings import Settings
from briefgen.spec.brief import Brief


@dataclass(frozen=True, slots=True)
class Built:
    """A memo that was written. Units: pages."""

    path: Path
    body_pages: int
    annex_pages: int
    bytes_written: int


@dataclass(frozen=True, slots=True)
class Locked:
    """A lock that was written."""

    path: Path
    quotations: int
    written: int
    """How many of them are new or changed."""


def build(spec: Path, settings: Settings) -> tuple[Built | None, Found]:
    """Build one brief: prove it, compose it, set it, write it; an error on the way writes nothing."""
    # Composing and setting are imported by the one command that needs them.
    from briefgen.publish.write import write_whole
    from briefgen.render.pdf.document_pdf import render_pdf

    proven, run = run_on_brief(spec, settings)
    problems = settle(run, settings.rules, CHECKED)
    if proven is None or _stops(problems, settings):
        return None, problems
    memo = memo_of(proven)
    document, faults = compose(memo, proven.kit.template, proven.kit.template_shown)
    run = run.adding(faults)
    problems = settle(run, settings.rules, CHECKED)
    if document is None or _stops(problems, settings):
        return None, problems
    provenance = Provenance(tool_version(), f"{spec.stem}.yaml", settings.overrides)
    attached = attachments(memo, document, proven.hashes, provenance)
    timestamp = _timestamp(memo.brief, settings)
    rendered, faults = render_pdf(document, proven.kit.theme, timestamp, attached)
    extent = page_budget.Extent(
        rendered.body_pages,
        rendered.annex_pages,
        rendered.last_body_page.lines,
        _parts(((b.heading, b.height_pt) for b in rendered.blocks if b.place == "body"), proven),
    )
    run = run.adding(_placed(f, proven.entry, run.texts) for f in faults)
    run = run.adding(page_budget.check(proven.entry, proven.kit.product.value, extent))
    problems = settle(run, settings.rules, adjustable_rules())
    if _stops(problems, settings):
        return None, problems
    target = settings.output / f"{spec.stem}.pdf"
    faults = write_whole(target, rendered.pdf, settings.shown(target))
    built = Built(target, rendered.body_pages, rendered.annex_pages, len(rendered.pdf))
    return (None if faults else built), (*problems, *faults)


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
        at = text.find(chr(int(named[1], 16))) if named else -1
        if at >= 0:
            return replace(fault, span=YamlText(path, text).slice(at, at + 1))
    return replace(fault, span=entry.at("title"))


def _parts(extents: Iterable[tuple[str, float]], proven: Proven) -> tuple[tuple[str, int], ...]:
    """Add up the lines under each heading."""
    heights: dict[str, float] = {}
    for heading, height in extents:
        if heading:
            heights[heading] = heights.get(heading, 0.0) + height
    leading = proven.kit.theme.sizes.leading_pt
    return tuple((name, round(height / leading)) for name, height in heights.items())
