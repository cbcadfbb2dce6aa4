"""Check a rendered PDF before it is written: complete text, consistent structure, valid file end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import ContentItem, Element

_FILE_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n?\Z")


def check_output(document: Document, root: Element, painter: Painter, pdf: bytes) -> Iterator[Diagnostic]:
    """Compare the painted text with the document and the structure tree, and check that the file is whole.

    Errors: promise-broken, which reports a bug of briefgen.
    """
    faults = (*_check_text(document, painter), *_check_structure(root, painter), *_check_file(pdf))
    hint = "this is a bug in briefgen: please report it with the brief"
    return (error("promise-broken", Span(path=""), fault, hint) for fault in faults)


def _check_text(document: Document, painter: Painter) -> Iterator[str]:
    """Check that each character of the document was painted as content as often as it occurs there."""
    expected = _characters(statement.words for statement in statements(document))
    painted = _characters(painter.painted_text)
    for characters, what in (
        (expected - painted, "lacks"),
        (painted - expected, "has additional"),
    ):
        if characters:
            few = "".join(sorted(characters))[:20]
            yield f"the text of the PDF {what} characters: {characters.total()}, among them `{few}`"


def _characters(texts: Iterable[str]) -> Counter[str]:
    """Count characters regardless of their order, which right-to-left text changes."""
    text = unicodedata.normalize("NFKC", clean("".join(texts)))
    return Counter("".join(text.split()))


def _check_structure(root: Element, painter: Painter) -> Iterator[str]:
    """Check that each marked-content id is in the structure tree exactly once."""
    in_tree = sorted(mcid for content in _contents(root) for mcid in content.mcids)
    on_pages = [
        (page, i) for page, owners in enumerate(painter.marked_content.elements) for i in range(len(owners))
    ]
    if in_tree != on_pages:
        yield "marked content and the structure tree of the PDF differ"


def _contents(element: Element) -> Iterator[ContentItem]:
    for kid in element.kids:
        if isinstance(kid, ContentItem):
            yield kid
        else:
            yield from _contents(kid)


def _check_file(pdf: bytes) -> Iterator[str]:
    """Check the start and the end of the file, and that its end points to the cross-reference stream."""
    start = _FILE_END.search(pdf, max(len(pdf) - 64, 0))
    if not pdf.startswith(b"%PDF-1.7\n") or start is None:
        yield "the PDF is incomplete"
    elif not re.match(rb"\d+ 0 obj", pdf[int(start[1]) : int(start[1]) + 20]):
        yield "the end of the PDF does not point to its cross-reference stream"
