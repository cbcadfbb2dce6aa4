"""The first half of the flow: corpus → spec → check, for a brief, for a corpus, for many of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.check import fact_stale, page_budget, title_long
from briefgen.check.extent import Extent
from briefgen.check.manual import adjustable_rules
from briefgen.check.policy import CheckRun, apply_policy
from briefgen.check.run_rules import RuleInputs, run_brief_rules, run_corpus_rules, run_layout_rules
from briefgen.compose.citations import Citations
from briefgen.compose.compose import compose
from briefgen.compose.kit import Kit, load_kit, packaged_templates
from briefgen.compose.memo import Memo
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import Links, load_corpus, load_linked_corpus
from briefgen.corpus.lock_file import read_lock
from briefgen.corpus.lock_format import Lock, LockedSource
from briefgen.corpus.quotation_proofs import (
    Proofs,
    SourceTexts,
    prove_quotations,
    text_hashes,
    with_near_duplicates,
)
from briefgen.corpus.references import EntryReference
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.document.nodes import Document
from briefgen.editions.store import Kept, last_edition
from briefgen.reading.entry import Entry
from briefgen.reading.files import read_text_file
from briefgen.reading.pictures import Pixels
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile
from briefgen.spec.read import read_brief, wanted_by_brief
from briefgen.spec.read_pictures import read_pictures
from briefgen.spec.read_profile import check_profiles, load_profile

CHECKED = adjustable_rules() - {page_budget.RULE, title_long.RULE}
"""The rules that run without laying the memo out."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A brief with all it refers to, its quotations looked up."""

    entry: Entry[Brief]
    kit: Kit
    profile: Profile
    corpus: Corpus
    proofs: Proofs
    hashes: Mapping[str, LockedSource]
    """As in `Checked`."""
    looked_at: tuple[Path, ...]
    """As in `CorpusFiles`, when all was loaded."""
    last: Kept | None = None
    """The last edition, where there is one that can be read."""
    pictures: Mapping[str, Pixels] = field(default_factory=dict)
    """The brief's pictures by the names of their files."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A corpus, read and proven: whole, or what a brief refers to."""

    corpus: Corpus
    proofs: Proofs
    hashes: Mapping[str, LockedSource]
    """The hashes of the sources' texts, as far as they are known."""


def check_brief(spec: Path, settings: Settings) -> tuple[Loaded | None, Findings]:
    """Read a brief with all it refers to, and run every rule on it."""
    loaded, run = run_on_brief(spec, settings)
    return loaded, apply_policy(run, settings.rules, CHECKED)


def run_on_brief(spec: Path, settings: Settings) -> tuple[Loaded | None, CheckRun]:
    """Read and check a brief; the findings are not yet settled by the workspace's policy."""
    loaded, run = load_brief(spec, settings)
    return loaded, run.adding(run_rules(loaded, settings)) if loaded else run


def _other_file(spec: Path, settings: Settings) -> Diagnostic | None:
    """Report what is named in place of a brief: a file of the corpus, or a finished memo."""
    span = Span(settings.shown(spec))
    if spec.suffix.lower() == ".pdf":
        hint = "name the brief it is made from, or check it by `briefgen verify`"
        return error("brief-expected", span, "a finished memo, not a brief", hint)
    if spec.absolute().is_relative_to(settings.corpus.absolute()):
        hint = "name a brief, or check the whole workspace by its folder: `briefgen check .`"
        return error("brief-expected", span, "a file of the corpus, not a brief", hint)
    return None


def load_brief(spec: Path, settings: Settings) -> tuple[Loaded | None, CheckRun]:
    """Read a brief with all it refers to; no rule is run on it."""
    shown = settings.shown(spec)
    if other := _other_file(spec, settings):
        return None, CheckRun((other,))
    text, problems = read_text_file(spec, shown)
    if text is None:
        return None, CheckRun(problems)
    entry, problems = read_brief(text, shown, settings.overrides)
    if entry is None:
        return None, CheckRun(problems, {shown: text})
    files = CorpusFiles(settings.corpus, settings.shown(settings.corpus), settings.cache)
    corpus, faults = load_corpus(files, wanted_by_brief(entry))
    kit, kit_faults = load_kit(entry.value.product, entry.at("product"), template_folders(settings))
    checked, proof_faults = _prove(corpus, settings)
    kept = settings.output / spec.stem
    last, edition_faults = last_edition(kept, settings.shown(kept))
    profile, profile_faults = load_profile(entry.value.profile, entry.at("profile"), files)
    pictures, picture_faults = read_pictures(entry, spec.parent, settings.root)
    problems = (*problems, *faults, *kit_faults, *profile_faults, *proof_faults, *edition_faults)
    problems += picture_faults
    run = CheckRun(problems, {shown: text, **files.texts()}, frozenset({shown}))
    if kit is None or profile is None:
        # Rules that need neither still run, so that one run reports as much as it can.
        inputs = RuleInputs(checked.corpus, checked.proofs, brief=entry, limits=settings.freshness)
        return None, run.adding(run_brief_rules(inputs))
    known = (checked.corpus, checked.proofs, checked.hashes)
    return Loaded(entry, kit, profile, *known, files.stamped_paths(), last, pictures), run


