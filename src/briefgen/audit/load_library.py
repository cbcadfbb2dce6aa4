"""Loading what drafts are compared with: the corpus of a workspace, and the folders of texts."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.audit.library import FactPassage, Library
from briefgen.audit.match import WordsBefore
from briefgen.audit.passages import SourceText
from briefgen.audit.read_file import EXTRACTED, MARKDOWN, PLAIN, read_words
from briefgen.audit.verdicts import Where
from briefgen.build.load import ProvenCorpus, corpus_files, prove_corpus
from briefgen.check.fact_readings import figure_words, own_dates
from briefgen.check.support import Support, Supports, is_proven, issued_on
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.ledger import row_of
from briefgen.corpus.load import load_whole_corpus
from briefgen.corpus.origins import origin_names, origins_of_fact
from briefgen.corpus.quotation_proofs import Proof
from briefgen.corpus.source import OPINION, Source
from briefgen.diagnostic import Findings
from briefgen.language.guess import guess_language
from briefgen.language.tables import base_language
from briefgen.language.wording.stems import stem
from briefgen.language.wording.tokens import find_tokens
from briefgen.readable_folders import readable_folders
from briefgen.reading.entry import Entry
from briefgen.settings.settings import Settings

ALL = MARKDOWN | PLAIN | EXTRACTED
_USUAL = "en"
"""The language of a corpus that no brief is given for."""


def load_library(settings: Settings, without: Iterable[Path] = ()) -> tuple[Library, Findings]:
    """Load the texts and facts that drafts are looked up in; the drafts themselves are left out.

    Errors: those of loading a corpus and of reading its texts.
    """
    drafts = frozenset(path.resolve() for path in without)
    if not settings.corpus.is_dir():
        texts, problems = _other_texts(settings, frozenset(), drafts)
        return Library(texts), problems
    corpus, found = load_whole_corpus(corpus_files(settings))
    proven, problems = prove_corpus(corpus, settings)
    supports = Supports(proven.corpus, proven.proofs, _USUAL)
    at_hand = dict(_source_texts(proven))
    known = frozenset(e.value.text for e in corpus.sources.values() if e.value.text)
    others, other_problems = _other_texts(settings, known, drafts)
    facts = tuple(_fact_passages(proven, supports, at_hand))
    library = Library(
        (*at_hand.values(), *others),
        facts,
        dict(_rows(proven.corpus)),
        dict(_contested(proven.corpus)),
        tuple(_quotations(proven)),
        tuple(name for name in corpus.sources if name not in at_hand),
    )
    return library, (*found, *problems, *other_problems)


def _source_texts(proven: ProvenCorpus) -> Iterator[tuple[str, SourceText]]:
    """Yield the texts of sources that are at hand, each with the places that facts quote."""
    quoted: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (owner, _), proof in proven.proofs.items():
        kind, _, name = owner.partition(":")
        place = proof.anchor.place if proof.anchor else None
        if kind == "fact" and place:
            quoted[proof.quotation.evidence.source].append((place.start, place.end, name))
    for name, entry in proven.corpus.sources.items():
        found = proven.texts.get(entry.value.text)
        if found:
            source = entry.value
            yield (
                name,
                SourceText(
                    name,
                    found[0].original,
                    source.language,
                    issued_on(source.issued),
                    _names(source, proven.corpus),
                    _holder(source) if source.genre in OPINION else "",
                    tuple(quoted[name]),
                ),
            )


def _names(source: Source, corpus: Corpus) -> frozenset[str]:
    """Return the words of the names of those who speak in a source."""
    parts = [part for author in source.author for part in (author.family, author.given, author.literal)]
    origin = corpus.origins.get(source.origin)
    named = [*parts, source.container_title, source.publisher, origin.value.name if origin else None]
    return frozenset(token.key for name in named if name for token in find_tokens(name, source.language))


def _holder(source: Source) -> str:
    """Return whose opinion a source is."""
    author = next(iter(source.author), None)
    name = author and (author.literal or " ".join(part for part in (author.given, author.family) if part))
    return name or source.container_title or source.publisher or source.title


def _fact_passages(
    proven: ProvenCorpus, supports: Supports, texts: Mapping[str, SourceText]
) -> Iterator[FactPassage]:
    """Yield the facts whose quotations are all proven, or that are computed."""
    for entry in proven.corpus.facts.values():
        fact = entry.value
        proofs = [proven.proofs[f"fact:{fact.id}", i] for i in range(len(fact.evidence))]
        if all(is_proven(proof) for proof in proofs):
            given = supports.of_fact(fact)
            reading = given.read_claim(fact.statement)
            names = frozenset(stem(name, reading.language) for name in _voices(fact, given, proven.corpus))
            measure = fact.figure.measure if fact.figure else None
            yield FactPassage(
                fact.id,
                _where(fact, proofs, texts),
                reading,
                WordsBefore(names=names, dates=own_dates(fact)),
                measure=measure or "",
                origins=origins_of_fact(fact, proven.corpus),
            )


def _voices(fact: Fact, given: Support, corpus: Corpus) -> frozenset[str]:
    """Return the words of the names of a fact's origin, and of the speakers in its sources."""
    origin = corpus.origins.get(fact.attributed_to or "")
    own = find_tokens(origin.value.name, _USUAL) if origin else []
    return given.names | {token.key for token in own}


