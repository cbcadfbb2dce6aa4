"""Tests of text in the PDF: missing glyphs are reported, all other text can be extracted."""

from __future__ import annotations

import re
from io import BytesIO

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest
from msgspec.structs import replace
from page import ValidationProfile

from briefgen.diagnostic import Severity
from briefgen.document.inlines import Emphasis, Strong
from briefgen.document.nodes import Heading, Paragraph
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.shaping import shape
from briefgen.theme import Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP, memo_of, p, t
from tests.render.pdf.memo_text import squeeze, words_of


def heading(words: str) -> Heading:
    """Make a heading of plain text."""
    return Heading(2, t(words))


def faults_of(pdf: bytes) -> set[str]:
    """Validate a file against the two standards it claims."""
    reports = [page.validate_pdf_bytes(pdf, profile=ValidationProfile(name)) for name in ("ua1", "2a")]
    return {failure.message for report in reports for failure in report.failures}


def test_missing_glyphs_are_reported() -> None:
    """A script without a font is one finding, and so is each sign without one, with their surrounding text."""
    _, found = render_pdf(memo_of(p("A fine day \u2fff here, ᏣᎳᎩ and ᏣᎳ")), Theme(), TIMESTAMP)
    assert [(d.rule, d.severity) for d in found] == [("glyph-missing", Severity.ERROR)] * 2
    script, sign = sorted(found, key=lambda d: "U+2FFF" in d.message)
    assert "no font has the Cherokee script (3 characters, the first of them U+13A9" in script.message
    assert (
        "put the .ttf or .otf file of Noto Sans Cherokee into the workspace's folder `fonts`"
        in script.hints[0]
    )
    assert "`A fine day \u2fff here, ᏣᎳᎩ a`" in sign.message


def test_covered_text_has_no_findings() -> None:
    """A memo in Latin, Greek, Cyrillic and symbols has no findings."""
    memo = memo_of(p("Müller, Łódź, Đặng, Ὀδυσσεύς, Ельцин, naïve — “quoted” … 5 ≥ 4 → done"))
    assert render_pdf(memo, Theme(), TIMESTAMP)[1] == ()
    assert render_pdf(MEMO, Theme(), TIMESTAMP)[1] == ()


def test_fallback_fonts_lose_no_characters() -> None:
    """Italics without Cyrillic or arrows use fallback fonts, and no character is lost."""
    memo = memo_of(Paragraph((Emphasis(t("Правда → Pravda")),)))
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert found == ()
    assert structure.faults == []
    assert squeeze(structure.words()) == words_of(memo)


SCRIPTS = (
    "Владимир Путин",
    "김정은",
    "习近平",
    "ひらがな カタカナ",
    "محمد بن سلمان",
    "בנימין נתניהו",
    "ประเทศไทย",
    "€ → ≥ ≈ − ▲ ▼ ✓",
    "😀 🚀 🕊 ✅",
)


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_is_read_in_order(words: str) -> None:
    """Text in many scripts, upright, italic, bold and in headings, meets both standards and is complete."""
    memo = memo_of(
        p(f"Then {words} (1948)."), Paragraph((Emphasis(t(words)), Strong(t(words)))), heading(words)
    )
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert (found, structure.faults) == ((), [])
    assert squeeze(structure.words()) == words_of(memo)
    assert faults_of(rendered.pdf) == set()


MARKED = ("ชินวัตร", "กรุงเทพมหานคร น้ำ", "मोदी हिन्दी", "x\u0303")


