"""Lay out the blocks of a document as flowables and build their structure elements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from briefgen.document import nodes as doc
from briefgen.document.chart_nodes import Chart
from briefgen.document.key_figure_nodes import KeyFigures
from briefgen.document.matrix_nodes import Matrix
from briefgen.document.note_nodes import Notes, SourceList
from briefgen.document.timeline_nodes import Timeline
from briefgen.render.note_refs import collect_notes
from briefgen.render.pdf.blocks.bottom_line import lay_out_bottom_line
from briefgen.render.pdf.blocks.chart import lay_out_chart
from briefgen.render.pdf.blocks.comparison import lay_out_comparison
from briefgen.render.pdf.blocks.decision import lay_out_decision
from briefgen.render.pdf.blocks.gaps import lay_out_gaps
from briefgen.render.pdf.blocks.head import lay_out_head
from briefgen.render.pdf.blocks.judgements import lay_out_judgements
from briefgen.render.pdf.blocks.key_figures import lay_out_key_figures
from briefgen.render.pdf.blocks.matrix import lay_out_matrix
from briefgen.render.pdf.blocks.notes import lay_out_notes, lay_out_sources
from briefgen.render.pdf.blocks.options import lay_out_options
from briefgen.render.pdf.blocks.picture import lay_out_picture
from briefgen.render.pdf.blocks.prose import lay_out_heading, lay_out_list, lay_out_paragraph, lay_out_quote
from briefgen.render.pdf.blocks.signature import lay_out_signature
from briefgen.render.pdf.blocks.table import lay_out_table
from briefgen.render.pdf.blocks.timeline import lay_out_timeline
from briefgen.render.pdf.blocks.what_changed import lay_out_what_changed
from briefgen.render.pdf.flowables import Flowables
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.structure_tree import Element

_LAYOUTS: Mapping[type, Callable[[Any, LayoutContext, Element], Flowables]] = MappingProxyType(
    {
        doc.Heading: lay_out_heading,
        doc.Paragraph: lay_out_paragraph,
        doc.ListBlock: lay_out_list,
        doc.Quote: lay_out_quote,
        doc.Head: lay_out_head,
        doc.BottomLine: lay_out_bottom_line,
        doc.Decision: lay_out_decision,
        doc.WhatChanged: lay_out_what_changed,
        doc.Judgements: lay_out_judgements,
        KeyFigures: lay_out_key_figures,
        doc.Comparison: lay_out_comparison,
        Matrix: lay_out_matrix,
        Timeline: lay_out_timeline,
        Chart: lay_out_chart,
        doc.Picture: lay_out_picture,
        doc.Options: lay_out_options,
        doc.Gaps: lay_out_gaps,
        Notes: lay_out_notes,
        SourceList: lay_out_sources,
        doc.Table: lay_out_table,
        doc.Signature: lay_out_signature,
    }
)


def lay_out_block(block: doc.Block, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a block of any type."""
    return _LAYOUTS[type(block)](block, context, parent)


def layout_context(document: doc.Document, style: PageStyle) -> LayoutContext:
    """Make the context in which the blocks of a document are laid out."""
    blocks = (*document.body, *document.annex)
    headed = any(isinstance(block, doc.Head) for block in blocks)
    return LayoutContext(style, collect_notes(blocks, document.lang), lay_out_block, 0 if headed else -1)
