"""The one flow: corpus → spec → check → compose → render → publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from briefgen.check import (
    BRIEF_CHECKS,
    CORPUS_CHECKS,
    FRESHNESS_CHECKS,
    PROFILE_CHECKS,
    PROSE_CHECKS,
    fact_stale,
    page_budget,
)
from briefgen.check.prose_field import ProseField, brief_prose, corpus_prose
from briefgen.compose.citations import Citations
from briefgen.compose.compose import compose
from briefgen.compose.kit import Kit, load_kit, packaged_templates
from briefgen.compose.memo import Memo
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_corpus, load_whole_corpus
from briefgen.corpus.lock import Lock, LockedSource
from briefgen.corpus.lock_file import NAME, read_lock
from briefgen.corpus.prove import Proofs, SourceTexts, prove, text_hashes, with_twins
from briefgen.diagnostic import Diagnostic, Span, arrange, has_errors
from briefgen.document import Document
from briefgen.freeze import Provenance, attachments, tool_version
from briefgen.policy import Run, settle
from briefgen.reading.entry import Entry
from briefgen.reading.files import read_text_file
from briefgen.rules import adjustable_rules
from briefgen.settings import Settings, place_of_key
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile
from briefgen.spec.read import read_brief, wanted_by_brief
from briefgen.spec.read_profile import check_profiles, load_profile

Found = tuple[Diagnostic, ...]
CHECKED = adjustable_rules() - {page_budget.RULE}
"""The rules that run without laying the memo out."""


@dataclass(frozen=True, slots=True)
class Proven:
    """A brief whose every reference was followed."""

    entry: Entry[Brief]
    kit: Kit
    profile: Profile
    corpus: Corpus
    proofs: Proofs
    hashes: Mapping[str, LockedSource]
    """As in `Checked`."""


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


@dataclass(frozen=True, slots=True)
class Checked:
    """A corpus, read and proven: whole, or what a brief refers to."""

    corpus: Corpus
    proofs: Proofs
    hashes: Mapping[str, LockedSource]
    """The hashes of the sources' texts, as far as they are known."""


def build(spec: Path, settings: Settings) -> tuple[Built | None, Found]:
    """Build one brief: prove it, compose it, set it, write it; an error on the way writes nothing."""
    # Composing and setting are imported by the one command that needs them.
    from briefgen.publish.write import write_whole
    from briefgen.render.pdf.document_pdf import render_pdf

    proven, run = _run_on_brief(spec, settings)
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
    run = run.adding(_placed(f, proven.entry) for f in faults)
    run = run.adding(page_budget.check(proven.entry, proven.kit.product.value, extent))
    problems = settle(run, settings.rules, adjustable_rules())
    if _stops(problems, settings):
        return None, problems
    target = settings.output / f"{spec.stem}.pdf"
    faults = write_whole(target, rendered.pdf, settings.shown(target))
    built = Built(target, rendered.body_pages, rendered.annex_pages, len(rendered.pdf))
    return (None if faults else built), (*problems, *faults)


def check_brief(spec: Path, settings: Settings) -> tuple[Proven | None, Found]:
    """Read a brief with all it refers to, and run every rule on it."""
    proven, run = _run_on_brief(spec, settings)
    return proven, settle(run, settings.rules, CHECKED)


def _run_on_brief(spec: Path, settings: Settings) -> tuple[Proven | None, Run]:
    shown = settings.shown(spec)
    text, problems = read_text_file(spec, shown)
    if text is None:
        return None, Run(problems)
    entry, problems = read_brief(text, shown, settings.overrides)
    if entry is None:
        return None, Run(problems, {shown: text})
    files = CorpusFiles(settings.corpus, settings.shown(settings.corpus))
    corpus, faults = load_corpus(files, wanted_by_brief(entry))
    kit, kit_faults = load_kit(entry.value.product, entry.at("product"), template_folders(settings))
    checked, proof_faults = _prove(corpus, settings)
    corpus, proofs = checked.corpus, checked.proofs
    profile, profile_faults = load_profile(entry.value.profile, entry.at("profile"), files)
    problems = (*problems, *faults, *kit_faults, *profile_faults, *proof_faults)
    problems += _on_corpus(corpus, proofs) + _on_prose(brief_prose(entry), corpus)
    if kit is not None:
        problems += tuple(d for check in BRIEF_CHECKS for d in check(entry, corpus, kit.product.value))
    problems += tuple(d for check in FRESHNESS_CHECKS for d in check(entry, corpus, settings.freshness))
    if profile is not None:
        problems += tuple(d for check in PROFILE_CHECKS for d in check(entry, corpus, profile))
    run = Run(problems, {shown: text, **files.texts()}, frozenset({shown}))
    if kit is None or profile is None:
        return None, run
    return Proven(entry, kit, profile, corpus, proofs, checked.hashes), run


def check_corpus(settings: Settings) -> tuple[Checked, Found]:
    """Read the whole corpus and run every rule on it."""
    checked, run = _run_on_corpus(settings)
    return checked, settle(run, settings.rules, CHECKED)


