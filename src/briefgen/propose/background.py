"""What a proposal is made against: the corpus, and one source with its text."""

from __future__ import annotations

from msgspec import Struct

from briefgen.build.load import corpus_files, source_texts
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fold import FoldedText
from briefgen.corpus.load import load_whole_corpus
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.corpus.source import Source
from briefgen.diagnostic import Findings, Span, error, has_errors
from briefgen.reading.suggest import nearest_names
from briefgen.settings.settings import Settings


class Background(Struct, frozen=True):
    """The whole corpus, and the source that proposals quote."""

    corpus: Corpus
    source: Source
    text: FoldedText
    texts: SourceTexts
    settings: Settings

    @property
    def taken(self) -> frozenset[str]:
        """The ids that no new fact or view may have."""
        return frozenset((*self.corpus.facts, *self.corpus.views))


def load_background(source: str, settings: Settings, place: Span) -> tuple[Background | None, Findings]:
    """Load the corpus and the text of a source.

    Errors: source-unknown, with the nearest ids; text-unavailable; what is wrong with the corpus, of which
    errors stop a proposal.
    """
    corpus, problems = load_whole_corpus(corpus_files(settings))
    if has_errors(problems):
        return None, problems
    entry = corpus.sources.get(source)
    if entry is None:
        near = " or ".join(f"`{each}`" for each in nearest_names(source, corpus.sources))
        hint = f"did you mean {near}?" if near else "name a file of `sources/` in the corpus, without `.yaml`"
        return None, (*problems, error("source-unknown", place, f"no source `{source}` in the corpus", hint))
    texts = source_texts(settings)
    found = texts.get(entry.value.text)
    if found is None:
        hint = "save it in a folder of texts, and name the file in the source's `text:`"
        missing = error("text-unavailable", entry.at("id"), f"the text of `{source}` is not available", hint)
        return None, (*problems, *texts.problems, missing)
    return Background(corpus, entry.value, found[0], texts, settings), problems
