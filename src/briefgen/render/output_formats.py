"""The renderers of the output formats, apart from PDF, whose renderer also reports pages and findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from briefgen.document.nodes import Document
from briefgen.theme import Theme


def _html(document: Document, theme: Theme) -> bytes:
    from briefgen.render.html.document_html import render_html  # loaded only for this format

    return render_html(document, theme).encode()


def _markdown(document: Document, _theme: Theme) -> bytes:
    from briefgen.render.markdown.document_markdown import render_markdown  # loaded only for this format

    return render_markdown(document).encode()


RENDERERS: Final[Mapping[str, Callable[[Document, Theme], bytes]]] = MappingProxyType(
    {"html": _html, "md": _markdown}
)
"""For each format of `OutputFormat` except `pdf`, the function that gives the bytes of its file."""
