"""The notes of a document, and which of them have been marked so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.document.nodes import Block, Note, Notes


@dataclass(slots=True)
class NoteMarks:
    """The notes that marks lead to, and the marks that notes may lead back to.

    Shape: `notes` holds every note by number; `marked` grows while the document is rendered.
    """

    notes: Mapping[int, Note]
    marked: set[int] = field(default_factory=set)

    def first(self, number: int) -> bool:
        """Tell whether this is the first mark of a note, and remember it."""
        if number in self.marked:
            return False
        self.marked.add(number)
        return True


def gather_notes(blocks: Iterable[Block]) -> NoteMarks:
    """Gather the notes of a document by number."""
    return NoteMarks({n.number: n for block in blocks if isinstance(block, Notes) for n in block.items})
