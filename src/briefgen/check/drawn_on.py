"""What a brief draws on: every entry that it refers to, directly or through others, and the way to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.references import (
    EntryReference,
    references_in_prose,
    references_of_fact,
    references_of_question,
    references_of_section,
    references_of_view,
)
from briefgen.diagnostic import Because
from briefgen.reading.entry import Entry
from briefgen.reading.fields import prose_paths

_TABLES = ("source", "fact", "view", "section", "question", "measure")


class DrawnOn(Struct, frozen=True):
    """An entry that a brief draws on."""

    kind: str
    entry: Entry[Any]
    way: tuple[Because, ...]
    """The references that lead to it, the first in the brief."""

    @property
    def name(self) -> str:
        """Its kind and id, as messages have them."""
        return f"{self.kind} `{self.entry.value.id}`"


def drawn_on(references: Iterable[EntryReference], corpus: Corpus) -> Iterator[DrawnOn]:
    """Yield each entry that references of a brief lead to once, with the shortest way to it.

    A figure draws on every fact on its measure, since it is never shown without those that dispute it.
    """
    seen: set[tuple[str, str]] = set()
    waiting: deque[tuple[EntryReference, tuple[Because, ...]]] = deque()
    waiting.extend((reference, ()) for reference in references)
    while waiting:
        reference, before = waiting.popleft()
        found = _find(reference, corpus)
        if found is None or (found.kind, found.entry.value.id) in seen:
            continue
        seen.add((found.kind, found.entry.value.id))
        step = Because(reference.span, f"{found.name} is used here")
        reached = DrawnOn(found.kind, found.entry, (*before, step))
        yield reached
        waiting.extend((each, reached.way) for each in _references(reached, corpus))


def _find(reference: EntryReference, corpus: Corpus) -> DrawnOn | None:
    kinds = ("fact", "view") if reference.kind == "basis" else (reference.kind,)
    for kind in kinds:
        entry = getattr(corpus, f"{kind}s").get(reference.id) if kind in _TABLES else None
        if entry is not None:
            return DrawnOn(kind, entry, ())
    return None


def _references(reached: DrawnOn, corpus: Corpus) -> Iterator[EntryReference]:
    entry = reached.entry
    if reached.kind == "fact":
        yield from references_of_fact(entry)
    elif reached.kind == "view":
        yield from references_of_view(entry)
        for path in prose_paths(entry):
            yield from references_in_prose(entry, *path)
    elif reached.kind == "question":
        yield from references_of_question(entry)
        for i, view in enumerate(entry.value.views):
            yield EntryReference("view", view.id, entry.at("views", i, "id"))
    elif reached.kind == "section":
        yield from references_of_section(entry)
    elif reached.kind == "measure":
        for fact in corpus.on_measure(entry.value.id):
            yield EntryReference("fact", fact.value.id, fact.at("figure", "measure"))
