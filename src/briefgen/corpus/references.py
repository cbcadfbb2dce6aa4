"""List the references of an entry or a brief to entries of the corpus, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from briefgen.corpus.fact import Fact, Measure
from briefgen.corpus.formula import inputs_of
from briefgen.corpus.section import Section
from briefgen.corpus.source import Source
from briefgen.corpus.view import Question, View
from briefgen.diagnostic import Span
from briefgen.reading.entry import Entry
from briefgen.reading.fields import prose_paths
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import references

Kind = Literal["fact", "measure", "view", "source", "origin", "question", "section", "basis"]
"""The kind of entry that a reference is to; a basis is a fact or a view."""


class Refers(Struct, frozen=True):
    """Marks the type of a field of a brief as the id of an entry of the corpus."""

    kind: Kind


class EntryReference(Struct, frozen=True):
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


def references_of_measure(entry: Entry[Measure]) -> Iterator[EntryReference]:
    """Yield the measures that a measure is the sum of."""
    for i, part in enumerate(entry.value.parts):
        yield EntryReference("measure", part, entry.at("parts", i))


def references_of_source(entry: Entry[Source]) -> Iterator[EntryReference]:
    """Yield what a source refers to."""
    yield EntryReference("origin", entry.value.origin, entry.at("origin"))


def references_of_question(entry: Entry[Question]) -> Iterator[EntryReference]:
    """Yield what a question, its hypotheses, views and matrix refer to."""
    question = entry.value
    for path in prose_paths(entry):
        yield from references_in_prose(entry, *path)
    for view in views_of(entry):
        yield from references_of_view(view)
    for i, row in enumerate(question.matrix):
        yield EntryReference("fact", row.fact, entry.at("matrix", i, "fact"))


def views_of(entry: Entry[Question]) -> Iterator[Entry[View]]:
    """Yield the views of a question."""
    return (Entry(view, entry.text, ("views", i)) for i, view in enumerate(entry.value.views))


def references_of_view(entry: Entry[View]) -> Iterator[EntryReference]:
    """Yield what a view refers to, except in its prose."""
    view = entry.value
    for name in ("facts_for", "facts_against"):
        for i, fact in enumerate(getattr(view, name)):
            yield EntryReference("fact", fact, entry.at(name, i))
    if view.attributed_to:
        yield EntryReference("origin", view.attributed_to, entry.at("attributed_to"))
    for i, evidence in enumerate(view.evidence):
        yield EntryReference("source", evidence.source, entry.at("evidence", i, "source"))


def references_of_section(entry: Entry[Section]) -> Iterator[EntryReference]:
    """Yield what a section refers to."""
    yield from references_in_prose(entry, "body")


def references_in_prose(entry: Entry[Any], *path: str | int) -> Iterator[EntryReference]:
    """Yield what the prose at a path below an entry links to."""
    text = entry.text.lookup((*entry.path, *path))
    if isinstance(text, str):
        for link in references(parse_prose(text).blocks):
            yield EntryReference(link.scheme, link.id, entry.within(path, link.start, link.end))  # type: ignore[arg-type]  # the parser lets known schemes through only
