"""What a proposal is made against: the corpus, and one source with its text."""

from __future__ import annotations

from msgspec import Struct

from briefgen.build.load import corpus_files, source_texts
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fold import FoldedText
from briefgen.corpus.load import load_whole_corpus
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.corpus.source import Source
from briefgen.diagnostic import Findings, Severity, Span, error, has_errors, note
from briefgen.reading.suggest import nearest_names
from briefgen.settings.settings import Settings


class Background(Struct, frozen=True):
    """The whole corpus, and the source that proposals quote."""

    corpus: Corpus
    source: Source
    text: FoldedText
    texts: SourceTexts
    settings: Settings
    taken: frozenset[str]
    """The ids that no new fact or view may have, also those of entries that cannot be read."""


def load_background(source: str, settings: Settings, place: Span) -> tuple[Background | None, Findings]:
    """Load the corpus and the text of a source.

    Errors: source-unknown, with the nearest ids; text-unavailable; errors-elsewhere, a note on errors of
    other files, which do not stop a proposal; those that keep the source itself from being read.
    """
    files = corpus_files(settings)
    corpus, problems = load_whole_corpus(files)
    entry = corpus.sources.get(source)
    if entry is None and has_errors(problems) and files.files_named("sources", f"{source}.yaml"):
        own = tuple(each for each in problems if each.span.path.endswith(f"/{source}.yaml"))
        return None, own if has_errors(own) else problems
    problems = without_errors(problems)
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
    taken = frozenset((*corpus.facts, *corpus.views, *files.ids("facts"), *files.ids("views")))
    return Background(corpus, entry.value, found[0], texts, settings, taken), problems


def of_other_files(problems: Findings) -> Findings:
    """Return the note on errors of other files, which is printed also where a proposal is made."""
    return tuple(each for each in problems if each.rule == "errors-elsewhere")


def without_errors(problems: Findings) -> Findings:
    """Put one note in place of the errors of files that a proposal does not need."""
    errors = [each for each in problems if each.severity >= Severity.ERROR]
    others = tuple(each for each in problems if each.severity < Severity.ERROR)
    if not errors:
        return others
    places = ", ".join(f"`{path}`" for path in sorted({each.span.path for each in errors})[:3])
    count = f"{len(errors)} error{'' if len(errors) == 1 else 's'}"
    message = f"the corpus has {count}, in {places}, which this command does not need to be right"
    return (
        *others,
        note("errors-elsewhere", Span(errors[0].span.path), message, "`briefgen check .` shows them"),
    )
