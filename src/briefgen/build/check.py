"""Running the rules on a loaded brief, on a whole corpus, or on some of its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from briefgen.build.clean_run_cache import clean_runs
from briefgen.build.load import (
    LoadedBrief,
    ProvenCorpus,
    corpus_files,
    load_brief,
    prove_corpus,
    prove_quotations_of_corpus,
    source_texts,
    template_folders,
)
from briefgen.check import (
    briefs_disagree,
    fact_stale,
    page_budget,
    part_left_out,
    title_long,
    translation_missing,
)
from briefgen.check.clean_runs import CleanRuns
from briefgen.check.extent import Extent
from briefgen.check.list_own_numbers import list_own_numbers
from briefgen.check.manual import adjustable_rules, quotation_rules
from briefgen.check.policy import CheckRun, apply_policy
from briefgen.check.run_rules import (
    CorpusRules,
    RuleInputs,
    divide_corpus_rules,
    run_brief_rules,
    run_corpus_rules,
    run_layout_rules,
    run_quotation_rules,
)
from briefgen.check.support import Supports
from briefgen.compose.kit import load_kit
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import Links, load_corpus, load_linked_corpus, load_whole_corpus
from briefgen.corpus.lock_file import read_lock
from briefgen.corpus.lock_format import Lock
from briefgen.corpus.quotation_proofs import Proofs, prove_quotations
from briefgen.corpus.references import EntryReference
from briefgen.corpus.size import count_brief_shares
from briefgen.corpus.translations import NO_TRANSLATIONS
from briefgen.diagnostic import Diagnostic, Findings, Span
from briefgen.evidence.unproven import OwnNumber
from briefgen.settings.gather import limit_finding
from briefgen.settings.settings import Settings
from briefgen.spec.read_profile import check_profiles
from briefgen.workers.outcome import Exceeded, Failed
from briefgen.workers.pool import run_in_children

RULES_ON_WORKSPACE = frozenset({briefs_disagree.RULE})
"""The rules that run on the briefs of a folder together."""
_LAYOUT = frozenset({page_budget.RULE, part_left_out.RULE, title_long.RULE, translation_missing.RULE})
RULES_BEFORE_LAYOUT = adjustable_rules() - _LAYOUT - RULES_ON_WORKSPACE
"""The rules that run before the memo is laid out."""
_PART = 100
"""Facts, or fields of prose, that are checked in one process before it gets the next ones."""
_FEWEST_PARTS = 4
"""With fewer parts, more processes would save little."""


def check_brief(spec: Path, settings: Settings) -> tuple[LoadedBrief | None, Findings]:
    """Load a brief with all that it refers to, run every rule on it, and apply the policy."""
    loaded, run = run_brief_checks(spec, settings)
    return loaded, apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT)


def check_corpus(settings: Settings) -> tuple[ProvenCorpus, Findings]:
    """Load the whole corpus, run every rule on it, and apply the policy."""
    proven, _, _, run = run_corpus_checks(settings)
    return proven, apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT)


def check_quotations(settings: Settings) -> tuple[ProvenCorpus, Findings]:
    """Load the whole corpus, run the rules on the places of its quotations, and apply the policy."""
    files = corpus_files(settings)
    corpus, problems = load_whole_corpus(files)
    proven, proof_problems = prove_quotations_of_corpus(corpus, settings)
    findings = run_quotation_rules(RuleInputs(proven.corpus, proven.proofs))
    run = CheckRun((*problems, *proof_problems, *findings), files.texts(), frozenset(files.texts()))
    return proven, apply_policy(run, settings.rules, quotation_rules())


def run_brief_checks(
    spec: Path, settings: Settings, corpus_rules: CorpusRules = run_corpus_rules
) -> tuple[LoadedBrief | None, CheckRun]:
    """Load a brief and run every rule on it; the policy is not applied."""
    loaded, run = load_brief(spec, settings)
    return loaded, run.adding(check_loaded(loaded, settings, corpus_rules)) if loaded else run


def run_corpus_checks(settings: Settings, jobs: int = 1) -> tuple[ProvenCorpus, CorpusFiles, Links, CheckRun]:
    """Load the whole corpus and run every rule on it, in up to `jobs` processes.

    The policy is not applied.
    """
    files = corpus_files(settings)
    corpus, links, problems = load_linked_corpus(files)
    proven, proof_problems = prove_corpus(corpus, settings)
    inputs = RuleInputs(proven.corpus, proven.proofs, markings=settings.markings)
    findings = (
        *problems,
        *proof_problems,
        *check_profiles(files),
        *fact_stale.unknown_limits(proven.corpus, settings.freshness, settings.place_of_key),
        *_run_side_by_side(inputs, settings, jobs),
    )
    return proven, files, links, CheckRun(findings, files.texts(), frozenset(files.texts()))


def _run_side_by_side(inputs: RuleInputs, settings: Settings, jobs: int) -> Iterator[Diagnostic]:
    """Run the rules on a corpus; those on a large one in several processes."""
    parts = divide_corpus_rules(inputs, _PART)
    if jobs == 1 or len(parts) < _FEWEST_PARTS:
        yield from run_corpus_rules(inputs)
        return
    seconds = settings.limits.cpu_seconds * count_brief_shares(settings.corpus)
    found: dict[int, Findings] = {}
    for number, outcome in run_in_children(parts, replace(settings.limits, cpu_seconds=seconds), jobs):
        if isinstance(outcome, Failed):
            raise outcome.fault
        if isinstance(outcome, Exceeded):
            found[number] = (limit_finding(outcome, settings.corpus, settings),)
        else:
            found[number] = outcome.value
    for number in range(len(parts)):
        yield from found[number]


def run_entry_checks(
    files: CorpusFiles,
    wanted: Iterable[EntryReference],
    completed: Callable[[Corpus], Corpus],
    settings: Settings,
) -> tuple[Corpus, Proofs, Findings]:
    """Load some entries of a corpus with all that they refer to, and run every rule on them.

    `completed` adds to this part of the corpus what rules look up without a reference.
    """
    corpus, problems = load_corpus(files, wanted)
    lock, lock_problems = read_lock(
        settings.corpus, settings.shown(settings.corpus), settings.cache, settings.readable
    )
    texts = source_texts(settings)
    proofs = prove_quotations(corpus, texts, lock or Lock(damaged=bool(lock_problems)))
    findings = run_corpus_rules(RuleInputs(completed(corpus), proofs, markings=settings.markings))
    return corpus, proofs, (*problems, *lock_problems, *texts.problems, *findings)


def check_loaded(
    loaded: LoadedBrief, settings: Settings, corpus_rules: CorpusRules = run_corpus_rules
) -> Findings:
    """Run the rules on a loaded brief, except those on its layout; leave out what had no finding before."""
    with clean_runs(loaded.entry.text.path, settings) as clean:
        return _run_rules(loaded, settings, clean, corpus_rules)


def check_and_list_own_numbers(
    loaded: LoadedBrief, settings: Settings
) -> tuple[Findings, tuple[OwnNumber, ...]]:
    """Run the rules as `check_loaded` does, and list the own numbers of the brief."""
    with clean_runs(loaded.entry.text.path, settings) as clean:
        supports = supports_of(loaded)
        findings = _run_rules(loaded, settings, clean, supports=supports)
        return findings, list_own_numbers(loaded.entry, loaded.corpus, supports, clean)


def supports_of(loaded: LoadedBrief) -> Supports:
    """Return what gathers the evidence of what a brief refers to."""
    return Supports.without_sections(loaded.corpus, loaded.proofs, loaded.entry.value.language)


def _run_rules(
    loaded: LoadedBrief,
    settings: Settings,
    clean: CleanRuns | None,
    corpus_rules: CorpusRules = run_corpus_rules,
    supports: Supports | None = None,
) -> Findings:
    inputs = replace(_rule_inputs(loaded, settings), clean_runs=clean, supports=supports)
    return tuple(run_brief_rules(inputs, corpus_rules))


def check_layout(loaded: LoadedBrief, settings: Settings, extent: Extent) -> Findings:
    """Run the rules on a memo that is laid out."""
    return tuple(run_layout_rules(replace(_rule_inputs(loaded, settings), extent=extent)))


def _rule_inputs(loaded: LoadedBrief, settings: Settings) -> RuleInputs:
    return RuleInputs(
        corpus=loaded.corpus,
        proofs=loaded.proofs,
        brief=loaded.entry,
        product=loaded.kit.product.value,
        profile=loaded.profile,
        last=loaded.last.frozen if loaded.last else None,
        limits=settings.freshness,
        markings=settings.markings,
        translations=loaded.translations.value if loaded.translations else NO_TRANSLATIONS,
    )


def check_product(name: str, settings: Settings) -> Findings:
    """Check the product that the command line names."""
    return load_kit(name, Span(f"--product {name}"), template_folders(settings), settings.readable)[1]