def _run_on_corpus(settings: Settings) -> tuple[Checked, Run]:
    files = CorpusFiles(settings.corpus, settings.shown(settings.corpus))
    corpus, problems = load_whole_corpus(files)
    checked, faults = _prove(corpus, settings)
    problems = (*problems, *faults, *check_profiles(files))
    limits = fact_stale.limits_of_nothing(checked.corpus, settings.freshness, _place_in(settings))
    found = (*problems, *limits, *_on_corpus(checked.corpus, checked.proofs))
    return checked, Run(found, files.texts(), frozenset(files.texts()))


def check_all(
    briefs: Iterable[tuple[Path, Settings]], corpora: Iterable[Settings]
) -> tuple[dict[str, int], Found]:
    """Check briefs, their templates too, and whole corpora.

    Shape: the quotations met are counted by state: `{"exact": 12, "as locked on 2026-03-20": 3}`.
    """
    runs: dict[Path, tuple[Run, Settings]] = {}
    proofs: Proofs = {}
    for spec, settings in briefs:
        proven, run = _run_on_brief(spec, settings)
        if proven is not None:
            proofs |= proven.proofs
            stopped = has_errors(settle(run, settings.rules, CHECKED))
            run = run if stopped else run.adding(compose_memo(proven)[1])
        runs[settings.corpus] = _before(runs, settings) + run, settings
    for settings in {s.corpus: s for s in corpora}.values():
        checked, run = _run_on_corpus(settings)
        proofs |= checked.proofs
        runs[settings.corpus] = _before(runs, settings) + run, settings
    # Settled together: an allowance in the corpus may be there for one of the briefs.
    found = (d for run, settings in runs.values() for d in settle(run, settings.rules, CHECKED))
    resolutions = (proof.resolution for proof in proofs.values())
    states = Counter(f"as locked on {r.as_locked}" if r.as_locked else r.state for r in resolutions)
    return states, arrange(found)


def _before(runs: Mapping[Path, tuple[Run, Settings]], settings: Settings) -> Run:
    return runs[settings.corpus][0] if settings.corpus in runs else Run()


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


def compose_memo(proven: Proven) -> tuple[Document | None, Found]:
    """Compose a proven brief."""
    return compose(memo_of(proven), proven.kit.template, proven.kit.template_shown)


def memo_of(proven: Proven) -> Memo:
    """Give what a proven brief is composed from, with nothing cited yet."""
    product = proven.kit.product.value
    return Memo(proven.entry, product, proven.profile, proven.corpus, proven.proofs, Citations())


def _place_in(settings: Settings) -> Callable[[str], Span]:
    """Find the keys of the workspace's settings."""
    path = settings.root / "pyproject.toml"
    return lambda key: place_of_key(path, settings.shown(path), key)


def template_folders(settings: Settings) -> tuple[tuple[Path, str], ...]:
    """List the folders templates come from, the workspace's own first."""
    return (settings.templates, settings.shown(settings.templates)), (
        packaged_templates(),
        "briefgen/templates",
    )


def texts_of(settings: Settings) -> SourceTexts:
    """Give the source texts of a workspace."""
    return SourceTexts(tuple((root, settings.shown(root)) for root in settings.texts))


def _prove(corpus: Corpus, settings: Settings) -> tuple[Checked, Found]:
    read, problems = read_lock(settings.corpus, settings.shown(settings.corpus))
    lock, texts = read or Lock(), texts_of(settings)
    proofs = prove(corpus, texts, lock)
    checked = Checked(with_twins(corpus, texts), proofs, text_hashes(corpus, texts, lock))
    return checked, (*problems, *texts.problems)


def _on_corpus(corpus: Corpus, proofs: Proofs) -> Found:
    found = tuple(d for check in CORPUS_CHECKS for d in check(corpus, proofs))
    return found + _on_prose(corpus_prose(corpus), corpus)


def _on_prose(fields: Iterable[ProseField], corpus: Corpus) -> Found:
    return tuple(d for field in fields for check in PROSE_CHECKS for d in check(field, corpus))


def _stops(problems: Found, settings: Settings) -> bool:
    return has_errors(problems) or (settings.strict and bool(problems))


def _timestamp(brief: Brief, settings: Settings) -> datetime:
    """Date the file by the environment's reproducible date, else by the day its information stands at."""
    return settings.timestamp or datetime.combine(brief.as_of, time(), UTC)


def _placed(fault: Diagnostic, entry: Entry[Brief]) -> Diagnostic:
    """Place a finding of the renderer, which knows no files, at the brief."""
    return replace(fault, span=entry.at("title")) if not fault.span.path else fault


def _parts(extents: Iterable[tuple[str, float]], proven: Proven) -> tuple[tuple[str, int], ...]:
    """Add up the lines under each heading."""
    heights: dict[str, float] = {}
    for heading, height in extents:
        if heading:
            heights[heading] = heights.get(heading, 0.0) + height
    leading = proven.kit.theme.sizes.leading_pt
    return tuple((name, round(height / leading)) for name, height in heights.items())
