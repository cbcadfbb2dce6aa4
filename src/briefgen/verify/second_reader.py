"""The characters of each page as another reader finds them, so that one reader's view is not the only one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.verify.bare_text import bare, has_leftward
from briefgen.verify.structure import Structure

_MOST = 12


def check_second_reader(pdf: bytes, structure: Structure, shown: str) -> Iterator[Diagnostic]:
    """Report pages on which pdfium reads other characters on the paper than the structure tells.

    Errors: pdf-structure.
    """
    file = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(file):
            leaves = (leaf for leaf in (*structure.leaves, *structure.artifacts) if leaf.page == number)
            told = _characters("".join(leaf.words for leaf in leaves))
            read = _characters(page.get_textpage().get_text_bounded())
            if told != read:
                more, less = _listed(read - told), _listed(told - read)
                message = f"another reader finds other words on the page: {more} more, {less} less"
                hint = "words may be painted over; do not rely on it"
                yield error("pdf-structure", Span(shown, number + 1, 1, number + 1, 2), message, hint)
    finally:
        file.close()


def _characters(text: str) -> Counter[str]:
    # pdfium reads a hyphen at a line's end as one that a typesetter put there; beside words written from
    # right to left it turns brackets round, takes compound characters apart and halves those of other planes
    words = bare(text).replace("-", "")
    if has_leftward(words):
        plain = unicodedata.normalize("NFKC", words).replace("\N{FRACTION SLASH}", "/")
        words = "".join("(" if unicodedata.mirrored(char) else char for char in plain if char < "\U00010000")
    return Counter(words)


def _listed(characters: Counter[str]) -> str:
    found = "".join(sorted(characters.elements()))
    return f"`{found[:_MOST]}{'…' if len(found) > _MOST else ''}`" if found else "none"
