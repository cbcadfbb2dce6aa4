"""The notes of a document, and which of them were referenced so far in rendering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from briefgen.catalogues.words import Words, words_in
from briefgen.document.nodes import Block
from briefgen.document.note_nodes import Note, Notes


class NoteRefs(Struct):
    """Notes by number, and the numbers that were referenced so far.

    Shape: `notes` has every note of the document; `referenced` grows during rendering.
    """

    notes: Mapping[int, Note]
    words: Words
    """The words of the memo's language."""
    referenced: set[int] = field(default_factory=set)

    def name(self, number: int) -> str:
        """Return the name of a note, such as "Note 3"."""
        return self.words.text("Note {number}", number=self.words.formats.local_digits(number))

    def record(self, number: int) -> bool:
        """Record a reference to a note; return whether it is the first one."""
        if number in self.referenced:
            return False
        self.referenced.add(number)
        return True


def collect_notes(blocks: Iterable[Block], language: str) -> NoteRefs:
    """Collect the notes of a document by number."""
    notes = {n.number: n for block in blocks if isinstance(block, Notes) for n in block.items}
    return NoteRefs(notes, words_in(language))
