"""What a finished file promises and can be checked at little cost, before anyone gets to see it."""

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
from briefgen.render.pdf.structure import Content, Element

_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n?\Z")


def broken_promises(document: Document, root: Element, painter: Painter, pdf: bytes) -> Iterator[Diagnostic]:
    """Compare what was painted with the document and the structure, and see that the file is whole.

    Errors: promise-broken, which speaks of a fault of briefgen's own.
    """
    faults = (*_words(document, painter), *_marks(root, painter), *_file(pdf))
    hint = "this is a fault of briefgen's: please report it with the brief"
    return (error("promise-broken", Span(path=""), fault, hint) for fault in faults)


def _words(document: Document, painter: Painter) -> Iterator[str]:
    """See that every character of the document was painted as content, as often as it stands there."""
    said = _characters(statement.words for statement in statements(document))
    shown = _characters(painter.painted)
    for characters, what in ((said - shown, "does not print"), (shown - said, "prints beyond the document")):
        if characters:
            few = "".join(sorted(characters))[:20]
            yield f"the PDF {what} {characters.total()} characters, among them `{few}`"


def _characters(texts: Iterable[str]) -> Counter[str]:
    """Count characters whatever their order, which writing from right to left changes."""
    text = unicodedata.normalize("NFKC", clean("".join(texts)))
    return Counter("".join(text.split()))


def _marks(root: Element, painter: Painter) -> Iterator[str]:
    """See that every piece of marked content is in the tree once."""
    in_tree = sorted(mark for content in _contents(root) for mark in content.marks)
    on_pages = [(page, i) for page, owners in enumerate(painter.marked.owners) for i in range(len(owners))]
    if in_tree != on_pages:
        yield "marked content and the structure tree of the PDF differ"


def _contents(element: Element) -> Iterator[Content]:
    for kid in element.kids:
        if isinstance(kid, Content):
            yield kid
        elif kid.filled():
            yield from _contents(kid)


def _file(pdf: bytes) -> Iterator[str]:
    """See that the file begins and ends as it should, and that its end leads to its table of objects."""
    start = _START.search(pdf, max(len(pdf) - 64, 0))
    if not pdf.startswith(b"%PDF-1.7\n") or start is None:
        yield "the PDF is not whole"
    elif not re.match(rb"\d+ 0 obj", pdf[int(start[1]) : int(start[1]) + 20]):
        yield "the PDF's end does not lead to its table of objects"
