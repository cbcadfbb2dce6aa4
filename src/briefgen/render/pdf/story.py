"""The document turned into pieces, block by block, while its structure tree grows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from briefgen.document import nodes as doc
from briefgen.render.note_refs import collect_notes
from briefgen.render.pdf.blocks.bottom_line import set_bottom_line
from briefgen.render.pdf.blocks.chart import set_chart
from briefgen.render.pdf.blocks.comparison import set_comparison
from briefgen.render.pdf.blocks.gaps import set_gaps
from briefgen.render.pdf.blocks.head import set_head
from briefgen.render.pdf.blocks.judgements import set_judgements
from briefgen.render.pdf.blocks.key_figures import set_key_figures
from briefgen.render.pdf.blocks.matrix import set_matrix
from briefgen.render.pdf.blocks.notes import set_notes, set_sources
from briefgen.render.pdf.blocks.options import set_options
from briefgen.render.pdf.blocks.picture import set_picture
from briefgen.render.pdf.blocks.prose import set_heading, set_list, set_paragraph, set_quote
from briefgen.render.pdf.blocks.table import set_table
from briefgen.render.pdf.blocks.timeline import set_timeline
from briefgen.render.pdf.blocks.what_changed import set_what_changed
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Pieces
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_SETTERS: Mapping[type, Callable[[Any, Setting, Element], Pieces]] = MappingProxyType(
    {
        doc.Heading: set_heading,
        doc.Paragraph: set_paragraph,
        doc.ListBlock: set_list,
        doc.Quote: set_quote,
        doc.Head: set_head,
        doc.BottomLine: set_bottom_line,
        doc.WhatChanged: set_what_changed,
        doc.Judgements: set_judgements,
        doc.KeyFigures: set_key_figures,
        doc.Comparison: set_comparison,
        doc.Matrix: set_matrix,
        doc.Timeline: set_timeline,
        doc.Chart: set_chart,
        doc.Picture: set_picture,
        doc.Options: set_options,
        doc.Gaps: set_gaps,
        doc.Notes: set_notes,
        doc.SourceList: set_sources,
        doc.Table: set_table,
    }
)


def set_block(block: doc.Block, setting: Setting, parent: Element) -> Pieces:
    """Set one block of any kind."""
    return _SETTERS[type(block)](block, setting, parent)


def start_setting(document: doc.Document, look: Look) -> Setting:
    """Give the surroundings in which the blocks of a document are set."""
    blocks = (*document.body, *document.annex)
    headed = any(isinstance(block, doc.Head) for block in blocks)
    return Setting(look, collect_notes(blocks), set_block, 0 if headed else -1)
