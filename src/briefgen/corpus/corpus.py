"""The loaded part of a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.corpus.fact import Fact, Measure, Origin
from briefgen.corpus.near_duplicates import Twins
from briefgen.corpus.section import Section
from briefgen.corpus.source import Source
from briefgen.corpus.view import Question, View
from briefgen.reading.entry import Entry
from briefgen.value import dataclass


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
    twins: tuple[Twins, ...] = ()
    """Sources whose texts are nearly one, as far as the texts are at hand; the earlier one first."""

    def on_measure(self, measure: str) -> tuple[Entry[Fact], ...]:
        """List the facts whose figure is on a measure, in order of id."""
        found = (e for e in self.facts.values() if e.value.figure and e.value.figure.measure == measure)
        return tuple(sorted(found, key=lambda e: e.value.id))