def _where(fact: Fact, proofs: list[Proof], texts: Mapping[str, SourceText]) -> Where:
    for proof in proofs:
        place = proof.anchor.place if proof.anchor else None
        source = proof.quotation.evidence.source
        if place and source in texts:
            there = texts[source].where(place.start, place.end)
            return Where(fact.id, source, fact.statement, place.start, place.end, there.paragraph, there.page)
    return Where(fact.id, proofs[0].quotation.evidence.source if proofs else "", fact.statement)


def _rows(corpus: Corpus) -> Iterator[tuple[str, tuple[Where, ...]]]:
    """Yield the claims on each measure."""
    for measure in corpus.measures:
        yield (
            measure,
            tuple(
                Where(claim.fact, "", _claim_words(corpus.facts[claim.fact], corpus, claim.origins))
                for claim in row_of(measure, corpus).claims
            ),
        )


def _contested(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the facts on measures whose claims disagree, each with its measure."""
    for measure in corpus.measures:
        row = row_of(measure, corpus)
        if row.contested:
            yield from ((claim.fact, measure) for claim in row.claims)


def _claim_words(entry: Entry[Fact], corpus: Corpus, origins: frozenset[str]) -> str:
    figure = entry.value.figure
    date = (figure.as_of if figure else None) or entry.value.date
    words = figure_words(figure) if figure else ""
    return ", ".join(filter(None, (words, origin_names(origins, corpus), str(date) if date else "")))


def _quotations(proven: ProvenCorpus) -> Iterator[Where]:
    """Yield the quotations of facts and views that are proven."""
    for (owner, _), proof in proven.proofs.items():
        if is_proven(proof):
            kind, _, name = owner.partition(":")
            evidence = proof.quotation.evidence
            yield Where(name if kind == "fact" else "", evidence.source, evidence.exact)


def _other_texts(
    settings: Settings, known: frozenset[str], drafts: frozenset[Path]
) -> tuple[tuple[SourceText, ...], Findings]:
    """Read the texts in the folders of texts that belong to no source of the corpus.

    Beside a corpus, whose sources have their texts, documents of other formats are what these were made of.
    """
    texts: list[SourceText] = []
    problems: Findings = ()
    for root in settings.texts:
        for path in text_files(root, MARKDOWN | PLAIN if settings.corpus.is_dir() else ALL):
            if path.name in known or path.resolve() in drafts:
                continue
            text, found = read_words(path, settings.shown(path), readable_folders(root))
            missing = {problem.rule for problem in problems} & {"extra-missing"}
            problems += tuple(problem for problem in found if problem.rule not in missing)
            if text is not None:
                language = guess_language(text[:5_000], ())
                texts.append(SourceText(path.relative_to(root).as_posix(), text, base_language(language)))
    return tuple(texts), problems


def text_files(root: Path, suffixes: frozenset[str] = ALL) -> Iterator[Path]:
    """Yield the texts in a folder and its folders, without hidden ones."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if Path(name).suffix.lower() in suffixes)
