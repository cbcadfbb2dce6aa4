"""Render a document as a tagged PDF.

The steps: lay out the blocks as flowables (block_layout.py), break them into pages (page_breaks.py), paint
the pages (painter.py), assemble the file (assemble.py), and check it (self_check.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from briefgen.diagnostic import Diagnostic
from briefgen.document.attachment import Attachment
from briefgen.document.font_file import FontFiles
from briefgen.document.nodes import Block, Document, Head, Heading, Signature
from briefgen.document.plain_text import plain_text
from briefgen.render.pdf.assemble import assemble_pdf
from briefgen.render.pdf.block_layout import lay_out_block, layout_context
from briefgen.render.pdf.blocks.head import title_lines
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.glyph_coverage import dropped_characters, missing_glyphs
from briefgen.render.pdf.header_footer import paint_header_and_footer
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.metadata import Metadata
from briefgen.render.pdf.page_breaks import FilledPage, break_pages
from briefgen.render.pdf.page_style import PageStyle, page_style
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pinned_settings import pin_settings
from briefgen.render.pdf.rendered_pdf import BlockExtent, DocumentPart, PageFill, RenderedPdf
from briefgen.render.pdf.self_check import check_output
from briefgen.render.pdf.structure_tree import Element
from briefgen.theme import Theme


def render_pdf(
    document: Document,
    theme: Theme,
    timestamp: datetime,
    attachments: Sequence[Attachment] = (),
    fonts: FontFiles = (),
) -> tuple[RenderedPdf, tuple[Diagnostic, ...]]:
    """Render a document as PDF/UA-1 and PDF/A-2a, or PDF/A-3a with attachments.

    Shape: equal inputs give equal bytes; `timestamp` has a time zone; `fonts` are those of the workspace that
    the document needs.
    Errors: glyph-missing, for each character that no font has; text-direction and text-invisible, for each
    invisible character; promise-broken. DamagedFontError for a font of the workspace.
    """
    pin_settings()
    style = page_style(theme, document.lang, fonts)
    root = Element("Document", "/O/Layout/WritingMode/RlTb" if style.rtl else "")
    context = layout_context(document, style)
    body = _lay_out_part(document.body, context, root, style)
    annex = _lay_out_part(document.annex, context, root, style) if document.annex else ()
    painter = Painter(style.page_width, style.page_height, document.lang)
    _paint((*body, *annex), painter, style, document)
    metadata = Metadata(
        document.title, document.author, document.subject, document.lang, timestamp, _keywords(document)
    )
    pdf = assemble_pdf(painter, root, metadata, attachments)
    rendered = RenderedPdf(
        pdf=pdf,
        body_pages=len(body),
        annex_pages=len(annex),
        signature_page=_signature_page(annex or body, document),
        last_body_page=_page_fill(body[-1], style),
        blocks=(
            *_extents("body", document.body, body, 1),
            *_extents("annex", document.annex, annex, len(body) + 1),
        ),
        title_lines=sum(title_lines(block, style) for block in document.body if isinstance(block, Head)),
    )
    text_findings = (*missing_glyphs(document, style.text.face), *dropped_characters(document))
    return rendered, text_findings or tuple(check_output(document, root, painter, pdf))


def _keywords(document: Document) -> str:
    """Return the words by which a copy for a named recipient is found."""
    return f"{document.copy}: {document.recipient}" if document.recipient else ""


def _lay_out_part(
    blocks: Sequence[Block], context: LayoutContext, root: Element, style: PageStyle
) -> tuple[FilledPage, ...]:
    """Lay out the body or the annex on its own pages."""
    flowables = [
        (i, flowable) for i, block in enumerate(blocks) for flowable in lay_out_block(block, context, root)
    ]
    return break_pages(flowables, style.frame_height)


def _paint(pages: Sequence[FilledPage], painter: Painter, style: PageStyle, document: Document) -> None:
    for number, page in enumerate(pages, start=1):
        top = style.page_height - style.margin_top
        for placed in page.placed:
            if placed.is_repeat:
                with painter.as_artifact():
                    placed.flowable.paint(painter, style.margin_left, top - placed.offset)
            else:
                placed.flowable.paint(painter, style.margin_left, top - placed.offset)
        paint_header_and_footer(painter, style, document, number, len(pages))
        painter.end_page()


def _signature_page(pages: Sequence[FilledPage], document: Document) -> DocumentPart | None:
    """Return the part whose last page has nothing but the place for the signature."""
    part: DocumentPart = "annex" if document.annex else "body"
    blocks = document.annex or document.body
    last = [blocks[placed.block] for placed in pages[-1].placed] if len(pages) > 1 else []
    return part if last and all(isinstance(block, Signature) for block in last) else None


def _page_fill(page: FilledPage, style: PageStyle) -> PageFill:
    line = style.text.leading
    lines = math.ceil(round(page.used / line, 3))
    return PageFill(round(page.used, 2), round(style.frame_height, 2), lines, int(style.frame_height / line))


def _extents(
    place: DocumentPart, blocks: Sequence[Block], pages: Sequence[FilledPage], first: int
) -> tuple[BlockExtent, ...]:
    """Measure the space of each block on the pages."""
    taken: dict[int, list[tuple[int, float]]] = {}
    for number, page in enumerate(pages, first):
        for placed in page.placed:
            height = placed.flowable.height + (placed.flowable.space_above if placed.offset else 0)
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
