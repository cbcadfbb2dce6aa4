"""Checking a whole corpus again: only what a change of facts or sections can have touched is looked at.

Whatever else has changed, the whole corpus is read. What is told is the same either way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.build.check import RULES_BEFORE_LAYOUT, run_brief_checks, run_corpus_checks, run_entry_checks
from briefgen.build.edition import compose_memo
from briefgen.cache.file_stamp import now_ns
from briefgen.check.policy import CheckRun, apply_policy
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Origin
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.references import EntryReference, Kind
from briefgen.diagnostic import Findings, Span, arrange, has_errors
from briefgen.reading.entry import Entry
from briefgen.reading.yaml_text import YamlText
from briefgen.recheck.last_check import (
    Kept,
    about,
    digests,
    entries,
    listed,
    read_kept,
    stamps_of,
    write_kept,
)
from briefgen.recheck.units import divide, states_of
from briefgen.settings.settings import Settings

States = dict[tuple[str, int], str]
"""The state of each quotation, by owner and index."""
_MOST: Final = 600
"""Units from which it pays to look at the whole corpus, and to keep what came of it."""
_KINDS: Final[tuple[Kind, ...]] = ("fact", "question", "section")


def check_all(
    briefs: Iterable[tuple[Path, Settings]], corpora: Iterable[Settings]
) -> tuple[dict[str, int], Findings]:
    """Check briefs, their templates too, and whole corpora.

    Shape: the quotations met are counted by state: `{"exact": 12, "as locked on 2026-03-20": 3}`.
    """
    runs: dict[Path, tuple[CheckRun, Settings]] = {}
    states: States = {}
    for spec, settings in briefs:
        proven, run = run_brief_checks(spec, settings)
        if proven is not None:
            states |= _states(states_of(proven.corpus, proven.proofs))
            stopped = has_errors(apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT))
            run = run if stopped else run.adding(compose_memo(proven)[1])
        runs[settings.corpus] = _before(runs, settings) + run, settings
    for settings in {s.corpus: s for s in corpora}.values():
        met, run = check_again(settings)
        states |= met
        runs[settings.corpus] = _before(runs, settings) + run, settings
    # Settled together: an allowance in the corpus may be there for one of the briefs.
    found = (
        d for run, settings in runs.values() for d in apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT)
    )
    return Counter(states.values()), arrange(found)


def _before(runs: Mapping[Path, tuple[CheckRun, Settings]], settings: Settings) -> CheckRun:
    return runs[settings.corpus][0] if settings.corpus in runs else CheckRun()


def check_again(settings: Settings) -> tuple[States, CheckRun]:
    """Check a corpus, as far as it may have changed since it was last checked."""
    kept = read_kept(settings)
    files = CorpusFiles(settings.corpus, settings.shown(settings.corpus), settings.cache)
    changed = _changed(kept, files) if kept is not None and kept.holds(files, settings) else None
    if kept is None or changed is None:
        return _check_whole(settings)
    words, present, gone = changed
    touched = {
        name for name, unit in kept.units.items() if unit.states is None or not words.isdisjoint(unit.asked)
    }
    sections = kept.sections(files)
    touched |= {f"section {name.rpartition('/')[2].removesuffix('.md')}" for name in sections}
    touched = (touched | present) - gone
    if len(touched) > _MOST:
        return _check_whole(settings)
    corpus, proofs, found = run_entry_checks(files, _wanted(touched), lambda c: _among(c, kept), settings)
    units = {name: unit.states or {} for name, unit in kept.units.items() if name not in touched | gone}
    again = states_of(corpus, proofs)
    units |= {name: again.get(name, {}) for name in touched}
    texts = {
        n: files.read(n)[0] or "" for n in {*kept.noted, *sections, *_other(kept, files)} if n in _all(files)
    }
    shown = {files.shown_path(name): text for name, text in texts.items()}
    return _states(units), CheckRun(found, shown, frozenset(shown))


def _changed(kept: Kept, files: CorpusFiles) -> tuple[set[str], set[str], set[str]] | None:
    """Give the words of entries changed since, and their units, there or gone; None if more has changed."""
    words: set[str] = set()
    there: set[str] = set()
    gone: set[str] = set()
    for name in _other(kept, files):
        before = kept.facts[name][1] if name in kept.facts else {}
        told = entries(files, name) if name in files.index.files else ({}, {})
        if before is None or told is None:
            return None
        after, measures = told
        for entry in (e for e in {**before, **after} if before.get(e) != after.get(e)):
            key, _, identity = entry.partition(" ")
            if key != "facts":
                return None
            unit = f"fact {identity}"
            words |= {unit, *(f"measure {word}" for word in measures.get(entry, ()))}
            words.update(
                w for w in kept.units[unit].asked if w.startswith("measure ")
            ) if unit in kept.units else None
            there |= {unit} if entry in after else set()
            gone |= {unit} if entry not in after else set()
    return words, there, gone - there


def _other(kept: Kept, files: CorpusFiles) -> list[str]:
    """List the files of facts that are not as they were."""
    now = {name: file.digest for name, file in files.index.files.items() if name.startswith("facts/")}
    then = {name: told[0] for name, told in kept.facts.items()}
    return [name for name in sorted({**now, **then}) if now.get(name) != then.get(name)]


def _all(files: CorpusFiles) -> set[str]:
    return {*files.index.files, *listed(files)}


def _wanted(units: Iterable[str]) -> list[EntryReference]:
    told = (unit.partition(" ")[::2] for unit in sorted(units))
    return [
        EntryReference(kind, identity, Span("")) for name, identity in told for kind in _KINDS if kind == name
    ]


def _among(corpus: Corpus, kept: Kept) -> Corpus:
    """Put part of a corpus among the voices of the whole, which any text may name."""
    nowhere = YamlText("", "")
    known = {i: Entry(Origin.model_construct(id=i, name=n, kind=k), nowhere) for i, n, k in kept.origins}  # type: ignore[arg-type]  # as it was validated
    return replace(corpus, origins={**known, **corpus.origins})


def _check_whole(settings: Settings) -> tuple[States, CheckRun]:
    begun = now_ns()
    checked, files, links, run = run_corpus_checks(settings)
    corpus, proofs = checked.corpus, checked.proofs
    names = [name for entry in corpus.sources.values() if (name := entry.value.text) is not None]
    texts = [root / name for root in settings.texts for name in names]
    # Sources that repeat one another hand origins on from afar: a corpus that has such is read whole.
    units = (
        divide(corpus, links, proofs, run.findings) if settings.cache and not corpus.near_duplicates else None
    )
    stamps = stamps_of(files, texts, begun) if units is not None else None
    if units is not None and stamps is not None:
        origins = tuple((o.value.id, o.value.name, str(o.value.kind)) for o in corpus.origins.values())
        noted = tuple(name for name in sorted(_all(files)) if "briefgen:" in (files.read(name)[0] or ""))
        views, facts = digests(files)
        told = (about(settings), stamps, listed(files), views, facts, units, origins, noted)
        write_kept(settings, Kept(*told))
    return _states(states_of(corpus, proofs)), run


def _states(units: Mapping[str, Mapping[str, Iterable[str]]]) -> States:
    every = (owners for unit in units.values() for owners in unit.items())
    return {(owner, i): state for owner, states in every for i, state in enumerate(states)}
