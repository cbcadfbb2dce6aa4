"""measure-empty: a key figure, a chart or a link names a measure without facts.

PASS  key_figures: [{measure: north-channel-depth}]    (facts have figures on it)
FAIL  key_figures: [{measure: south-channel-depth}]    (no fact has)
FAIL  [](measure:south-channel-depth)                  (it would print nothing)

Write `measure:` in the figures that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.references import EntryReference, references_of_question, references_of_section
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.read import references_in_brief

RULE = "measure-empty"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report measures without facts that a brief names."""
    yield from _empty(references_in_brief(brief), corpus)


def check_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report measures without facts that questions and sections name."""
    for question in corpus.questions.values():
        yield from _empty(references_of_question(question), corpus)
    for section in corpus.sections.values():
        yield from _empty(references_of_section(section), corpus)


def _empty(wanted: Iterator[EntryReference], corpus: Corpus) -> Iterator[Diagnostic]:
    for item in wanted:
        if item.kind == "measure" and item.id in corpus.measures and not corpus.on_measure(item.id):
            message = f"no fact is on the measure `{item.id}`"
            yield error(RULE, item.span, message, "put `measure:` in the figures that belong to it")
