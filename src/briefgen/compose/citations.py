"""Number the endnotes, in the order of first citation on the page."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Literal

from msgspec import Struct, field

from briefgen.document.inlines import NoteRef

Kind = Literal["fact", "view", "source", "link"]
"""What a note is about; the note of a link prints its address."""
Cited = tuple[Kind, str]


class Citations(Struct):
    """The citations of one memo, collected while it is composed."""

    numbers: dict[Cited, int] = field(default_factory=dict)
    reserved: set[Cited] = field(default_factory=set)
    """What has a number and is not cited yet: a part that is composed later will cite it."""

    def cite(self, kind: Kind, name: str) -> NoteRef:
        """Return the note mark of a fact, a view, a source or an address; the same one each time."""
        self.reserved.discard((kind, name))
        return NoteRef(self.numbers.setdefault((kind, name), len(self.numbers) + 1))

    def reserve(self, wanted: Iterable[Cited]) -> None:
        """Give numbers to what a part will cite that is composed later."""
        for cited in wanted:
            if cited not in self.numbers:
                self.numbers[cited] = len(self.numbers) + 1
                self.reserved.add(cited)

    def made(self) -> frozenset[Cited]:
        """Return what is cited so far, without what is only reserved."""
        return frozenset(self.numbers.keys() - self.reserved)

    def only(self, wanted: Container[tuple[str, str]]) -> Citations:
        """Return some of the citations, with their numbers."""
        return Citations({cited: number for cited, number in self.numbers.items() if cited in wanted})

    def cite_all(self, kind: Kind, names: Iterable[str]) -> tuple[NoteRef, ...]:
        """Return the note marks of several, each once, in order of number."""
        marks = {self.cite(kind, name) for name in names}
        return tuple(sorted(marks, key=lambda mark: mark.number))

    def in_order(self) -> tuple[tuple[int, Cited], ...]:
        """Return all citations in order of number."""
        return tuple((number, cited) for cited, number in self.numbers.items())
