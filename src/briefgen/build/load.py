"""Loading a brief with all that it refers to, and proving the quotations of a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.build.fix_as_of import fix_as_of
from briefgen.build.former_name import check_former_name
from briefgen.build.reduce_brief import reduce_brief
from briefgen.check.marking_unknown import check_brief as check_marking_of_brief
from briefgen.check.policy import CheckRun
from briefgen.check.run_rules import RuleInputs, run_brief_rules
from briefgen.compose.kit import Kit, load_kit, packaged_templates
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_corpus
from briefgen.corpus.lock_file import read_lock
from briefgen.corpus.lock_format import Lock
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.quotation_proofs import (
    Proofs,
    SourceTexts,
    prove_quotations,
    text_hashes,
    with_near_duplicates,
)
from briefgen.corpus.text_changes import with_text_changes
from briefgen.corpus.translations import Translations, file_names, load_translations
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.document.font_file import FontFiles
from briefgen.editions.ledger import Ledger, check_editions, read_ledger
from briefgen.editions.store import LoadedEdition, last_edition
from briefgen.evidence.unproven import Unproven
from briefgen.reading.entry import Entry
from briefgen.reading.files import read_text_file
from briefgen.reading.fonts import read_fonts
from briefgen.reading.pictures import Pixels
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.spec.as_of import rule_of
from briefgen.spec.brief import Brief
from briefgen.spec.profile import Profile
from briefgen.spec.read import read_brief, references_in_brief
from briefgen.spec.read_pictures import read_pictures
from briefgen.spec.read_profile import load_profile
from briefgen.spec.read_recipients import check_recipients_of
from briefgen.spec.units import own_units


class LoadedBrief(Struct, frozen=True):
    """A brief with all that it refers to."""

    entry: Entry[Brief]
    kit: Kit
    profile: Profile
    corpus: Corpus
    proofs: Proofs
    hashes: Mapping[str, LockedSource]
    """As in `ProvenCorpus`."""
    stamped_paths: tuple[str, ...]
    """As in `CorpusFiles`, after loading."""
    last: LoadedEdition | None
    """The last edition, if there is one that can be read."""
    ledger: Ledger
    """The ledger of its editions."""
    fonts: FontFiles
    """The workspace's own fonts."""
    pictures: Mapping[str, Pixels] = field(default_factory=dict)
    """The brief's pictures by the names of their files."""
    translations: Entry[Translations] | None = None
    """What the corpus prints in the brief's language, if it has such a file."""
    as_of_rule: str = ""
    """The rule that gave its `as_of`; empty if the brief has the date."""
    unproven: Unproven = field(default_factory=Unproven)
    """What the rules found that no evidence proves, once they have run."""


class ProvenCorpus(Struct, frozen=True):
    """A corpus, or the part of it that a brief refers to, with the proofs of its quotations."""

    corpus: Corpus
    proofs: Proofs
    hashes: Mapping[str, LockedSource]
    """The hashes of the sources' texts, as far as they are known."""
    texts: SourceTexts
    lock: Lock


def load_brief(spec: Path, settings: Settings) -> tuple[LoadedBrief | None, CheckRun]:
    """Load a brief with all that it refers to.

    The rules are not run, except where the product or the profile cannot be loaded: then those that need
    neither are, so that one run reports as much as it can.
    """
    shown = settings.shown(spec)
    text, problems = _read_text(spec, shown, settings)
    if text is None:
        return None, CheckRun(problems)
    entry, problems = _read_valid_brief(text, shown, settings)
    run = CheckRun(problems, {shown: text})
    return load_entry(entry, spec, settings, run) if entry else (None, run)


def load_entry(
    entry: Entry[Brief], spec: Path, settings: Settings, run: CheckRun
) -> tuple[LoadedBrief | None, CheckRun]:
    """Load all that a brief which has been read refers to, as `load_brief` does."""
    files = corpus_files(settings)
    reduced, corpus, problems = _load_for_readers(entry, files, settings)
    if reduced is None:
        return None, run.adding(problems)
    return _load_with_corpus(reduced, corpus, files, spec, settings, run.adding(problems))


def _read_text(spec: Path, shown: str, settings: Settings) -> tuple[str | None, Findings]:
    """Read the file of a brief; refuse one that is no brief's."""
    if other := _other_file(spec, shown, settings):
        return None, (other,)
    return read_text_file(spec, shown, settings.readable)


def _read_valid_brief(text: str, shown: str, settings: Settings) -> tuple[Entry[Brief] | None, Findings]:
    """Read a brief from its YAML; refuse one whose marking the workspace does not know."""
    defaults = {"signed_for": settings.signed_for} if settings.signed_for else {}
    entry, problems = read_brief(text, shown, settings.overrides, defaults)
    unknown = tuple(check_marking_of_brief(entry, settings.markings)) if entry else ()
    return (None if unknown else entry), (*problems, *unknown)


