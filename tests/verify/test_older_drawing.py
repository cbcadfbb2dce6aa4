"""Tests of memos of older drawing code, which lays out pages otherwise.

`make_older_memos.py` made them by the code of their time. They are never made again.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Diagnostic, Span, has_errors
from briefgen.evidence.drawing import NAME, Drawing, read_drawing
from briefgen.render.pdf.drawing_versions import DRAWING
from briefgen.verify.attached_evidence import AttachedEvidence, attached_files, read_evidence
from briefgen.verify.document_words import differing_words, varying_labels
from briefgen.verify.drawing_claim import check_drawing_claim
from briefgen.verify.other_layout import describe_painted
from briefgen.verify.redraw import redraw
from briefgen.verify.verify import verify
from tests.verify.forgeries import FORGERIES, forged
from tests.verify.older_forgeries import exchange_glyphs, painted, without_glyph
from tests.verify.tampering import Tampering

FIXTURES = Path(__file__).parent / "fixtures"
MEMO = (FIXTURES / "memo-of-drawing-4.pdf").read_bytes()
OLDER = {
    "before-numbers": {"document-unbound", "memo-not-redrawn"},
    **{f"of-drawing-{number}": {"document-unbound", "memo-not-redrawn"} for number in range(1, 7)},
    "of-drawing-7": {"memo-not-redrawn"},
    "of-drawing-8": {"memo-not-redrawn"},
    "of-drawing-9": {"memo-not-redrawn"},
}
"""The rules of the warnings that an honest memo of each older version may have."""


def _data(pdf: bytes) -> tuple[Drawing, AttachedEvidence]:
    with pikepdf.open(BytesIO(pdf)) as file:
        files = attached_files(file)
    drawing, evidence = read_drawing(files[NAME], "memo.pdf")[0], read_evidence(files, "memo.pdf")[0]
    assert drawing is not None
    assert evidence is not None
    return drawing, evidence


def _dated(evidence: AttachedEvidence, as_of: str) -> AttachedEvidence:
    return evidence.model_copy(update={"brief": evidence.brief.model_copy(update={"as_of": as_of})})


def _verify(pdf: bytes) -> tuple[Diagnostic, ...]:
    return verify(pdf, "memo.pdf", SourceTexts(()))[1]


@pytest.mark.parametrize("name", OLDER)
def test_an_honest_memo_of_older_drawing_code_is_no_forgery(name: str) -> None:
    """Its marks of notes, labels and places differ from what this version draws, and only warnings say so."""
    problems = _verify((FIXTURES / f"memo-{name}.pdf").read_bytes())
    assert {d.rule for d in problems} <= OLDER[name], problems
    assert not has_errors(problems)


def test_other_words_of_a_memo_of_older_drawing_code_are_errors() -> None:
    """A changed digit, link or script is an error, though the layout of an honest memo differs, too."""
    rules = {
        name: {d.rule for d in _verify(FORGERIES[name](MEMO))}
        for name in ("a digit", "a link elsewhere", "a script")
    }
    assert "figure-altered" in rules["a digit"]
    assert "memo-differs" in rules["a link elsewhere"]
    assert "memo-differs" in rules["a script"]


@pytest.mark.parametrize(
    ("claimed", "as_of", "message"),
    [
        ("0", "2026-03-20", "names the drawing code `0`, which no version of briefgen has"),
        ("x", "2026-03-20", "names the drawing code `x`, which no version of briefgen has"),
        (
            "99",
            "2026-03-20",
            f"names the drawing code 99, which is newer than that of this version, {DRAWING}",
        ),
        ("4", "2026-12-01", "names the drawing code `4`, which was no longer used at the date of the memo"),
    ],
)
def test_drawing_code_that_cannot_be_is_an_error(claimed: str, as_of: str, message: str) -> None:
    """A memo that names drawing code which never was, or not at its date, is no older memo."""
    drawing, evidence = _data(MEMO)
    late = _dated(evidence, as_of)
    found = check_drawing_claim(replace(drawing, versions={"drawing": claimed}), late, Span("memo.pdf"))
    assert [(d.rule, d.message) for d in found] == [("document-altered", f"`document.json` {message}")]


def test_a_memo_needs_its_document() -> None:
    """A memo of a version that attached no document is an error, and its words are still compared."""
    pdf = (FIXTURES / "memo-without-document.pdf").read_bytes()
    assert [(d.rule, d.severity.name) for d in _verify(pdf)] == [("memo-not-redrawn", "ERROR")]
    assert "figure-altered" in {d.rule for d in _verify(FORGERIES["a digit"](pdf))}


def _link_over_title(file: pikepdf.Pdf) -> None:
    link = next(each for each in file.pages[0].obj.Annots if "/A" in each)
    link.Rect = pikepdf.Array([56, 740, 400, 770])


def _small_descriptor(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.Resources.Font.F1.FontDescriptor.FontBBox = pikepdf.Array([0, 0, 1, 1])


PAINTED: dict[str, tuple[Tampering, str]] = {
    "digits exchanged": (exchange_glyphs("1", "4"), "the font `SourceSansPro-Regular` shows `"),
    "a word moved down": (
        painted(r"\[\( w\)16\(ait ther", r"0 -30 Td [( w)16(ait ther"),
        "`wait` is not where it follows",
    ),
    "a small word": (
        painted(r"\[\(lik\)23\(ely\)", r"/F1 2 Tf [(lik)23(ely)"),
        "`likely` has another font, size",
    ),
    "letters over each other": (
        painted(r"\(V\)17\(essels w", r"(V)900(essels w"),
        "letters of `Vessels` are",
    ),
    "a longer bar": (
        painted(r"96\.7 517\.43 18\.18 4 re", "96.7 517.43 30 4 re"),
        "a shape or picture of 30 × 4",
    ),
    "a line falls": (
        painted(r"98\.71 281\.71 m 512\.02 310\.83 l", "98.71 310.83 m 512.02 281.71 l"),
        "a shape or picture of 413 × 29 pt",
    ),
    "a rule more": (
        painted(r"(0\.769 0\.8 0\.831 RG 0\.5 w) (56\.69 736)", r"\1 56.69 100 m 538.58 100 l S \1 \2"),
        "the memo has ",
    ),
    "a line through a word": (
        painted(r"56\.69 736\.07 m 538\.58 736\.07 l", "56.69 752 m 538.58 752 l"),
        "a shape or picture is behind or over `",
    ),
    "a word of a header": (
        painted(r"\[\(TLP:GREEN\)\] ?TJ", "[(TLP:GREEN)]TJ 0 -300 Td [(GREEN)]TJ 0 300 Td"),
        "no page has `TLP:GREEN",
    ),
    "a word off the page": (
        painted(r"-89\.97 -39\.27 Td", "-89.97 -839.27 Td"),
        "`Key` is not on the page",
    ),
    "a letter without a glyph": (without_glyph("t"), "the font `SourceSansPro-"),
    "a link over other words": (
        forged(_link_over_title),
        "the link to `https://example.com/office` is over `",
    ),
    "a smaller descriptor": (
        forged(_small_descriptor),
        "the font `SourceSansPro-Semibold` has another descriptor",
    ),
    "a clip": (
        painted(r"(0\.769 0\.8 0\.831 RG)", r"0 0 200 900 re W n \1"),
        "a shape or picture is behind or over `",
    ),
}
"""What a reader sees otherwise, and the beginning of the message of a finding."""


@pytest.fixture(scope="module")
def redrawn() -> tuple[pikepdf.Pdf, frozenset[str]]:
    """Draw the memo again; return it, and the labels that its version prints otherwise."""
    with pikepdf.open(BytesIO(MEMO)) as file:
        files = attached_files(file)
    drawn, _ = redraw(files, read_evidence(files, "memo.pdf")[0], "memo.pdf")
    assert drawn is not None
    return pikepdf.open(BytesIO(drawn.pdf)), varying_labels(drawn.drawing.document)


@pytest.mark.parametrize("name", PAINTED)
def test_what_looks_otherwise_is_named_in_another_layout(
    redrawn: tuple[pikepdf.Pdf, frozenset[str]], name: str
) -> None:
    """Letters that look like others, and words and shapes elsewhere, are found though the layout is another."""
    forge, message = PAINTED[name]
    with pikepdf.open(BytesIO(forge(MEMO))) as file:
        found = [words for _, words in describe_painted(file, *redrawn, (), lacks_fonts=False)]
    assert any(words.startswith(message) for words in found), found


def test_words_of_the_evidence_are_those_of_the_document() -> None:
    """A word that the evidence has and the document lacks is an error, though the memo has it elsewhere."""
    drawing, evidence = _data(MEMO)
    assert differing_words(drawing.document, evidence, is_same_drawing=False) is None
    statements = [
        each.model_copy(update={"words": each.words.replace("reopens", "stays closed")})
        for each in evidence.statements
    ]
    changed = evidence.model_copy(update={"statements": tuple(statements)})
    assert differing_words(drawing.document, changed, is_same_drawing=False) is not None


def test_letters_are_compared_without_a_document() -> None:
    """A memo of the first versions, which cannot be drawn again, has the letters of its text."""
    memo = (FIXTURES / "memo-without-document.pdf").read_bytes()
    found = [d.message for d in _verify(exchange_glyphs("1", "4")(memo)) if d.rule == "memo-differs"]
    assert any("shows `1` as another letter" in message for message in found), found
