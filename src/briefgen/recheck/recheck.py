"""Checking briefs and whole corpora; a corpus that was checked before is checked incrementally.

After a change of facts or sections, only the entries that it can affect are checked. After any other change
the whole corpus is. The findings are the same either way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.check import (
    RULES_BEFORE_LAYOUT,
    RULES_ON_WORKSPACE,
    check_and_list_own_numbers,
    run_brief_checks,
    run_corpus_checks,
    run_entry_checks,
)
from briefgen.build.edition import compose_memo
from briefgen.build.inputs import footprint
from briefgen.build.load import LoadedBrief, corpus_files, load_brief
from briefgen.cache.file_stamp import now_ns
from briefgen.cache.footprint import FileStamps, Footprint, merge_footprints
from briefgen.check.briefs_disagree import BriefWithProfile
from briefgen.check.policy import CheckRun, apply_policy, read_policy
from briefgen.check.run_rules import CorpusRules, RuleInputs, run_corpus_rules, run_workspace_rules
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Origin
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_linked_corpus
from briefgen.corpus.references import EntryReference, Kind
from briefgen.diagnostic import Findings, Span, arrange
from briefgen.reading.entry import Entry
from briefgen.reading.files import file_named
from briefgen.reading.yaml_text import YamlText
from briefgen.recheck.check_cache import (
    CachedCheck,
    cache_check,
    digest_of,
    entry_digests,
    file_digests,
    list_single_files,
    read_cached_check,
    take_stamps,
)
from briefgen.recheck.check_units import divide, states_by_unit
from briefgen.settings.settings import Settings

States = dict[tuple[str, int], str]
"""The state of each quotation, by owner and index."""
_MAX_UNITS: Final = 600
"""Units to check again at most: for more of them, checking the whole corpus is faster."""
_KINDS: Final[tuple[Kind, ...]] = ("fact", "question", "section")


class Checked(Struct, frozen=True):
    """The result of checking briefs and corpora."""

    states: Mapping[str, int]
    """The number of quotations by state: `{"exact": 12, "as locked on 2026-03-20": 3}`."""
    own_count: int
    """The number of the briefs' own numbers."""
    findings: Findings
    inputs: Footprint
    """The files and folders that the result depends on, besides the settings' and the list of briefs; only
    where there are no findings."""


def check_all(briefs: Iterable[tuple[Path, Settings]], corpora: Iterable[Settings], jobs: int = 1) -> Checked:
    """Check briefs, with their templates, and whole corpora, these in up to `jobs` processes."""
    own_count = 0
    runs: dict[Path, tuple[CheckRun, Settings]] = {}
    states: States = {}
    whole: set[Path] = set()
    together: dict[Path, list[BriefWithProfile]] = {}
    read: list[Callable[[FileStamps], Footprint]] = []
    for spec, settings in briefs:
        loaded, run = load_brief(spec, settings)
        read.append(partial(footprint, spec, loaded, settings))
        if loaded is not None:
            found, own_numbers = check_and_list_own_numbers(loaded, settings)
            run = _with_template(loaded, run.adding(found), settings)
            states |= _states(states_by_unit(loaded.corpus, loaded.proofs))
            own_count += len(own_numbers)
            together.setdefault(settings.corpus, []).append(BriefWithProfile(loaded.entry, loaded.profile))
        runs[settings.corpus] = _before(runs, settings) + run, settings
    for settings in {s.corpus: s for s in corpora}.values():
        corpus_states, run, texts = check_again(settings, jobs)
        read.append(partial(_footprint, settings, texts))
        states |= corpus_states
        run = run.adding(run_workspace_rules(RuleInputs(briefs=tuple(together.get(settings.corpus, ())))))
        runs[settings.corpus] = _before(runs, settings) + run, settings
        whole.add(settings.corpus)
    rules_run = RULES_BEFORE_LAYOUT, RULES_BEFORE_LAYOUT | RULES_ON_WORKSPACE
    # Apply the policy to a corpus and its briefs together: an allowance may be used only by a brief.
    findings = arrange(
        finding
        for corpus, (run, settings) in runs.items()
        for finding in apply_policy(run, settings.rules, rules_run[corpus in whole])
    )
    stamps = FileStamps()
    inputs = merge_footprints(() if findings else [footprint_of(stamps) for footprint_of in read])
    return Checked(Counter(states.values()), own_count, findings, inputs)


def check_spec(
    spec: Path, settings: Settings, corpus_rules: CorpusRules = run_corpus_rules
) -> tuple[LoadedBrief | None, CheckRun]:
    """Check a brief, with its templates; the policy is not applied."""
    loaded, run = run_brief_checks(spec, settings, corpus_rules)
    return loaded, run if loaded is None else _with_template(loaded, run, settings)


def _with_template(loaded: LoadedBrief, run: CheckRun, settings: Settings) -> CheckRun:
    """Add the findings of a brief's template, unless earlier ones stop the brief."""
    if read_policy(run, settings.rules).stops(run.findings, RULES_BEFORE_LAYOUT):
        return run
    return run.adding(compose_memo(loaded)[1])


def _before(runs: Mapping[Path, tuple[CheckRun, Settings]], settings: Settings) -> CheckRun:
    return runs[settings.corpus][0] if settings.corpus in runs else CheckRun()


def _footprint(settings: Settings, texts: Iterable[Path], stamps: FileStamps) -> Footprint:
    """Return the footprint of a whole corpus; the folders of texts show files that are new."""
    return stamps.footprint([*settings.texts, *texts], [settings.corpus])


