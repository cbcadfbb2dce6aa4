"""The forms of a memo that are text."""

from __future__ import annotations

from typing import Literal

from briefgen.document.nodes import Document
from briefgen.theme import Theme


def render_as(form: Literal["html", "md"], document: Document, theme: Theme) -> bytes:
    """Write a document as a file of text; what a form needs is loaded when it is asked for."""
    if form == "html":
        from briefgen.render.html.document_html import render_html

        return render_html(document, theme).encode()
    from briefgen.render.markdown.document_markdown import render_markdown

    return render_markdown(document).encode()
