"""Lay out what the reader is asked to decide."""

from __future__ import annotations

from briefgen.document.nodes import Decision
from briefgen.render.pdf.blocks.labelled_fields import lay_out_fields
from briefgen.render.pdf.flowables import Flowables, keep_together
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.structure_tree import Element


def lay_out_decision(block: Decision, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out what is asked, by when, who leads and what it costs, as labelled lines."""
    return keep_together(lay_out_fields(block.fields, context, parent))
