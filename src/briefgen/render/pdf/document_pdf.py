"""The neutral document set as a tagged PDF."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from briefgen.diagnostic import Diagnostic
from briefgen.document.attachment import Attachment
from briefgen.document.nodes import Block, Document, Head, Heading
from briefgen.document.plain_text import plain_text
from briefgen.render.pdf.blocks.head import title_lines
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.coverage import lost_marks, missing_glyphs
from briefgen.render.pdf.finish import finish
from briefgen.render.pdf.furniture import paint_furniture
from briefgen.render.pdf.look import Look, work_out
from briefgen.render.pdf.metadata import Metadata
from briefgen.render.pdf.pages import SetPage, fill_pages
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pinned_settings import pin_settings
from briefgen.render.pdf.promises import broken_promises
from briefgen.render.pdf.rendered import BlockExtent, PageFill, Place, Rendered
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.story import set_block, start_setting
from briefgen.render.pdf.structure import Element
from briefgen.theme import Theme


def render_pdf(
    document: Document,
    theme: Theme,
    timestamp: datetime,
    attachments: Sequence[Attachment] = (),
) -> tuple[Rendered, tuple[Diagnostic, ...]]:
    """Set a document and write it as PDF/UA-1 and PDF/A-2a, or PDF/A-3a with attachments.

    Shape: equal inputs give equal bytes; `timestamp` is aware of its time zone.
    Errors: glyph-missing, for each character that no typeface has; text-direction and text-invisible, for
    each that has no shape; promise-broken.
    """
    pin_settings()
    look = work_out(theme)
    root = Element("Document")
    setting = start_setting(document, look)
    body = _set_part(document.body, setting, root, look)
    annex = _set_part(document.annex, setting, root, look) if document.annex else ()
    painter = Painter(look.page_width, look.page_height, document.lang)
    _paint((*body, *annex), painter, look, document)
    metadata = Metadata(document.title, document.author, document.subject, document.lang, timestamp)
    pdf = finish(painter, root, metadata, attachments)
    rendered = Rendered(
        pdf=pdf,
        body_pages=len(body),
        annex_pages=len(annex),
        last_body_page=_fill(body[-1], look),
        blocks=(
            *_extents("body", document.body, body, 1),
            *_extents("annex", document.annex, annex, len(body) + 1),
        ),
        title_lines=sum(title_lines(block, look) for block in document.body if isinstance(block, Head)),
    )
    lost = (*missing_glyphs(document, look.text.face), *lost_marks(document))
    return rendered, lost or tuple(broken_promises(document, root, painter, pdf))


def _set_part(blocks: Sequence[Block], setting: Setting, root: Element, look: Look) -> tuple[SetPage, ...]:
    """Set the body or the annex on pages of its own."""
    pieces = [(i, piece) for i, block in enumerate(blocks) for piece in set_block(block, setting, root)]
    return fill_pages(pieces, look.room)


def _paint(pages: Sequence[SetPage], painter: Painter, look: Look, document: Document) -> None:
    for number, page in enumerate(pages, start=1):
        top = look.page_height - look.top
        for placed in page.placed:
            if placed.again:
                with painter.repeating():
                    placed.piece.paint(painter, look.left, top - placed.down)
            else:
                placed.piece.paint(painter, look.left, top - placed.down)
        paint_furniture(painter, look, document, number, len(pages))
        painter.end_page()


def _fill(page: SetPage, look: Look) -> PageFill:
    line = look.text.leading
    lines = math.ceil(round(page.used / line, 3))
    return PageFill(round(page.used, 2), round(look.room, 2), lines, int(look.room / line))


def _extents(
    place: Place, blocks: Sequence[Block], pages: Sequence[SetPage], first: int
) -> tuple[BlockExtent, ...]:
    """Measure what each block took of the pages."""
    taken: dict[int, list[tuple[int, float]]] = {}
    for number, page in enumerate(pages, first):
        for placed in page.placed:
            height = placed.piece.height + (placed.piece.gap if placed.down else 0)
            taken.setdefault(placed.block, []).append((number, height))
    out = []
    heading, last = "", first
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading = clean(plain_text(block.children))
        mine = taken.get(index, [(last, 0.0)])
        height, last = sum(part for _, part in mine), mine[-1][0]
        kind = type(block).__name__.lower()
        out.append(BlockExtent(place, index, kind, heading, round(height, 2), mine[0][0], last))
    return tuple(out)
