"""Tests of the pages: count and fill, header and footer, links and bookmarks."""

from __future__ import annotations

from io import BytesIO
from itertools import chain

import pikepdf
import pypdfium2  # type: ignore[import-untyped] # it has no type hints
import pytest
from msgspec.structs import replace

from briefgen.document.inlines import NoteRef, Text
from briefgen.document.nodes import Document, Heading, Paragraph
from briefgen.document.note_nodes import Note, Notes
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.page_style import page_style
from briefgen.render.pdf.rendered_pdf import RenderedPdf
from briefgen.theme import Page, Theme
from briefgen.verify.page_content import content_operators
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import HEAD, MEMO, TIMESTAMP, memo_of, p, t

RENDERED = render_pdf(MEMO, Theme(), TIMESTAMP)[0]


def page_texts(pdf: bytes) -> list[str]:
    """Extract the text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_the_annex_follows_the_body_where_there_is_room() -> None:
    """The annex begins below the body if a fifth of its last page is free, else on a new page, or as the theme asks."""
    beginnings = set()
    for count in (24, 26, 27, 28, 29, 30, 34):
        document = replace(memo_of(*(p(f"Line {n}.") for n in range(count))), annex=MEMO.annex)
        rendered = render_pdf(document, Theme(), TIMESTAMP)[0]
        texts = page_texts(rendered.pdf)
        assert len(texts) == rendered.body_pages + rendered.annex_pages
        page = next(i for i, text in enumerate(texts) if "Depths and soundings" in text)
        free = 1 - rendered.last_body_page.lines / rendered.last_body_page.room_lines
        assert page == rendered.body_pages - (free > 0.22) or 0.18 < free < 0.22
        beginnings.add(page == rendered.body_pages)
    assert beginnings == {True, False}


def test_a_theme_keeps_the_annex_on_a_page_of_its_own() -> None:
    """With `annex_on_new_page`, body and annex share no page."""
    theme = Theme(page=Page(annex_on_new_page=True))
    rendered = render_pdf(MEMO, theme, TIMESTAMP)[0]
    texts = page_texts(rendered.pdf)
    assert "Depths and soundings" in texts[rendered.body_pages]
    assert "Depths and soundings" not in "".join(texts[: rendered.body_pages])
    assert render_pdf(MEMO, Theme(), TIMESTAMP)[0].annex_pages < rendered.annex_pages


def test_letter_has_room_for_as_many_lines_as_a4() -> None:
    """A page of Letter paper has as many lines as one of A4, and they are no shorter."""
    styles = [
        page_style(Theme(page=Page(size=size, margin_top_mm=21, margin_bottom_mm=18)))
        for size in ("A4", "Letter")
    ]
    a4, letter = (int(style.frame_height / style.text.leading) for style in styles)
    assert letter >= a4
    assert styles[1].column_width > styles[0].column_width


def test_savings_are_what_a_cut_saves() -> None:
    """The lines that a part is said to save are those by which the memo is shorter without it."""
    parts = tuple((Heading(2, t(f"Part {n}")), *(p("Words. " * 60 * n) for _ in range(2))) for n in (1, 2, 3))
    whole = render_pdf(memo_of(*chain(*parts)), Theme(), TIMESTAMP)[0]
    for number, (heading, saved) in enumerate(whole.savings):
        rest = chain(*(part for i, part in enumerate(parts) if i != number))
        assert heading == f"Part {number + 1}"
        assert saved == _lines(whole) - _lines(render_pdf(memo_of(*rest), Theme(), TIMESTAMP)[0]) > 0


def _lines(rendered: RenderedPdf) -> int:
    return (rendered.body_pages - 1) * rendered.last_body_page.room_lines + rendered.last_body_page.lines


def test_fill_of_the_last_page() -> None:
    """Another paragraph on the last page of the body raises the number of its lines."""
    fill = RENDERED.last_body_page
    longer = render_pdf(replace(MEMO, body=(*MEMO.body, p("One line."))), Theme(), TIMESTAMP)[0]
    assert 0 < fill.lines < fill.room_lines
    assert longer.last_body_page.lines > fill.lines


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_marking_and_page_number_on_every_page(size: str) -> None:
    """The marking is in header and footer of each page, title and edition at the left, with the right page count."""
    theme = Theme(page=Page(size=size))  # type: ignore[arg-type] # one of the two sizes
    texts = page_texts(render_pdf(MEMO, theme, TIMESTAMP)[0].pdf)
    for number, text in enumerate(texts, start=1):
        assert text.count("TLP:AMBER+STRICT") == 2
        assert "Dredging of Port Velmar · Edition 2" in text
        assert f"Page {number} of {len(texts)}" in text


def test_header_and_footer_are_artifacts() -> None:
    """Header and footer are pagination artifacts on every page."""
    for page in pikepdf.open(BytesIO(RENDERED.pdf)).pages:
        code = page.obj.Contents.read_bytes()
        assert code.count(b"/Subtype /Header") == 1
        assert code.count(b"/Subtype /Footer") == 1


def test_page_sizes() -> None:
    """The paper size is the theme's."""
    letter = pikepdf.open(BytesIO(render_pdf(MEMO, Theme(page=Page(size="Letter")), TIMESTAMP)[0].pdf))
    assert [float(v) for v in letter.pages[0].mediabox] == [0, 0, 612, 792]


