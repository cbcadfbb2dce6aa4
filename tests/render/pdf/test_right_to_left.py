"""Right-to-left text is painted in the order of the Unicode Bidirectional Algorithm, everywhere on the page."""

from __future__ import annotations

import page
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest
from msgspec.structs import replace
from page import ValidationProfile

from briefgen.bidi.levels import line_levels, resolve_levels
from briefgen.bidi.reorder import visual_order
from briefgen.document.inlines import NoteRef, Strong, Text
from briefgen.document.nodes import Document, ListBlock, Paragraph, Quote, Table
from briefgen.document.note_nodes import Note, Notes
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.shaping import shape
from briefgen.theme import Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.mixed_directions import ARABIC, HEBREW, MEMOS, in_visual_order
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP, memo_of, p
from tests.render.pdf.painted_lines import painted_lines


def draw(memo: Document) -> bytes:
    """Render a memo; there must be no finding."""
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    assert found == ()
    return rendered.pdf


@pytest.mark.parametrize(("lang", "sentences", "base"), MEMOS)
def test_sentences_are_painted_in_visual_order(lang: str, sentences: tuple[str, ...], base: int) -> None:
    """Prose, quotations, lists, tables, titles and running heads show each sentence as the algorithm does."""
    cells = tuple(((Text(sentence),),) for sentence in sentences[1:])
    blocks = (
        *map(p, sentences),
        Quote((p(sentences[0]),)),
        ListBlock(((p(sentences[1]),),)),
        Table(sentences[0], ((Text(sentences[1]),),), cells),
    )
    memo = replace(memo_of(*blocks), lang=lang, short_title=sentences[0], edition="")
    pdf = draw(memo)
    lines = painted_lines(pdf)
    for sentence in sentences:
        count = sum(in_visual_order(sentence, base) in line for line in lines)
        assert count >= 2, (sentence, lines)
    assert read_structure(pdf).faults == []
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile)).failures == []


def test_each_line_of_a_paragraph_is_reordered() -> None:
    """A paragraph over several lines is ordered line by line, with the levels of the whole paragraph."""
    text = " ".join((*ARABIC, *HEBREW, *ARABIC))
    pdf = draw(replace(MEMO, lang="ar", body=(p(text),), annex=(), short_title="", edition="", marking=""))
    lines = painted_lines(pdf)[:-1]  # the last one is the page number
    assert len(lines) > 4
    levels, start = resolve_levels(text, 1), 0
    for line in lines:
        end = start
        while len("".join(text[start:end].split())) < len(line):
            end += 1
        order = visual_order(line_levels(text[start:end], levels[start:end], 1))
        assert line == "".join(text[start + i] for i in order if not text[start + i].isspace())
        start = end
    assert start == len(text)


def test_a_quotation_in_another_language_is_isolated() -> None:
    """The numbers after an Arabic quotation in an English note belong to the note, not to the quotation."""
    quotation = "“٢٦ مليون (NATO) في 2024”"
    note = Note(1, (Text("Al Jazeera, "), Text(quotation, "ar"), Text(", 5 Feb, p. 7")))
    pdf = draw(memo_of(p("Words.", 1), Notes((note,))))
    wanted = "AlJazeera," + in_visual_order(quotation, 1) + ",5Feb,p.7"
    assert wanted in "".join(painted_lines(pdf)).replace("1.", "")


def test_a_note_reference_follows_its_number() -> None:
    """The mark of a note after a year stands to the left of the year, where the next word would be."""
    notes = Notes((Note(1, (Text("א"),)), Note(2, (Text("ב"),))))
    body = (
        Paragraph((Text("בשנת 2013"), NoteRef(1), NoteRef(2), Text(" ובשנת 2014"), NoteRef(2), Text("."))),
        notes,
    )
    lines = painted_lines(draw(replace(memo_of(*body), lang="he")))
    assert ".²2014תנשבו²¹2013תנשב" in lines


def test_pages_of_a_right_to_left_language_are_mirrored() -> None:
    """Paragraphs, list labels and columns of a Hebrew memo start where those of an English one end."""
    blocks = (p("אחת"), ListBlock(((p("שתיים"),),), 1), Table("", ((Text("א"),), (Text("ב"),)), ()))
    ltr = draw(memo_of(*blocks))
    rtl = draw(replace(memo_of(*blocks), lang="he"))
    assert any(line.endswith(("1.", ".1")) for line in painted_lines(rtl))
    assert "בא" in painted_lines(rtl)
    assert "אב" in painted_lines(ltr)


def test_brackets_are_mirrored() -> None:
    """An opening bracket at a right-to-left level has the shape of a closing one."""
    face = Face("Source Serif Pro")
    mirrored, closing = shape("(", face, rtl=True), shape(")", face)
    assert mirrored.glyph_runs[0].glyphs[0].glyph_id == closing.glyph_runs[0].glyphs[0].glyph_id


def test_letters_of_a_ligature_are_extracted_in_order() -> None:
    """Lam and alef, which are painted as one glyph, are extracted and found as they were written."""
    sentence = "لا للاتفاق الآن"
    pdf = draw(replace(memo_of(p(sentence), Paragraph((Strong((Text(sentence),)),))), lang="ar"))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert text.count(sentence) == 2


def test_punctuation_among_right_to_left_words_is_extracted_in_order() -> None:
    """Punctuation in bold type between Arabic words is painted from right to left, and read as it was written."""
    memo = memo_of(Paragraph((Text("قال"), Strong((Text(" /, ["),)), Text("نعم"))))
    pdf = draw(memo)
    assert "معن[,/لاق" in painted_lines(pdf)
    structure = read_structure(pdf)
    assert (structure.faults, "قال /, [نعم" in structure.words()) == ([], True)


def test_direction_marks_direct_and_are_not_painted() -> None:
    """A mark before a minus sign moves it to the left of its number, and is no finding."""
    lines = painted_lines(draw(replace(memo_of(p("היה \u200e-5 מעלות")), lang="he")))
    assert "תולעמ-5היה" in lines


@pytest.mark.parametrize(
    ("text", "turned"), [("حزب الله said so yesterday", False), ("بلغ العدد 26 (NATO)", True)]
)
def test_a_paragraph_of_another_direction_starts_at_the_other_side(text: str, turned: bool) -> None:
    """An Arabic paragraph of an English memo is aligned at the right, and a name at its start does not do it."""
    first = painted_lines(draw(replace(memo_of(Paragraph((Text(text),))), lang="en")))
    assert (in_visual_order(text, 1) in first) is turned
    assert (in_visual_order(text, 0) in first) is not turned
