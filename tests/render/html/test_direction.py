"""The direction of texts in the page, where letters of a right-to-left script are in it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.document.inlines import NoteRef, Text
from briefgen.document.nodes import Paragraph
from briefgen.render.html.direction import mirrored_style
from briefgen.render.html.document_html import render_html
from briefgen.theme import Theme
from tests.render.pdf.harbour_memo import memo_of, p

ARABIC = "بلغ العدد ٢٦ مليون (NATO) في 2024"


@pytest.mark.parametrize(
    ("lang", "words", "html"),
    [
        ("en", ARABIC, f'<p dir="rtl"><bdi dir="rtl">{ARABIC}</bdi></p>'),
        ("ar", ARABIC, f"<p>{ARABIC}</p>"),
        ("ar", "Only English (NATO)", '<p dir="ltr"><bdi dir="ltr">Only English (NATO)</bdi></p>'),
        ("en", "the name حزب الله, 26", "<p>the name حزب الله, 26</p>"),
    ],
)
def test_paragraphs_have_the_direction_of_their_words(lang: str, words: str, html: str) -> None:
    """A paragraph of another direction than the document is isolated, and aligned at its own start."""
    assert html in render_html(replace(memo_of(p(words)), lang=lang), Theme())


@pytest.mark.parametrize(
    ("lang", "tag", "direction"), [("en", "ar", "rtl"), ("ar", "en", "ltr"), ("ar", "fa", "rtl")]
)
def test_text_in_another_language_is_isolated(lang: str, tag: str, direction: str) -> None:
    """A quotation has the direction of its language, which isolates it from the words around it."""
    memo = replace(memo_of(Paragraph((Text("x "), Text("words", tag), Text(" y")))), lang=lang)
    assert f'<span lang="{tag}" dir="{direction}">words</span>' in render_html(memo, Theme())


def test_right_to_left_text_before_a_note_mark_is_whole() -> None:
    """Two spans would be ordered as two texts, so the last word is not parted from the others."""
    page = render_html(memo_of(Paragraph((Text(ARABIC, "ar"), NoteRef(1)))), Theme())
    assert f'<span lang="ar" dir="rtl">{ARABIC}</span>' in page


def test_style_sheets_are_mirrored() -> None:
    """Sides are exchanged in all properties, and nothing in strings."""
    style = mirrored_style('p{margin:0 1px 2px 3px;left:0}@bottom-left{content:"on the left"}')
    assert style.startswith('p{margin:0 3px 2px 1px;right:0}@bottom-right{content:"on the left"}')
