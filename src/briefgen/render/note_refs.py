"""The notes of a document, and which of them were referenced so far in rendering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.document.nodes import Block, Note, Notes


@dataclass(slots=True)
class NoteRefs:
    """Notes by number, and the numbers that were referenced so far.

    Shape: `notes` has every note of the document; `referenced` grows during rendering.
    """

    notes: Mapping[int, Note]
    referenced: set[int] = field(default_factory=set)

    def record(self, number: int) -> bool:
        """Record a reference to a note; return whether it is the first one."""
        if number in self.referenced:
            return False
        self.referenced.add(number)
        return True


def collect_notes(blocks: Iterable[Block]) -> NoteRefs:
    """Collect the notes of a document by number."""
    return NoteRefs({n.number: n for block in blocks if isinstance(block, Notes) for n in block.items})