@pytest.mark.parametrize("words", MARKED)
def test_combining_marks_have_actual_text(words: str) -> None:
    """With combining marks above and below letters, pdfium extracts the whole word, and so does our reader."""
    rendered, found = render_pdf(memo_of(p(f"Then {words} (1948).")), Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    read = pypdfium2.PdfDocument(rendered.pdf)[0].get_textpage().get_text_range()
    assert (found, structure.faults) == ((), [])
    assert f"Then {words} (1948)." in structure.words()
    assert f"Then {words} (1948)." in read
    assert faults_of(rendered.pdf) == set()


def test_actual_text_with_substituted_characters() -> None:
    """A word with /ActualText can contain spaces and hyphens that print as others."""
    rendered, _ = render_pdf(memo_of(p("Then x\u0303\u00a0y\u202fq\u0307\u20113 spoke")), Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert structure.faults == []
    assert "x\u0303 y q\u0307-3 spoke" in structure.words()


def test_spaces_between_emoji() -> None:
    """A space between two emoji, whose font has none, comes from the text's own font."""
    rendered, found = render_pdf(replace(memo_of(p("x")), copy="Copy 😀 🚀 3"), Theme(), TIMESTAMP)
    assert (found, faults_of(rendered.pdf)) == ((), set())
    parts = shape("😀 🚀", Face("Source Sans Pro")).glyph_runs
    assert all(glyph.glyph_id for part in parts for glyph in part.glyphs)


def test_wrong_actual_text_is_found() -> None:
    """An /ActualText that differs from the painted text is a fault."""
    rendered, _ = render_pdf(memo_of(p(f"Then {MARKED[0]} (1948).")), Theme(), TIMESTAMP)
    file = pikepdf.open(BytesIO(rendered.pdf))
    code = file.pages[0].obj.Contents.read_bytes()
    text = re.sub(rb"/ActualText <\w+>", b"/ActualText (Other)", code)
    assert text != code
    file.pages[0].obj.Contents = file.make_stream(text)
    assert [fault.message for fault in read_structure(file).faults] == [
        "an /ActualText differs from the text on the page"
    ]


@pytest.mark.parametrize("words", SCRIPTS)
def test_pdfium_extracts_the_text(words: str) -> None:
    """PDFium, which ignores the structure tree, extracts each word as it was written."""
    pages = pypdfium2.PdfDocument(render_pdf(memo_of(p(f"Then {words} spoke")), Theme(), TIMESTAMP)[0].pdf)
    read = pages[0].get_textpage().get_text_range()
    assert [word for word in words.split() if word not in read] == []


def test_more_characters_than_codes() -> None:
    """Several hundred characters of one font use further encodings, meet both standards and are read."""
    words = " ".join("".join(map(chr, range(start, start + 10))) for start in range(0x4E00, 0x5100, 10))
    memo = memo_of(p(f"Then {words}."))
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert (found, structure.faults) == ((), [])
    assert squeeze(structure.words()) == words_of(memo)
    assert faults_of(rendered.pdf) == set()


def test_ligatures_are_extracted_as_letters() -> None:
    """Ligatures and kerning do not change extracted text."""
    words = "The office’s affluent fjord: AVATAR, To, “We”, 11,000 fifty-five"
    structure = read_structure(render_pdf(memo_of(p(words)), Theme(), TIMESTAMP)[0].pdf)
    assert structure.tagged("P")[-1].words.strip() == words


def test_narrow_spaces() -> None:
    """Thin and no-break spaces never end a line and are extracted as spaces."""
    units = " ".join(["25\u202fkm", "3\u2009000", "12\u00a0m"] * 40)
    words = read_structure(render_pdf(memo_of(p(units)), Theme(), TIMESTAMP)[0].pdf).tagged("P")[-1].words
    assert words.split() == units.replace("\u202f", " ").replace("\u2009", " ").replace("\u00a0", " ").split()


def test_control_and_invisible_characters_are_dropped() -> None:
    """Control characters, soft hyphens, zero-width characters and lone surrogates are never printed."""
    rendered, _ = render_pdf(
        memo_of(p("a\x00b\x07c\u00add\u200be\u202ef\ufeffg\x85h\ud800i\uffffe\u0301")), Theme(), TIMESTAMP
    )
    structure = read_structure(rendered.pdf)
    assert structure.faults == []
    assert structure.tagged("P")[-1].words.strip() == "abcdefg h?ié"