def run_rules(loaded: Loaded, settings: Settings) -> Findings:
    """Run every rule on a brief that was loaded, save those that judge its layout."""
    return tuple(run_brief_rules(rule_inputs(loaded, settings)))


def check_layout(loaded: Loaded, settings: Settings, extent: Extent) -> Findings:
    """CheckRun the rules on a memo that is laid out."""
    return tuple(run_layout_rules(replace(rule_inputs(loaded, settings), extent=extent)))


def rule_inputs(loaded: Loaded, settings: Settings) -> RuleInputs:
    """Give what the rules on a brief may take."""
    return RuleInputs(
        corpus=loaded.corpus,
        proofs=loaded.proofs,
        brief=loaded.entry,
        product=loaded.kit.product.value,
        profile=loaded.profile,
        last=loaded.last.frozen if loaded.last else None,
        limits=settings.freshness,
    )


def check_corpus(settings: Settings) -> tuple[Checked, Findings]:
    """Read the whole corpus and run every rule on it."""
    checked, _, _, run = run_on_corpus(settings)
    return checked, apply_policy(run, settings.rules, CHECKED)


def run_on_corpus(settings: Settings) -> tuple[Checked, CorpusFiles, Links, CheckRun]:
    """Read the whole corpus and run every rule on it; the findings are not yet settled."""
    files = CorpusFiles(settings.corpus, settings.shown(settings.corpus), settings.cache)
    corpus, links, problems = load_linked_corpus(files)
    checked, faults = _prove(corpus, settings)
    problems = (*problems, *faults, *check_profiles(files))
    limits = fact_stale.limits_of_nothing(checked.corpus, settings.freshness, settings.place_of_key)
    found = (*problems, *limits, *_on_corpus(checked.corpus, checked.proofs))
    return checked, files, links, CheckRun(found, files.texts(), frozenset(files.texts()))


def run_on_entries(
    files: CorpusFiles,
    wanted: Iterable[EntryReference],
    among: Callable[[Corpus], Corpus],
    settings: Settings,
) -> tuple[Corpus, Proofs, Findings]:
    """Read some entries of a corpus with all they refer to, and run every rule on them.

    `among` adds what findings depend on and no reference leads to.
    """
    corpus, problems = load_corpus(files, wanted)
    read, faults = read_lock(settings.corpus, settings.shown(settings.corpus), settings.cache)
    texts = texts_of(settings)
    proofs = prove_quotations(corpus, texts, read or Lock())
    found = (*problems, *faults, *texts.problems, *_on_corpus(among(corpus), proofs))
    return corpus, proofs, found


def compose_memo(loaded: Loaded) -> tuple[Document | None, Findings]:
    """Compose a brief that was loaded."""
    return compose(memo_of(loaded), loaded.kit.template, loaded.kit.template_shown)


def memo_of(loaded: Loaded) -> Memo:
    """Give what a brief is composed from, with nothing cited yet."""
    product = loaded.kit.product.value
    memo = Memo(loaded.entry, product, loaded.profile, loaded.corpus, loaded.proofs, Citations())
    return replace(memo, pictures=loaded.pictures, logo=loaded.kit.logo)


def check_product(name: str, settings: Settings) -> Findings:
    """Find what is wrong with a product named on the command line."""
    return load_kit(name, Span(f"--product {name}"), template_folders(settings))[1]


def template_folders(settings: Settings) -> tuple[tuple[Path, str], ...]:
    """List the folders templates come from, the workspace's own first."""
    return (settings.templates, settings.shown(settings.templates)), (
        packaged_templates(),
        "briefgen/templates",
    )


def texts_of(settings: Settings) -> SourceTexts:
    """Give the source texts of a workspace."""
    return SourceTexts(tuple((root, settings.shown(root)) for root in settings.texts))


def _prove(corpus: Corpus, settings: Settings) -> tuple[Checked, Findings]:
    read, problems = read_lock(settings.corpus, settings.shown(settings.corpus), settings.cache)
    lock, texts = read or Lock(), texts_of(settings)
    proofs = prove_quotations(corpus, texts, lock)
    checked = Checked(with_near_duplicates(corpus, texts), proofs, text_hashes(corpus, texts, lock))
    return checked, (*problems, *texts.problems)


def _on_corpus(corpus: Corpus, proofs: Proofs) -> Findings:
    return tuple(run_corpus_rules(RuleInputs(corpus, proofs)))
