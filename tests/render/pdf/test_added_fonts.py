"""The fonts of a workspace in the PDF: embedded so that both standards are met, whatever their outlines."""

from __future__ import annotations

from io import BytesIO

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest
from page import ValidationProfile

from briefgen.document.font_file import FontFile
from briefgen.document.inlines import Emphasis, Strong, Text
from briefgen.document.nodes import Document, Paragraph
from briefgen.reading.fonts import read_font
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.faces import Face, choose_font
from briefgen.render.pdf.glyph_coverage import needed_fonts
from briefgen.render.pdf.missing_scripts import describe_script, script_code
from briefgen.theme import Theme
from briefgen.verify.structure_reader import read_structure
from tests.made_fonts import CHEROKEE, make_font
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of


def font(name: str = "a.ttf", **style: object) -> FontFile:
    """Make a font and read it."""
    read = read_font(make_font(**style), name, f"fonts/{name}")  # type: ignore[arg-type]  # passed on
    assert isinstance(read, FontFile)
    return read


def memo() -> Document:
    """Make a memo with a word that needs a font of the workspace, in three styles."""
    words = (Text(f"Then {CHEROKEE} "), Strong((Text(CHEROKEE),)), Emphasis((Text(f" {CHEROKEE}"),)))
    return memo_of(Paragraph(words))


def picture_of(pdf: bytes) -> bytes:
    """Draw the first page."""
    return bytes(pypdfium2.PdfDocument(pdf)[0].render().to_pil().tobytes())


@pytest.fixture(scope="module")
def with_truetype() -> bytes:
    """Render the memo with a TrueType font."""
    return render_pdf(memo(), Theme(), TIMESTAMP, (), (font(),))[0].pdf


@pytest.mark.parametrize("outlines", ["CFF", "CID"])
def test_outlines_of_all_kinds_are_embedded(outlines: str, with_truetype: bytes) -> None:
    """CFF outlines look as TrueType outlines do, are extracted as they were written, and meet both standards."""
    rendered, found = render_pdf(memo(), Theme(), TIMESTAMP, (), (font(outlines=outlines),))
    structure = read_structure(rendered.pdf)
    assert (found, structure.faults) == ((), [])
    assert f"Then {CHEROKEE} {CHEROKEE} {CHEROKEE}" in structure.words()
    assert picture_of(rendered.pdf) == picture_of(with_truetype)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(rendered.pdf, profile=ValidationProfile(profile)).failures == []


def test_the_font_of_the_text_is_embedded_as_without_added_fonts(with_truetype: bytes) -> None:
    """A font of the workspace opens no font of briefgen a second time."""
    alone = render_pdf(memo_of(Paragraph((Text("Then "),))), Theme(), TIMESTAMP)[0].pdf
    names = []
    for pdf in (alone, with_truetype):
        with pikepdf.open(BytesIO(pdf)) as file:
            fonts = file.pages[0].Resources.Font.values()
            names.append([str(font.BaseFont).partition("+")[2] for font in fonts])
    assert {name: names[1].count(name) for name in names[0]} == {
        name: names[0].count(name) for name in names[0]
    }


def test_only_needed_fonts_are_used() -> None:
    """A font changes no letter that the families of text have; it is before the fonts that come with briefgen."""
    latin, armenian, cherokee = font(letters="abc"), font(letters="Հա", family="Other"), font()
    needed = needed_fonts(memo(), (latin, armenian, cherokee))
    assert needed == (cherokee,)
    face = Face("Source Serif Pro", added=(latin, armenian))
    chosen = [choose_font(face, char) for char in "aՀ習"]
    assert [font and font.name for font in chosen] == [
        "SourceSerifPro-Regular",
        "Other-Regular",
        "WenQuanYiMicroHei",
    ]


def test_the_nearest_style_of_a_family_is_chosen() -> None:
    """Bold text has the bold font of the family; a family without bold gets a stroke."""
    thin, regular, bold = (font(weight=weight) for weight in (100, 400, 700))
    face = Face("Source Serif Pro", added=(thin, bold, regular))
    upright, strong = (choose_font(each, CHEROKEE) for each in (face, face._replace(bold=True)))
    assert upright is not None
    assert strong is not None
    assert (upright.name, upright.single_weight) == ("Harbour-Regular", True)
    assert (strong.name, strong.single_weight) == ("Harbour-Bold", False)
    only = choose_font(Face("Source Serif Pro", bold=True, added=(thin, regular)), CHEROKEE)
    assert only is not None
    assert (only.name, only.single_weight) == ("Harbour-Regular", True)


@pytest.mark.parametrize(
    ("chars", "name", "font_name"),
    [
        ("ᏣᎳ", "Cherokee", "Noto Sans Cherokee"),
        ("ߒ߫", "N'Ko", "Noto Sans NKo"),
        ("ᐃᓄ", "Canadian Aboriginal", "Noto Sans Canadian Aboriginal"),
        ("𞄀", "Nyiakeng Puachue Hmong", "Noto Serif NP Hmong"),
        ("ⵜⴰ", "Tifinagh", "Noto Sans Tifinagh"),
    ],
)
def test_the_font_of_a_script_is_named(chars: str, name: str, font_name: str) -> None:
    """All letters and marks of a script are of one script, with the font that has it."""
    (code,) = {script_code(char) for char in chars}
    assert describe_script(code, chars)[:2] == (name, font_name)
