"""Render a document as a tagged PDF.

The steps: lay out the blocks as flowables (block_layout.py), break them into pages (page_breaks.py), paint
the pages (painter.py), assemble the file (assemble.py), and check it (self_check.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from briefgen.diagnostic import Diagnostic
from briefgen.document.attachment import Attachment
from briefgen.document.font_file import FontFiles
from briefgen.document.nodes import Blocks, Document, Head, Heading, Signature
from briefgen.document.plain_text import plain_text
from briefgen.render.pdf.assemble import assemble_pdf
from briefgen.render.pdf.block_layout import layout_context
from briefgen.render.pdf.blocks.head import title_lines
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable
from briefgen.render.pdf.glyph_coverage import dropped_characters, missing_glyphs
from briefgen.render.pdf.header_footer import paint_header_and_footer
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.metadata import Metadata
from briefgen.render.pdf.page_breaks import FilledPage, break_pages
from briefgen.render.pdf.page_style import PageStyle, page_style
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pinned_settings import pin_settings
from briefgen.render.pdf.rendered_pdf import PageFill, RenderedPdf
from briefgen.render.pdf.rows_and_columns import HorizontalRule, make_row
from briefgen.render.pdf.self_check import check_output
from briefgen.render.pdf.structure_tree import Element
from briefgen.theme import Theme

_ANNEX_SHARE = 0.2
"""The share of a page that must be free below the body for the annex to begin there."""
_ANNEX_GAP = 26.0
_ANNEX_RULE = 1.0
_ANNEX_RULE_GAP = 10.0


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
    flowables = _lay_out_part(document.body, context, root)
    body = break_pages(flowables, style.frame_height)
    annex = _lay_out_part(document.annex, context, root, first_block=len(document.body))
    pages = _with_annex(body, annex, style)
    annex_pages = pages[len(body) :]
    painter = Painter(style.page_width, style.page_height, document.lang)
    _paint(pages, painter, style, document)
    metadata = Metadata(
        document.title, document.author, document.subject, document.lang, timestamp, _keywords(document)
    )
    pdf = assemble_pdf(painter, root, metadata, attachments)
    rendered = RenderedPdf(
        pdf=pdf,
        body_pages=len(body),
        annex_pages=len(annex_pages),
        last_body_page=_page_fill(body[-1], style),
        last_annex_page=_page_fill(annex_pages[-1] if annex_pages else FilledPage(), style),
        signature_alone=_is_signature_alone(pages, document),
        savings=tuple(_savings(document.body, flowables, body, style)),
        title_lines=sum(title_lines(block, style) for block in document.body if isinstance(block, Head)),
    )
    text_findings = (*missing_glyphs(document, style.text.face), *dropped_characters(document))
    return rendered, text_findings or tuple(check_output(document, root, painter, pdf))


def count_body_pages(document: Document, theme: Theme, fonts: FontFiles = ()) -> int:
    """Lay out the body of a document, and count its pages."""
    pin_settings()
    style = page_style(theme, document.lang, fonts)
    context = layout_context(document, style)
    flowables = _lay_out_part(document.body, context, Element("Document"))
    return len(break_pages(flowables, style.frame_height))


def _keywords(document: Document) -> str:
    """Return the words by which a copy for a named recipient is found."""
    return f"{document.copy}: {document.recipient}" if document.recipient else ""


def _lay_out_part(
    blocks: Blocks, context: LayoutContext, root: Element, first_block: int = 0
) -> list[tuple[int, Flowable]]:
    """Lay out the body or the annex; each flowable has the index of its block in the document."""
    each = enumerate(context.lay_out_each(blocks, root), first_block)
    return [(i, flowable) for i, laid_out in each for flowable in laid_out]


def _with_annex(
    body: tuple[FilledPage, ...], annex: list[tuple[int, Flowable]], style: PageStyle
) -> tuple[FilledPage, ...]:
    """Add the annex: below a rule on the last page of the body if that has room, or else on a new page."""
    if not annex:
        return body
    room = style.frame_height - body[-1].used
    if style.annex_on_new_page or room < _ANNEX_SHARE * style.frame_height:
        return (*body, *break_pages(annex, style.frame_height))
    line = HorizontalRule(_ANNEX_RULE, style.accent, 0, style.measure)
    rule = make_row((), above=line, space_above=_ANNEX_GAP, keep_with_next=True)
    block, first = annex[0]
    below = replace(first, space_above=_ANNEX_RULE_GAP)
    following = ((block, rule), (block, below), *annex[1:])
    begun = replace(body[-1], placed=[*body[-1].placed])
    return (*body[:-1], *break_pages(following, style.frame_height, begun))


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


def _is_signature_alone(pages: Sequence[FilledPage], document: Document) -> bool:
    blocks = (*document.body, *document.annex)
    last = [blocks[placed.block] for placed in pages[-1].placed]
    return len(pages) > 1 and all(isinstance(block, Signature) for block in last)


def _savings(
    blocks: Blocks, flowables: Sequence[tuple[int, Flowable]], pages: Sequence[FilledPage], style: PageStyle
) -> Iterator[tuple[str, int]]:
    """Break the pages again without each part, and yield how many lines fewer they take."""
    parts: dict[str, set[int]] = {}
    for index, heading in enumerate(_headings(blocks)):
        if heading:
            parts.setdefault(heading, set()).add(index)
    whole = _lines(pages, style)
    for heading, indexes in parts.items():
        rest = ((index, flowable) for index, flowable in flowables if index not in indexes)
        yield heading, whole - _lines(break_pages(rest, style.frame_height), style)


def _lines(pages: Sequence[FilledPage], style: PageStyle) -> int:
    last = _page_fill(pages[-1], style)
    return (len(pages) - 1) * last.room_lines + last.lines


def _headings(blocks: Blocks) -> Iterator[str]:
    """Yield for each block the heading above it; its own for a heading."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = clean(plain_text(block.children))
        yield heading


def _page_fill(page: FilledPage, style: PageStyle) -> PageFill:
    line = style.text.leading
    lines = math.ceil(round(page.used / line, 3))
    return PageFill(lines, int(style.frame_height / line))
