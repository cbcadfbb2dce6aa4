"""Tests of shaping: glyphs, widths and fallback fonts."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from briefgen.bidi.classes import contains_rtl
from briefgen.document.inlines import Strong, Text
from briefgen.document.nodes import Paragraph
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.faces import Face, choose_font
from briefgen.render.pdf.font_embedding import EmbeddedFonts
from briefgen.render.pdf.shaping import has_glyph, shape
from briefgen.theme import Theme
from briefgen.verify.page_content import content_operators
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of

SERIF = Face("Source Serif Pro")
SANS = Face("Source Sans Pro", bold=True)


def test_pairs_are_kerned() -> None:
    """A pair of capitals is narrower than its letters separately."""
    assert shape("AV", SERIF).width < shape("A", SERIF).width + shape("V", SERIF).width


def test_ligatures() -> None:
    """A ligature is one glyph that stands for three letters."""
    (glyph_run,) = shape("office", SERIF).glyph_runs
    assert [glyph.text for glyph in glyph_run.glyphs] == ["o", "ffi", "c", "e"]


@pytest.mark.parametrize("face", [SERIF, SANS, SERIF._replace(italic=True), Face("Source Sans Pro")])
def test_figures_are_tabular(face: Face) -> None:
    """All figures have the same width, whatever is next to them."""
    widths = {shape(f"{a}{b}", face).width for a in range(10) for b in range(10)}
    assert widths == {2 * shape("0", face).width}


@pytest.mark.parametrize("text", ["AVATAR To", "25\u202fkm", "x 习近平→김 y", "محمد 12", "e\u0300\u0323", ""])
def test_measured_width_is_painted_width(text: str) -> None:
    """Painted text ends at its measured width, with kerning, narrow spaces and fallback fonts."""
    shaped = shape(text, SERIF, rtl=contains_rtl(text))
    for glyph_run in shaped.glyph_runs:
        assert glyph_run.x <= shaped.width
    ends = [shown.end for shown in EmbeddedFonts()._encoded_runs(shaped)]
    assert max(ends, default=0) == pytest.approx(shaped.width, abs=500 if "\u202f" in text else 1)


@pytest.mark.parametrize(
    ("face", "char", "name"),
    [
        (SERIF, "П", "SourceSerifPro-Regular"),
        (SERIF._replace(italic=True), "П", "PTSerif-Italic"),
        (Face("Source Sans Pro", italic=True), "П", "FiraGO-Italic"),
        (SERIF._replace(italic=True), "→", "SourceSerifPro-Regular"),
        (SERIF, "김", "WenQuanYiMicroHei"),
        (SANS, "ب", "FiraGO-Bold"),
    ],
)
def test_fallback_fonts(face: Face, char: str, name: str) -> None:
    """A missing character comes from the italics for its script, the upright, or a fallback font."""
    font = choose_font(face, char)
    assert font is not None
    assert font.name == name


def test_a_word_has_one_font() -> None:
    """A Greek word is upright as a whole if the italics lack some of its letters."""
    names = [glyph_run.font.name for glyph_run in shape("Ωμέγα", SERIF._replace(italic=True)).glyph_runs]
    assert names == ["SourceSerifPro-Regular"]


def test_synthetic_bold() -> None:
    """Chinese letters in bold text and headings have a stroke around them; no other letters have."""
    memo = memo_of(Paragraph((Strong((Text("Mr 习近平 spoke"),)),)), Paragraph((Text("Mr 习近平 spoke"),)))
    pdf = pikepdf.open(BytesIO(render_pdf(memo, Theme(), TIMESTAMP)[0].pdf))
    modes = [int(operands[0]) for operands, operator in content_operators(pdf.pages[0]) if operator == "Tr"]
    assert modes == [2, 0]


def test_fallback_fonts_are_loaded_lazily() -> None:
    """Plain text loads no font except its own, in a process that has loaded none."""
    text = "A plain sentence – with “typography”, naïve, 25\u202fkm and Владимир."
    code = f"shape({text!r}, Face('Source Serif Pro')); print(open_packaged.cache_info().currsize)"
    imports = (
        "from briefgen.render.pdf.faces import Face, open_packaged; "
        "from briefgen.render.pdf.shaping import shape"
    )
    done = subprocess.run(  # noqa: S603  # Python itself, with code of this test
        [sys.executable, "-c", f"{imports}; {code}"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "1\n"


def test_uncovered_characters() -> None:
    """A character of an unsupported script has no glyph."""
    assert not has_glyph(SERIF, "Ꮳ")
    assert has_glyph(SERIF, "\u202f")