def check_again(settings: Settings, jobs: int = 1) -> tuple[States, CheckRun, list[Path]]:
    """Check a corpus, as far as it may have changed since the cached check.

    Shape: the last value has the files of texts that its sources name, also those that are missing.
    """
    cached = read_cached_check(settings)
    files = corpus_files(settings)
    changed = _changed(cached, files) if cached is not None and cached.is_valid(files, settings) else None
    if cached is None or changed is None:
        return _check_whole(settings, jobs)
    words, present, gone = changed
    sections = cached.changed_sections(files)
    affected = {
        name
        for name, unit in cached.units.items()
        if unit.states is None or not words.isdisjoint(unit.depends_on)
    }
    affected |= {f"section {name.rpartition('/')[2].removesuffix('.md')}" for name in sections}
    affected = (affected | present) - gone
    if len(affected) > _MAX_UNITS:
        return _check_whole(settings, jobs)
    corpus, proofs, findings = run_entry_checks(
        files, _references(affected), lambda c: _with_origins(c, cached), settings
    )
    states = {n: unit.states or {} for n, unit in cached.units.items() if n not in affected | gone}
    new_states = states_by_unit(corpus, proofs)
    states |= {name: new_states.get(name, {}) for name in affected}
    read = {*cached.with_comments, *sections, *cached.changed_fact_files(files)} & _all(files)
    texts = {files.shown_path(name): files.read(name)[0] or "" for name in read}
    of_sources = [Path(path) for path in cached.stamps if not Path(path).is_relative_to(files.root)]
    return _states(states), CheckRun(findings, texts, frozenset(texts)), of_sources


def _changed(cached: CachedCheck, files: CorpusFiles) -> tuple[set[str], set[str], set[str]] | None:
    """Find what has changed in the files of facts.

    Shape: the facts and measures concerned, as in `Unit.depends_on`; the units of changed facts; those of
    facts that are gone. None where more than facts has changed.
    """
    words: set[str] = set()
    present: set[str] = set()
    gone: set[str] = set()
    for name in cached.changed_fact_files(files):
        old = cached.facts[name][1] if name in cached.facts else {}
        scanned = entry_digests(files, name) if name in files.index.files else ({}, {})
        if old is None or scanned is None:
            return None
        new, measures = scanned
        for entry in (e for e in {**old, **new} if old.get(e) != new.get(e)):
            key, _, identity = entry.partition(" ")
            if key != "facts":
                return None
            unit = f"fact {identity}"
            words |= {unit, *(f"measure {word}" for word in measures.get(entry, ()))}
            if unit in cached.units:
                words |= {w for w in cached.units[unit].depends_on if w.startswith("measure ")}
            (present if entry in new else gone).add(unit)
    return words, present, gone - present


def _all(files: CorpusFiles) -> set[str]:
    return {*files.index.files, *list_single_files(files)}


def _references(units: Iterable[str]) -> list[EntryReference]:
    named = (unit.partition(" ")[::2] for unit in sorted(units))
    return [
        EntryReference(kind, identity, Span(""))
        for name, identity in named
        for kind in _KINDS
        if kind == name
    ]


def add_origins(files: CorpusFiles, settings: Settings) -> Callable[[Corpus], Corpus]:
    """Return a function that adds every origin to a part of a corpus: of the cached check, or read anew."""
    cached = read_cached_check(settings)
    if cached and cached.is_valid(files, settings) and _changed(cached, files) is not None:
        return partial(_with_origins, cached=cached)
    whole = load_linked_corpus(files)[0]
    return lambda part: replace(part, origins={**whole.origins, **part.origins})


def _with_origins(corpus: Corpus, cached: CachedCheck) -> Corpus:
    """Add every origin of the whole corpus to a part of it: rules on attribution match any origin's name."""
    nowhere = YamlText("", "")
    known = {i: Entry(Origin.model_construct(id=i, name=n, kind=k), nowhere) for i, n, k in cached.origins}  # type: ignore[arg-type]  # as it was validated
    return replace(corpus, origins={**known, **corpus.origins})


def _check_whole(settings: Settings, jobs: int) -> tuple[States, CheckRun, list[Path]]:
    started_ns = now_ns()
    proven, files, links, run = run_corpus_checks(settings, jobs)
    corpus, proofs = proven.corpus, proven.proofs
    names = [name for entry in corpus.sources.values() if (name := entry.value.text) is not None]
    texts = [file_named(root, name) for root in settings.texts for name in names]
    # Near duplicates share their origins, wherever they are: a corpus with some is always checked whole.
    if settings.cache and not corpus.near_duplicates:
        units = divide(corpus, links, proofs, run.findings)
        stamps = take_stamps(files, texts, started_ns) if units is not None else None
        if units is not None and stamps is not None:
            origins = tuple((o.value.id, o.value.name, str(o.value.kind)) for o in corpus.origins.values())
            commented = (name for name in sorted(_all(files)) if "briefgen:" in (files.read(name)[0] or ""))
            single_files, digest = list_single_files(files), digest_of(settings)
            values = (digest, stamps, single_files, *file_digests(files), units, origins, tuple(commented))
            cache_check(settings, CachedCheck(*values))
    return _states(states_by_unit(corpus, proofs)), run, texts


def _states(units: Mapping[str, Mapping[str, Iterable[str]]]) -> States:
    every = (owners for unit in units.values() for owners in unit.items())
    return {(owner, i): state for owner, states in every for i, state in enumerate(states)}
