"""The loaded part of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from briefgen.corpus.fact import Fact, Measure, Origin
from briefgen.corpus.near_duplicates import NearDuplicates
from briefgen.corpus.section import Section
from briefgen.corpus.source import Source
from briefgen.corpus.view import Question, View
from briefgen.reading.entry import Entry

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Entries by id, in the order they were asked for; all that a brief refers to, or everything."""

    sources: Mapping[str, Entry[Source]] = field(default_factory=dict)
    origins: Mapping[str, Entry[Origin]] = field(default_factory=dict)
    measures: Mapping[str, Entry[Measure]] = field(default_factory=dict)
    facts: Mapping[str, Entry[Fact]] = field(default_factory=dict)
    questions: Mapping[str, Entry[Question]] = field(default_factory=dict)
    views: Mapping[str, Entry[View]] = field(default_factory=dict)
    """Every view of the loaded questions; its path leads into the question's file."""
    sections: Mapping[str, Entry[Section]] = field(default_factory=dict)
    near_duplicates: tuple[NearDuplicates, ...] = ()
    """Sources whose texts are nearly one, as far as the texts are at hand; the earlier one first."""

    _tables: dict[Callable[[Corpus], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What functions have made of the corpus."""

    def cached(self, make: Callable[[Corpus], T]) -> T:
        """Give what a function makes of the corpus, made when first asked for."""
        if make not in self._tables:
            self._tables[make] = make(self)
        made: T = self._tables[make]
        return made

    def on_measure(self, measure: str) -> tuple[Entry[Fact], ...]:
        """List the facts whose figure is on a measure, in order of id."""
        return self.cached(_by_measure).get(measure, ())


def _by_measure(corpus: Corpus) -> dict[str, tuple[Entry[Fact], ...]]:
    found: dict[str, list[Entry[Fact]]] = {}
    for entry in sorted(corpus.facts.values(), key=lambda e: e.value.id):
        if entry.value.figure and entry.value.figure.measure:
            found.setdefault(entry.value.figure.measure, []).append(entry)
    return {measure: tuple(entries) for measure, entries in found.items()}
