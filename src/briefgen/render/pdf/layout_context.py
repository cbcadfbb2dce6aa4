"""The context for laying out a block: style, notes, and functions to lay out its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from briefgen.document.inlines import Inlines
from briefgen.document.nodes import Block, Blocks, ListBlock, Paragraph
from briefgen.document.plain_text import plain_text
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.flowables import Flowables
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import TextRuns, inline_runs, note_ref_runs
from briefgen.render.pdf.text_style import TextStyle

_COLONS = (":", "\uff1a")
"""The colon, and that of Chinese and Japanese."""
LayOutBlock = Callable[[Block, "LayoutContext", Element], Flowables]


class LayoutContext(Struct, frozen=True):
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
        return tuple(flowable for each in self.lay_out_each(blocks, parent) for flowable in each)

    def lay_out_each(self, blocks: Blocks, parent: Element) -> Iterator[Flowables]:
        """Yield the flowables of each block; an introduction stays with the list that it introduces."""
        for block, following in zip_longest(blocks, blocks[1:]):
            flowables = self.lay_out_block(block, self, parent)
            if flowables and _introduces(block, following):
                flowables = (*flowables[:-1], replace(flowables[-1], keep_with_next=True))
            yield flowables

    def inline_runs(self, inlines: Inlines, text_style: TextStyle, parent: Element) -> TextRuns:
        """Make runs of inline nodes."""
        return inline_runs(inlines, text_style, parent, self.style.accent, self.note_refs)

    def note_ref_runs(self, notes: tuple[int, ...], text_style: TextStyle, parent: Element) -> TextRuns:
        """Make runs of note references."""
        return note_ref_runs(notes, text_style, parent, self.style.accent, self.note_refs)


def _introduces(block: Block, following: Block | None) -> bool:
    """Check whether a paragraph that ends with a colon precedes a list."""
    return (
        isinstance(block, Paragraph)
        and isinstance(following, ListBlock)
        and plain_text(block.children).rstrip().endswith(_COLONS)
    )
