"""List the references of an entry or a brief to entries of the corpus, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from briefgen.corpus.fact import Fact
from briefgen.corpus.formula import inputs_of
from briefgen.corpus.section import Section
from briefgen.corpus.source import Source
from briefgen.corpus.view import Question
from briefgen.diagnostic import Span
from briefgen.reading.entry import Entry
from briefgen.reading.fields import prose_paths
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import references

Kind = Literal["fact", "measure", "view", "source", "origin", "question", "section", "basis"]
"""The kind of entry that a reference is to; a basis is a fact or a view."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks the type of a field of a brief as the id of an entry of the corpus."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class EntryReference:
    """A reference to an entry by id, with the place of the reference."""

    kind: Kind
    id: str
    span: Span


def references_of_fact(entry: Entry[Fact]) -> Iterator[EntryReference]:
    """Yield what a fact refers to."""
    fact = entry.value
    if fact.attributed_to:
        yield EntryReference("origin", fact.attributed_to, entry.at("attributed_to"))
    if fact.figure and fact.figure.measure:
        yield EntryReference("measure", fact.figure.measure, entry.at("figure", "measure"))
    for name in inputs_of(fact):
        yield EntryReference("fact", name, entry.at("figure", "formula"))
    for i, evidence in enumerate(fact.evidence):
        yield EntryReference("source", evidence.source, entry.at("evidence", i, "source"))


def references_of_source(entry: Entry[Source]) -> Iterator[EntryReference]:
    """Yield what a source refers to."""
    yield EntryReference("origin", entry.value.origin, entry.at("origin"))


def references_of_question(entry: Entry[Question]) -> Iterator[EntryReference]:
    """Yield what a question, its hypotheses, views and matrix refer to."""
    question = entry.value
    for path in prose_paths(entry):
        yield from references_in_prose(entry, *path)
    for i, view in enumerate(question.views):
        for name in ("facts_for", "facts_against"):
            for k, fact in enumerate(getattr(view, name)):
                yield EntryReference("fact", fact, entry.at("views", i, name, k))
        if view.attributed_to:
            yield EntryReference("origin", view.attributed_to, entry.at("views", i, "attributed_to"))
        for k, evidence in enumerate(view.evidence):
            yield EntryReference("source", evidence.source, entry.at("views", i, "evidence", k, "source"))
    for i, row in enumerate(question.matrix):
        yield EntryReference("fact", row.fact, entry.at("matrix", i, "fact"))


def references_of_section(entry: Entry[Section]) -> Iterator[EntryReference]:
    """Yield what a section refers to."""
    yield from references_in_prose(entry, "body")


def references_in_prose(entry: Entry[Any], *path: str | int) -> Iterator[EntryReference]:
    """Yield what the prose at a path below an entry links to."""
    text = entry.text.lookup((*entry.path, *path))
    if isinstance(text, str):
        for link in references(parse_prose(text).blocks):
            yield EntryReference(link.scheme, link.id, entry.within(path, link.start, link.end))  # type: ignore[arg-type]  # the parser lets known schemes through only
