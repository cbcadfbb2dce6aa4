"""Characters: what the faces lack is said, what they have is kept."""

from __future__ import annotations

from briefgen.diagnostic import Severity
from briefgen.document import Emphasis, Paragraph
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.structure import read_structure
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP, memo_of, p, t
from tests.render.pdf.memo_words import squeeze, words_of


def test_missing_glyph_is_an_error_that_names_it() -> None:
    """Each character without a glyph is reported once, by code and name, with its surroundings."""
    _, found = render_pdf(memo_of(p("A fine day 🌞 here, 한 and 🌞")), Theme(), TIMESTAMP)
    assert [(d.rule, d.severity) for d in found] == [("glyph-missing", Severity.ERROR)] * 2
    assert "U+D55C HANGUL SYLLABLE HAN" in found[0].message
    assert "U+1F31E SUN WITH FACE" in found[1].message
    assert "`A fine day 🌞 here, 한 and`" in found[1].message


def test_nothing_is_reported_where_all_is_well() -> None:
    """A memo in Latin, Greek and Cyrillic has no findings."""
    memo = memo_of(p("Müller, Łódź, Đặng, Ὀδυσσεύς, Ельцин, naïve — “quoted” … 5 ≥ 4 → done"))
    assert render_pdf(memo, Theme(), TIMESTAMP)[1] == ()
    assert render_pdf(MEMO, Theme(), TIMESTAMP)[1] == ()


def test_faces_step_in_for_each_other() -> None:
    """Italics without Cyrillic or arrows borrow them and no character is lost."""
    memo = memo_of(Paragraph((Emphasis(t("Правда → Pravda")),)))
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert found == ()
    assert structure.faults == []
    assert squeeze(structure.words()) == words_of(memo)


def test_narrow_spaces_hold_and_read_as_spaces() -> None:
    """Thin and unbreakable spaces never end a line and are read as spaces."""
    units = " ".join(["25\u202fkm", "3\u2009000", "12\u00a0m"] * 40)
    words = read_structure(render_pdf(memo_of(p(units)), Theme(), TIMESTAMP)[0].pdf).tags("P")[-1].text
    assert words.split() == units.replace("\u202f", " ").replace("\u2009", " ").replace("\u00a0", " ").split()


def test_controls_and_invisible_marks_are_dropped() -> None:
    """Control characters, soft hyphens, zero-width marks and lone surrogates never reach the page."""
    rendered, _ = render_pdf(
        memo_of(p("a\x00b\x07c\u00add\u200be\u202ef\ufeffg\x85h\ud800i\uffffe\u0301")), Theme(), TIMESTAMP
    )
    structure = read_structure(rendered.pdf)
    assert structure.faults == []
    assert structure.tags("P")[-1].text.strip() == "abcdefg h?ié"
