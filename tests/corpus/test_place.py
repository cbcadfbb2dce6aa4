"""Tests of places that a reader can look up."""

from __future__ import annotations

import pytest

from briefgen.corpus.place import Place

PAGES = "One page.\n\fTwo pages,\n\nwith paragraphs.\n\fThree.\n\f"
PARAGRAPHS = "\n\nOne\nand its second line.\n\n \nTwo.\n\nThree."
LINES = "One.\nTwo.\n  Three."


@pytest.mark.parametrize(
    ("text", "words", "page", "paragraph"),
    [
        (PAGES, "One", 1, None), (PAGES, "Two", 2, None), (PAGES, "with", 2, None), (PAGES, "Three", 3, None),
        (PARAGRAPHS, "One", None, 1), (PARAGRAPHS, "second", None, 1), (PARAGRAPHS, "Two", None, 2),
        (PARAGRAPHS, "Three", None, 3), (LINES, "One", None, 1), (LINES, "Three", None, 3),
    ],
)  # fmt: skip
def test_a_place_has_its_page_or_paragraph(
    text: str, words: str, page: int | None, paragraph: int | None
) -> None:
    """In a text with pages a place has its page, in another its paragraph, or its line if it has no paragraphs."""
    start = text.index(words)
    end = start + len(words)
    assert Place(start, end).in_text(text) == Place(start, end, page, paragraph)
