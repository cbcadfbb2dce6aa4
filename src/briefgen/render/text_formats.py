"""Render a document in one of the text formats, HTML or Markdown."""

from __future__ import annotations

from typing import Literal

from briefgen.document.nodes import Document
from briefgen.theme import Theme


def render_text(output_format: Literal["html", "md"], document: Document, theme: Theme) -> bytes:
    """Render a document as the bytes of an HTML or Markdown file; import only the renderer that is needed."""
    if output_format == "html":
        from briefgen.render.html.document_html import render_html

        return render_html(document, theme).encode()
    from briefgen.render.markdown.document_markdown import render_markdown

    return render_markdown(document).encode()