def _load_with_corpus(
    entry: Entry[Brief], corpus: Corpus, files: CorpusFiles, spec: Path, settings: Settings, run: CheckRun
) -> tuple[LoadedBrief | None, CheckRun]:
    """Load what a brief needs besides its corpus, and prove the quotations."""
    as_of_rule = rule_of(entry.text.data.get("as_of"))
    entry, as_of_problems = fix_as_of(entry, corpus, settings.now)
    kit, kit_problems = load_kit(
        entry.value.product, entry.at("product"), template_folders(settings), settings.readable
    )
    profile, profile_problems = load_profile(entry.value.profile, entry.at("profile"), files)
    proven, proof_problems = prove_corpus(corpus, settings)
    beside, beside_problems = _load_beside(entry, proven.corpus, files, spec, settings)
    problems = (*as_of_problems, *kit_problems, *profile_problems, *proof_problems, *beside_problems)
    texts = {**run.texts, **files.texts()}
    run = CheckRun((*run.findings, *problems), texts, frozenset({settings.shown(spec)}))
    if kit is None or profile is None:
        inputs = RuleInputs(
            proven.corpus,
            proven.proofs,
            brief=entry,
            limits=settings.freshness,
            markings=settings.markings,
        )
        return None, run.adding(run_brief_rules(inputs))
    loaded = LoadedBrief(
        entry,
        kit,
        profile,
        proven.corpus,
        proven.proofs,
        proven.hashes,
        (*files.stamped_paths(), *(f"{files.root}/{name}" for name in file_names(entry.value.language))),
        *beside,
        as_of_rule,
    )
    return loaded, run


class _BesideBrief(NamedTuple):
    """What a brief needs besides corpus and product; the fields are those of `LoadedBrief`."""

    last: LoadedEdition | None
    ledger: Ledger
    fonts: FontFiles
    pictures: Mapping[str, Pixels]
    translations: Entry[Translations] | None


def _load_beside(
    entry: Entry[Brief], corpus: Corpus, files: CorpusFiles, spec: Path, settings: Settings
) -> tuple[_BesideBrief, Findings]:
    """Load editions, fonts, pictures and translations, and check the recipients."""
    last, ledger, problems = _load_editions(entry, spec, settings)
    problems += check_recipients_of(entry, spec.parent, settings.readable)
    translations, translation_problems = load_translations(files, entry.value.language, corpus)
    pictures, picture_problems = read_pictures(entry, spec.parent, settings.readable)
    fonts, font_problems = read_fonts(settings.fonts, settings.shown(settings.fonts), settings.readable)
    problems += (*translation_problems, *picture_problems, *font_problems)
    return _BesideBrief(last, ledger, fonts, pictures, translations), problems


def _load_for_readers(
    entry: Entry[Brief], files: CorpusFiles, settings: Settings
) -> tuple[Entry[Brief] | None, Corpus, Findings]:
    """Load what a brief refers to of the corpus; with `--for`, reduce both to what its readers may see."""
    corpus, problems = load_corpus(files, references_in_brief(entry))
    if not settings.audience:
        return entry, corpus, problems
    reduced, more = reduce_brief(entry, corpus, settings.audience, settings.markings)
    if reduced is None:
        return None, corpus, (*problems, *more)
    return reduced, *load_corpus(files, references_in_brief(reduced))


def _load_editions(
    entry: Entry[Brief], spec: Path, settings: Settings
) -> tuple[LoadedEdition | None, Ledger, Findings]:
    """Load the last edition of a brief and the ledger of all, and check them."""
    folder = editions_folder(spec, settings)
    shown = settings.shown(folder)
    last, problems = last_edition(folder, shown)
    ledger = read_ledger(folder, shown)
    problems += (*check_editions(ledger, shown), *check_former_name(entry, spec, settings))
    if settings.audience:
        return None, ledger, problems  # the changes would name what was left out
    return last, ledger, problems


def _other_file(spec: Path, shown: str, settings: Settings) -> Diagnostic | None:
    """Report a path that is no brief's: a file of the corpus, or a finished memo."""
    if spec.suffix.lower() == ".pdf":
        hint = "name the brief it is made from, or check it by `briefgen verify`"
        return error("brief-expected", Span(shown), "a finished memo, not a brief", hint)
    if spec.absolute().is_relative_to(settings.corpus.absolute()):
        hint = "name a brief, or check the whole workspace by its folder: `briefgen check .`"
        return error("brief-expected", Span(shown), "a file of the corpus, not a brief", hint)
    return None


def prove_corpus(corpus: Corpus, settings: Settings) -> tuple[ProvenCorpus, Findings]:
    """Look up every quotation of a corpus, and compare its texts with each other."""
    proven, problems = prove_quotations_of_corpus(corpus, settings)
    return replace(proven, corpus=with_near_duplicates(proven.corpus, proven.texts)), problems


def prove_quotations_of_corpus(corpus: Corpus, settings: Settings) -> tuple[ProvenCorpus, Findings]:
    """Look up every quotation of a corpus in its source's text, or in the lock."""
    lock, problems = read_lock(
        settings.corpus, settings.shown(settings.corpus), settings.cache, settings.readable
    )
    lock, texts = lock or Lock(damaged=bool(problems)), source_texts(settings)
    proofs = prove_quotations(corpus, texts, lock)
    compared = with_text_changes(corpus, texts, lock, proofs)
    proven = ProvenCorpus(compared, proofs, text_hashes(corpus, texts, lock), texts, lock)
    return proven, (*problems, *texts.problems)


def corpus_files(settings: Settings) -> CorpusFiles:
    """Return the files of a workspace's corpus."""
    more = settings.cache, settings.readable, own_units(settings.units)
    return CorpusFiles(settings.corpus, settings.shown(settings.corpus), *more)


def source_texts(settings: Settings) -> SourceTexts:
    """Return the source texts of a workspace."""
    return SourceTexts(tuple((root, settings.shown(root)) for root in settings.texts), settings.readable)


def template_folders(settings: Settings) -> tuple[tuple[Path, str], ...]:
    """Return the folders of templates, the workspace's own first."""
    own = settings.templates, settings.shown(settings.templates)
    return own, (packaged_templates(), "briefgen/templates")
