"""What every block needs to be set: the look, the notes, and a way to set what it contains."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.document.inlines import Inlines
from briefgen.document.nodes import Block, Blocks
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Pieces
from briefgen.render.pdf.runs import Run, Runs, inline_runs, mark_run, words_run
from briefgen.render.pdf.structure import Element

SetBlock = Callable[[Block, "Setting", Element], Pieces]


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings in which a block is set."""

    look: Look
    marks: NoteRefs
    set_block: SetBlock
    heading_shift: int = 0
    """What is added to heading levels: -1 in a document without a head, whose title is level 1."""

    def within(self, width: float, text: Letters | None = None) -> Setting:
        """Give the surroundings inside a cell: its width, no side column, its letters."""
        look = replace(self.look, measure=width, side=0.0, text=text or self.look.text)
        return replace(self, look=look)

    def blocks(self, blocks: Blocks, parent: Element) -> Pieces:
        """Set blocks one below the other."""
        return tuple(piece for block in blocks for piece in self.set_block(block, self, parent))

    def inlines(self, inlines: Inlines, letters: Letters, owner: Element) -> Runs:
        """Make runs of inline nodes."""
        return inline_runs(inlines, letters, owner, self.look.accent, self.marks)

    def noted(self, notes: tuple[int, ...], letters: Letters, owner: Element) -> Runs:
        """Make the marks of notes, a thin space between them."""
        out: list[Run] = []
        for position, number in enumerate(notes):
            if position:
                out += words_run("\u2009", letters, owner)
            out.append(mark_run(number, letters, owner, self.look.accent, self.marks))
        return tuple(out)
