"""Extract the text of each page with pdfium, to confirm what our own reader finds."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.verify.normalised_text import has_rtl, normalise
from briefgen.verify.structure_reader import Structure

_MAX_LISTED = 12


def check_with_pdfium(pdf: bytes, structure: Structure, shown_path: str) -> Iterator[Diagnostic]:
    """Report pages on which pdfium finds other characters than the structure tree and artifacts have.

    Errors: pdf-structure.
    """
    file = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(file):
            parts = (part for part in (*structure.content, *structure.artifacts) if part.page == number)
            expected = _characters("".join(part.words for part in parts))
            read = _characters(page.get_textpage().get_text_bounded())
            if expected != read:
                additional, missing = _listed(read - expected), _listed(expected - read)
                characters = f"additional characters {additional}, missing {missing}"
                message = f"pdfium extracts other text from the page: {characters}"
                hint = "text may be covered or hidden; do not rely on this file"
                yield error("pdf-structure", Span(shown_path, number + 1, 1, number + 1, 2), message, hint)
    finally:
        file.close()


def _characters(text: str) -> Counter[str]:
    # pdfium drops hyphens at line ends; next to right-to-left text it mirrors brackets, decomposes
    # compatibility characters and splits characters beyond the Basic Multilingual Plane
    words = normalise(text).replace("-", "")
    if has_rtl(words):
        plain = unicodedata.normalize("NFKC", words).replace("\N{FRACTION SLASH}", "/")
        words = "".join("(" if unicodedata.mirrored(char) else char for char in plain if char < "\U00010000")
    return Counter(words)


def _listed(characters: Counter[str]) -> str:
    found = "".join(sorted(characters.elements()))
    return f"`{found[:_MAX_LISTED]}{'…' if len(found) > _MAX_LISTED else ''}`" if found else "none"
