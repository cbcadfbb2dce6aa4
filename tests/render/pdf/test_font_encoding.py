"""Tests of single-byte codes and their ToUnicode CMap."""

from __future__ import annotations

import pikepdf
import pytest

from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.font_embedding import EmbeddedFonts
from briefgen.render.pdf.font_encoding import FontEncoding
from briefgen.render.pdf.shaping import shape
from briefgen.verify.page_content import to_unicode

SERIF = Face("Source Serif Pro")
SANS = Face("Source Sans Pro")


def read(page: FontEncoding) -> dict[int, str]:
    """Read the ToUnicode CMap of an encoding as another program does."""
    header, _, body = page.to_unicode_cmap().partition(b"stream\n")
    file = pikepdf.new()
    stream = pikepdf.Stream(file, b"")
    stream.write(body.removesuffix(b"endstream").rstrip(), filter=pikepdf.Name.FlateDecode)
    assert b"/FlateDecode" in header
    codes = to_unicode(pikepdf.Dictionary(ToUnicode=file.make_indirect(stream)))
    return {code[0]: text for code, text in codes.items()}


def test_ascii_is_itself() -> None:
    """An ASCII character has its own code, so that text can be found in the file."""
    page = FontEncoding()
    assert [page.code(char, ()) for char in "A (~\\"] == [65, 32, 40, 126, 92]


def test_fonts_share_codes() -> None:
    """A text has one code in all fonts; if a font has two glyphs for it, the second has another code."""
    page = FontEncoding()
    first = page.code("ffi", ())
    assert page.code("ffi", ()) == first
    assert first is not None
    second = page.code("ffi", {first})
    assert second != first
    assert page.code("ffi", {first}) == second
    assert read(page) == {first: "ffi", second: "ffi"}


@pytest.mark.parametrize(
    "texts", ["abcxyz", "aéĀāĂ김習𝒜𝒝", ["\u00fe", "\u00ff", "\u0100"], ["", "fl", "👩‍🚀"]]
)
def test_to_unicode_cmap_round_trip(texts: str | list[str]) -> None:
    """Ranges, characters beyond the BMP, ligatures and glyphs without text are read back."""
    page = FontEncoding()
    assert read(page) | {page.code(text, ()): text for text in texts} == read(page)


def test_codes_are_unique() -> None:
    """Each of 255 texts has its own code, none of them 0, and the next text gets none."""
    page = FontEncoding()
    codes = [page.code(chr(0x4E00 + i), ()) for i in range(256)]
    assert codes[-1] is None
    assert sorted(code for code in codes if code is not None) == list(range(1, 256))
    assert read(page) == {code: chr(0x4E00 + i) for i, code in enumerate(codes[:-1])}


def test_strings_are_escaped() -> None:
    """Brackets, backslashes and carriage returns are escaped in strings."""
    book = EmbeddedFonts()
    ((_, _, shown),) = book.encode(tuple(shape(char, SERIF) for char in "(\\)"), 10)
    assert shown == r"(\(\\\))"
    full = FontEncoding()
    full._texts = dict.fromkeys(set(range(1, 256)) - {13}, "x")
    book._encodings = [full]
    ((_, _, shown),) = book.encode((shape("z", SANS),), 10)
    assert shown == r"(\r)"
