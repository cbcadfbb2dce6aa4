"""References: what an entry or a brief points at, and from where."""

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
"""What a reference points at; a basis is a fact or a view."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks the type of a field of a brief as the id of an entry of the corpus."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reference by id and the place it is made at."""

    kind: Kind
    id: str
    span: Span


def wanted_by_fact(entry: Entry[Fact]) -> Iterator[Wanted]:
    """List what a fact refers to."""
    fact = entry.value
    if fact.attributed_to:
        yield Wanted("origin", fact.attributed_to, entry.at("attributed_to"))
    if fact.figure and fact.figure.measure:
        yield Wanted("measure", fact.figure.measure, entry.at("figure", "measure"))
    for name in inputs_of(fact):
        yield Wanted("fact", name, entry.at("figure", "formula"))
    for i, evidence in enumerate(fact.evidence):
        yield Wanted("source", evidence.source, entry.at("evidence", i, "source"))


def wanted_by_source(entry: Entry[Source]) -> Iterator[Wanted]:
    """List what a source refers to."""
    yield Wanted("origin", entry.value.origin, entry.at("origin"))


def wanted_by_question(entry: Entry[Question]) -> Iterator[Wanted]:
    """List what a question, its hypotheses, views and matrix refer to."""
    question = entry.value
    for path in prose_paths(entry):
        yield from wanted_by_prose(entry, *path)
    for i, view in enumerate(question.views):
        for name in ("facts_for", "facts_against"):
            for k, fact in enumerate(getattr(view, name)):
                yield Wanted("fact", fact, entry.at("views", i, name, k))
        if view.attributed_to:
            yield Wanted("origin", view.attributed_to, entry.at("views", i, "attributed_to"))
        for k, evidence in enumerate(view.evidence):
            yield Wanted("source", evidence.source, entry.at("views", i, "evidence", k, "source"))
    for i, row in enumerate(question.matrix):
        yield Wanted("fact", row.fact, entry.at("matrix", i, "fact"))


def wanted_by_section(entry: Entry[Section]) -> Iterator[Wanted]:
    """List what a section refers to."""
    yield from wanted_by_prose(entry, "body")


def wanted_by_prose(entry: Entry[Any], *path: str | int) -> Iterator[Wanted]:
    """List what the prose at a path below an entry links to."""
    text = entry.text.lookup((*entry.path, *path))
    if isinstance(text, str):
        for link in references(parse_prose(text).blocks):
            yield Wanted(link.scheme, link.id, entry.within(path, link.start, link.end))  # type: ignore[arg-type]  # the parser lets known schemes through only
