"""The facts and views of a corpus as the preview shows them: with their evidence, or in a list."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefgen.build.load import corpus_files, prove_quotations_of_corpus
from briefgen.catalogues.words import words_in
from briefgen.check.fact_details import details_of_fact, details_of_view
from briefgen.check.fact_readings import figure_words
from briefgen.compose.prose import printed_words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.load import load_corpus, load_whole_corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.corpus.references import EntryReference
from briefgen.diagnostic import Span
from briefgen.preview.page import ShownEntry, UnusedFact, UnusedFacts
from briefgen.preview.passages import find_passages
from briefgen.settings.settings import Settings

_LANGUAGE = "en"
"""In which an entry is shown that no brief refers to."""


def show_entries(corpus: Corpus, proofs: Proofs, language: str) -> Iterator[ShownEntry]:
    """Yield the facts and views of a corpus, such as those that a brief refers to, and their rivals."""
    words = words_in(language)
    for name, fact in corpus.facts.items():
        figure, place = fact.value.figure, fact.at("id")
        others = corpus.on_measure(figure.measure) if figure and figure.measure else ()
        yield ShownEntry(
            kind="fact",
            id=name,
            words=fact.value.statement,
            figure=figure_words(figure) if figure else "",
            details=details_of_fact(fact.value, corpus),
            path=place.path,
            line=place.line,
            passages=tuple(find_passages(f"fact:{name}", fact.value.evidence, proofs, corpus)),
            others=tuple(f"fact:{other.value.id}" for other in others if other.value.id != name),
        )
    for name, view in corpus.views.items():
        place = view.at("id")
        yield ShownEntry(
            kind="view",
            id=name,
            words=f"{view.value.holder.name}: {printed_words(corpus, words, view.value.claim)}",
            figure="",
            details=details_of_view(view.value, corpus),
            path=place.path,
            line=place.line,
            passages=tuple(find_passages(f"view:{name}", view.value.evidence, proofs, corpus)),
            others=(),
        )


def list_unused(used: Container[str], settings: Settings) -> UnusedFacts:
    """List the facts of the corpus, each with its statement and place, except those used: `fact:ID`."""
    corpus, _ = load_whole_corpus(corpus_files(settings))
    unused = {name: fact for name, fact in corpus.facts.items() if f"fact:{name}" not in used}
    places = {name: fact.at("id") for name, fact in unused.items()}
    return UnusedFacts(
        tuple(
            UnusedFact(name, fact.value.statement, places[name].path, places[name].line)
            for name, fact in unused.items()
        ),
        {fact.text.path: fact.text.text for fact in unused.values()},
    )


def find_unused_entry(name: str, settings: Settings) -> ShownEntry | None:
    """Return a fact with its evidence, given as `fact:ID`; None where it cannot be read."""
    wanted = EntryReference("fact", name.removeprefix("fact:"), Span("preview"))
    corpus, _ = load_corpus(corpus_files(settings), [wanted])
    proven, _ = prove_quotations_of_corpus(corpus, settings)
    shown = show_entries(proven.corpus, proven.proofs, _LANGUAGE)
    return next((each for each in shown if (each.kind, each.id) == ("fact", wanted.id)), None)
