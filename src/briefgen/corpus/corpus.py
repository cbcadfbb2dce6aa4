"""The loaded entries of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field

from briefgen.corpus.fact import Fact, Measure, Origin
from briefgen.corpus.near_duplicates import NearDuplicates
from briefgen.corpus.section import Section
from briefgen.corpus.source import Source
from briefgen.corpus.text_parts import TextChange
from briefgen.corpus.units import NO_UNITS, OwnUnits
from briefgen.corpus.view import Question, View
from briefgen.reading.entry import Entry

T = TypeVar("T")


class Corpus(Struct, frozen=True, dict=True):
    """Entries by id, in the order in which they were loaded: those that a brief refers to, or all."""

    sources: Mapping[str, Entry[Source]] = field(default_factory=dict)
    origins: Mapping[str, Entry[Origin]] = field(default_factory=dict)
    measures: Mapping[str, Entry[Measure]] = field(default_factory=dict)
    facts: Mapping[str, Entry[Fact]] = field(default_factory=dict)
    questions: Mapping[str, Entry[Question]] = field(default_factory=dict)
    views: Mapping[str, Entry[View]] = field(default_factory=dict)
    """Every view of the loaded questions; its path leads into the question's file."""
    sections: Mapping[str, Entry[Section]] = field(default_factory=dict)
    near_duplicates: tuple[NearDuplicates, ...] = ()
    """Pairs of sources whose texts are nearly the same, if the texts are available; the earlier one first."""
    text_changes: Mapping[str, TextChange] = field(default_factory=dict)
    """By source: what has changed in its text since it was locked."""
    units: OwnUnits = NO_UNITS
    """The units of the workspace."""

    @cached_property
    def _tables(self) -> dict[Callable[[Corpus], Any], Any]:
        return {}

    def cached(self, function: Callable[[Corpus], T]) -> T:
        """Call a function on this corpus and cache its result in the corpus."""
        if function not in self._tables:
            self._tables[function] = function(self)
        result: T = self._tables[function]
        return result

    def on_measure(self, measure: str) -> tuple[Entry[Fact], ...]:
        """Return the facts whose figure has a measure, sorted by id."""
        return self.cached(_by_measure).get(measure, ())


def _by_measure(corpus: Corpus) -> dict[str, tuple[Entry[Fact], ...]]:
    found: dict[str, list[Entry[Fact]]] = {}
    for entry in sorted(corpus.facts.values(), key=lambda e: e.value.id):
        if entry.value.figure and entry.value.figure.measure:
            found.setdefault(entry.value.figure.measure, []).append(entry)
    return {measure: tuple(entries) for measure, entries in found.items()}
