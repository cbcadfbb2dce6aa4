"""The context for laying out a block: style, notes, and functions to lay out its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.document.inlines import Inlines
from briefgen.document.nodes import Block, Blocks
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.flowables import Flowables
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import TextRun, TextRuns, inline_runs, note_ref_run, plain_runs
from briefgen.render.pdf.text_style import TextStyle

LayOutBlock = Callable[[Block, "LayoutContext", Element], Flowables]


@dataclass(frozen=True, slots=True)
class LayoutContext:
    """The context in which a block is laid out."""

    style: PageStyle
    note_refs: NoteRefs
    lay_out_block: LayOutBlock
    heading_shift: int = 0
    """Added to heading levels: -1 in a document without a head, whose title has level 1."""

    def for_cell(self, width: float, text: TextStyle | None = None) -> LayoutContext:
        """Return the context inside a cell: its width, its text style, no side column."""
        style = replace(self.style, measure=width, column_x=0.0, text=text or self.style.text)
        return replace(self, style=style)

    def lay_out_blocks(self, blocks: Blocks, parent: Element) -> Flowables:
        """Lay out blocks below each other."""
        return tuple(flowable for block in blocks for flowable in self.lay_out_block(block, self, parent))

    def inline_runs(self, inlines: Inlines, text_style: TextStyle, parent: Element) -> TextRuns:
        """Make runs of inline nodes."""
        return inline_runs(inlines, text_style, parent, self.style.accent, self.note_refs)

    def note_ref_runs(self, notes: tuple[int, ...], text_style: TextStyle, parent: Element) -> TextRuns:
        """Make runs of note references, separated by thin spaces."""
        out: list[TextRun] = []
        for position, number in enumerate(notes):
            if position:
                out += plain_runs("\u2009", text_style, parent)
            out.append(note_ref_run(number, text_style, parent, self.style.accent, self.note_refs))
        return tuple(out)
