"""Lay out the place for a signature."""

from __future__ import annotations

from briefgen.document.nodes import Signature
from briefgen.document.signature_fields import ARCHIVE, ISSUER
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, Flowables, keep_together, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import LinkTarget, plain_runs

_GAP = 18.0
_HEIGHT = 44.0
_WIDTH = 220.0


class SignatureLine(Flowable, frozen=True, kw_only=True):
    """An empty area above a line, with the signature fields. Units: points."""

    x: float
    colour: str
    issuer: LinkTarget
    archive: LinkTarget

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the line, and add the fields: that of the issuer, and an invisible one for a time stamp."""
        left, bottom = x + self.x, top - self.height
        painter.draw_line((left, bottom), (left + _WIDTH, bottom), 0.5, self.colour)
        painter.add_signature_field(self.issuer, (left, bottom, _WIDTH, self.height))
        painter.add_signature_field(self.archive, (0, 0, 0, 0))


def lay_out_signature(block: Signature, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the label above an empty area with a line, in the text column."""
    style = context.style
    element = parent.add("Sect")
    label = plain_runs(block.label, style.text, element.add("P"))
    lines = lay_out_lines(label, style.column_width, x=style.column_x, space_above=_GAP)
    issuer, archive = clean(block.label), context.note_refs.words.text("Archive time stamp")
    area = SignatureLine(
        height=_HEIGHT,
        x=style.column_x,
        colour=style.grey,
        issuer=LinkTarget(element.add("Form", Alt=issuer), issuer, field=ISSUER),
        archive=LinkTarget(element.add("Form", Alt=archive), archive, field=ARCHIVE),
    )
    return keep_together((*lines, area))