def test_no_small_text() -> None:
    """No text is smaller than 7.5 points."""
    for page in pikepdf.open(BytesIO(RENDERED.pdf)).pages:
        sizes = [float(operands[1]) for operands, operator in content_operators(page) if operator == "Tf"]
        assert min(sizes) >= 7.5


def test_marking_is_twelve_points_on_black() -> None:
    """The marking is bold, 12 points, in the colour of its label on black."""
    pdf = pikepdf.open(BytesIO(RENDERED.pdf))
    code = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
    header = code[code.index("/Header") :].split("EMC")[0]
    assert "0 0 0 rg" in header
    assert "1 0.753 0 rg" in header
    assert " 12 Tf" in header


def links(pdf: pikepdf.Pdf) -> dict[str, tuple[int, float, int]]:
    """Return for each internal link its description, target page, height and own page."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    out = {}
    for index, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", []):
            if "/Dest" in annotation:
                target = annotation.Dest
                out[f"{index} {annotation.Contents}"] = (pages[target[0].objgen], float(target[3]), index)
    return out


def test_note_references_and_notes_link_to_each_other() -> None:
    """Every note reference links to its note and every note's number to its first reference."""
    found = links(pikepdf.open(BytesIO(RENDERED.pdf)))
    notes = found["0 Note 1: Port Authority of Velmar, Annual dredging plan, 12 …"][0]
    back = {key: target for key, target in found.items() if "back to the text" in key}
    assert list(back) == [f"{notes} Note {number}: back to the text" for number in range(1, 7)]
    assert all(page <= notes for page, _, _ in back.values())


def test_unreferenced_notes_and_references_without_notes() -> None:
    """A note without a reference and a reference without a note are printed without links."""
    memo = memo_of(Paragraph((Text("Words."), NoteRef(9))), Notes((Note(2, t("Unmarked.")),)))
    pdf = pikepdf.open(BytesIO(render_pdf(memo, Theme(), TIMESTAMP)[0].pdf))
    assert links(pdf) == {}


def test_outline_follows_headings() -> None:
    """The title is the only top-level bookmark, with parts below it and sections below them."""
    with pikepdf.open(BytesIO(RENDERED.pdf)).open_outline() as outline:
        (root,) = outline.root
        assert root.title == HEAD.title
        titles = [entry.title for entry in root.children]
        assert titles[:2] == ["Key judgements", "Key figures"]
        assert titles[-3:] == ["Depths and soundings", "Notes", "Sources"]
        (section,) = [c for entry in root.children for c in entry.children]
        assert section.title == "What the contract allows"


def test_heading_is_kept_with_text() -> None:
    """A heading never ends a page, wherever the page breaks."""
    for lines in range(30, 60):
        memo = memo_of(*[p("Word.")] * lines, Heading(2, t("Lonely heading")), p("What follows it."))
        for text in page_texts(render_pdf(memo, Theme(), TIMESTAMP)[0].pdf):
            assert ("Lonely heading" in text) == ("What follows it." in text)


def test_no_widows_and_orphans() -> None:
    """A paragraph has at least two lines on either side of a page break."""
    long = p("A paragraph of some length that goes on over several lines of the column until it ends. " * 4)
    for lines in range(28, 40):
        memo = memo_of(*[p("Word.")] * lines, long)
        document = render_pdf(memo, Theme(), TIMESTAMP)[0]
        counts = [text.count("paragraph of some length") for text in page_texts(document.pdf)]
        assert 1 not in counts[-1:] or sum(counts[:-1]) == 0


def test_language_of_the_page_count() -> None:
    """In a language without a catalogue, the page count has no words; in others it has theirs."""
    texts = page_texts(render_pdf(replace(MEMO, lang="ru"), Theme(), TIMESTAMP)[0].pdf)
    assert f"1 / {len(texts)}" in texts[0]
    german = page_texts(render_pdf(replace(MEMO, lang="de"), Theme(), TIMESTAMP)[0].pdf)
    assert f"Seite 1 von {len(german)}" in german[0]


def test_without_head() -> None:
    """A document without a head starts its headings at level 1."""
    memo: Document = replace(MEMO, body=(Heading(2, t("First")), p("Words.")), annex=())
    with pikepdf.open(BytesIO(render_pdf(memo, Theme(), TIMESTAMP)[0].pdf)).open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["First"]


def footer_words(short_title: str, edition: str = "22 November 2026") -> list[str]:
    """Render a page with a footer and return its words, without the page number."""
    memo = replace(MEMO, short_title=short_title, edition=edition, marking="")
    (artifact,) = [
        part.words
        for part in read_structure(render_pdf(memo, Theme(), TIMESTAMP)[0].pdf).artifacts
        if part.page == 0 and "Page 1" in part.words
    ]
    return artifact.partition("Page 1")[0].split()


def test_the_footer_keeps_its_date() -> None:
    """A title too long for the footer is truncated, but never the edition."""
    words = " ".join(footer_words("The roads are full; open the north channel before the spring, or lose it"))
    assert words.startswith("The roads are full")
    assert words.endswith("… · 22 November 2026")


def test_footer_in_two_directions() -> None:
    """A title in two scripts keeps its spaces; right-to-left text is painted in visual order."""
    name = "محمد بن سلمان"
    assert footer_words(f"{name} has met 习近平", "") == [*name[::-1].split(), "has", "met", "习近平"]
