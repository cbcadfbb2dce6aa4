"""Text in every script that a font comes with is printed whole, and extracted as it was written."""

from __future__ import annotations

import page
import pytest
from page import ValidationProfile

from briefgen.document.inlines import Strong, Text
from briefgen.document.nodes import Document, Paragraph
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.line_breaks import break_lines
from briefgen.render.pdf.shaping import shape
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import TextStyle
from briefgen.theme import Theme
from briefgen.verify.normalised_text import normalise
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of
from tests.render.pdf.memo_text import squeeze, words_of

SERIF = Face("Source Serif Pro")
SENTENCES = {
    "Armenian": "Հայաստանի Հանրապետություն 2024, «Երևան» (26 միլիոն)։",
    "Georgian": "საქართველო 26 მილიონი",
    "Devanagari": "भारत सरकार ने 26 करोड़ रुपये (क्\u200dष) दिए।",
    "Bengali": "বাংলাদেশ সরকার ২৬ মিলিয়ন টাকা দিয়েছে।",
    "Tamil": "தமிழ்நாடு அரசு 26 மில்லியன்",
    "Telugu": "తెలంగాణ",
    "Gujarati": "ગુજરાત",
    "Gurmukhi": "ਪੰਜਾਬ",
    "Kannada": "ಕರ್ನಾಟಕ",
    "Malayalam": "മലയാളം",
    "Oriya": "ଓଡ଼ିଶା",
    "Thai": "ประเทศไทย 26 ล้าน",
    "Lao": "ລາວ",
    "Ethiopic": "የኢትዮጵያ መንግሥት 26 ሚሊዮን ብር።",
    "Khmer": "ព្រះរាជាណាចក្រកម្ពុជា ២៦",
    "Burmese": "မြန်မာနိုင်ငံ ၂၆ သန်း",
    "Sinhala": "ශ්\u200dරී ලංකාව 26",
    "Tibetan": "བོད་ཡིག་ ༢༦",
    "Thaana": "ދިވެހި",
    "Persian": "آیت\u200cالله خامنه\u200cای می\u200cخواهیم",
    "Yoruba": "Ọlọ́run, ẹ̀kọ́, Ọ̀ṣun",
    "flags": "the flags 🇩🇪 and 🇫🇷, ok",
}


@pytest.fixture(scope="module")
def memo() -> Document:
    """Make a memo with a paragraph in each script, regular and bold."""
    return memo_of(*(Paragraph((Text(f"{words} "), Strong((Text(words),)))) for words in SENTENCES.values()))


def test_every_script_is_printed_and_extracted(memo: Document) -> None:
    """There is no finding, the text is complete and in order, and the file meets both standards."""
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert (found, structure.faults) == ((), [])
    assert squeeze(structure.words()) == squeeze(clean(words_of(memo)))
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(rendered.pdf, profile=ValidationProfile(profile)).failures == []


def test_joiners_keep_letters_apart_and_take_no_room() -> None:
    """A Persian word with a joiner is shaped otherwise than without it, and the joiner is extracted."""
    words = "خامنه\u200cای"
    assert clean(words) == words
    assert clean("chan\u200cnel") == "channel"
    joined, apart = (shape(each, SERIF, rtl=True) for each in (words.replace("\u200c", ""), words))
    glyphs = [glyph for run in apart.glyph_runs for glyph in run.glyphs]
    assert [glyph.glyph_id for run in joined.glyph_runs for glyph in run.glyphs] != [
        glyph.glyph_id for glyph in glyphs if glyph.text != "\u200c"
    ]
    assert "\u200c" in [glyph.text for glyph in glyphs]


def test_flags_are_printed_as_country_codes() -> None:
    """A flag is the code of its country in brackets, on the page and where the page is compared."""
    assert clean("the flags 🇩🇪🇫🇷") == "the flags [DE][FR]"
    assert normalise("🇩🇪 and") == normalise("[DE] and")


@pytest.mark.parametrize(("letter", "raised"), [("ọ\u0301", False), ("ộ\u0301", True)])
def test_marks_are_placed_on_composed_letters(letter: str, raised: bool) -> None:
    """A mark that the font places on no such letter is centred above it, higher if it has an accent already."""
    base, mark = shape(letter, SERIF).glyph_runs[0].glyphs
    assert 0 < mark.x < base.advance
    assert (mark.y > 0) is raised


def test_guillemets_stay_with_their_words() -> None:
    """An opening guillemet never ends a line, and a closing one never starts it, with a space inside or not."""
    style = TextStyle(SERIF, 10, 12, "#000000")
    runs = plain_runs("Il a dit « oui » et « non » puis « peut-être » et »nein«. " * 3, style, Element("P"))
    for width in range(60, 200, 7):
        for line in break_lines(runs, width):
            words = "".join(segment.text for segment in line).strip()
            assert not words.endswith("«") or words.endswith("nein«")
            assert not words.startswith("» ")
