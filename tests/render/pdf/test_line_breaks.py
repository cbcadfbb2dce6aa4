"""Tests of line breaking: break opportunities and unbreakable text."""

from __future__ import annotations

import re

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest
from msgspec.structs import replace

from briefgen.document.inlines import Text
from briefgen.document.nodes import Table
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.line_breaks import break_lines, line_width, natural_widths
from briefgen.render.pdf.shaping import SOFT_HYPHEN
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import TextStyle
from briefgen.theme import Theme
from briefgen.verify.pdfium_check import check_with_pdfium
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.conftest import MeasuredText
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of

TEXT_STYLE = TextStyle(Face("Source Serif Pro"), 10, 14, "#000000")


def lines(text: str, width: float) -> list[str]:
    """Break plain text and return the lines."""
    broken = break_lines(plain_runs(text, TEXT_STYLE, Element("P")), width)
    return ["".join(segment.text for segment in line) for line in broken]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 1000, ["one two three"]),
        ("one two", 20, ["one ", "two"]),
        ("a  b", 1000, ["a b"]),
        ("an op-ed", 30, ["an ", "op-ed"]),
        ("state-of-the-art", 40, ["state-of-", "the-art"]),
        ("55–80\u202f%", 11, ["55", "–8", "0\u202f", "%"]),
        ("x 12\u00a0km", 30, ["x ", "12\u00a0km"]),
        ("https://example.org/one/two", 100, ["https://example.org/", "one/two"]),
        ("https://example.org/one-two", 100, ["https://example.org/", "one-two"]),
        ("https://example.org/one-two", 110, ["https://example.org/one", "-two"]),
        ("−5-7 and 3-4", 20, ["−5-7 ", "and ", "3-4"]),
        ("met 习近平主席 in", 55, ["met 习近平", "主席 in"]),
        ("习近平。金正恩", 31, ["习近", "平。金", "正恩"]),
        ("「习近平」", 41, ["「习近", "平」"]),
        ("김정은 위원장", 50, ["김정은 ", "위원장"]),
        ("", 100, []),
    ],
)
def test_break_opportunities(text: str, width: float, expected: list[str]) -> None:
    """Lines break at spaces, hyphens between letters, slashes, between Chinese characters; inside a word only if needed."""
    assert lines(text, width) == expected


def test_equal_paragraphs_have_their_own_runs() -> None:
    """A paragraph that was broken before is broken alike, and its lines belong to its own runs."""
    first, second = (plain_runs("one two three four", TEXT_STYLE, Element("P")) for _ in range(2))
    lines_of_first, lines_of_second = break_lines(first, 40), break_lines(second, 40)
    assert len(lines_of_first) > 1
    for one, other in zip(lines_of_first, lines_of_second, strict=True):
        assert [segment.text for segment in one] == [segment.text for segment in other]
        assert {id(segment.run) for segment in one} == {id(first[0])}
        assert {id(segment.run) for segment in other} == {id(second[0])}


def test_runs_of_two_elements_are_kept_apart() -> None:
    """The space at the end of a line is joined to its word only where both belong to the same element."""
    element = Element("P")
    same = (*plain_runs("one", TEXT_STYLE, element), *plain_runs(" two", TEXT_STYLE, element))
    apart = (*plain_runs("one", TEXT_STYLE, Element("P")), *plain_runs(" two", TEXT_STYLE, Element("P")))
    assert [[segment.text for segment in break_lines(runs, 20)[0]] for runs in (same, apart)] == [
        ["one "],
        ["one", " "],
    ]


def test_no_line_is_too_wide() -> None:
    """No line is wider than the column, whatever its width."""
    text = "Dredging of the approach-channel will extraordinarily slip into 2032 unless split. " * 3
    for width in range(12, 300, 7):
        for line in break_lines(plain_runs(text, TEXT_STYLE, Element("P")), width):
            assert line[-1].x + line[-1].width <= width + 0.01


def test_broken_words_keep_numbers_and_combining_marks() -> None:
    """A word wider than its line keeps the order of digits among right-to-left letters, and combining marks on letters."""
    (first, *_) = break_lines(plain_runs("ابج2026ابج", TEXT_STYLE, Element("P")), 40)
    assert [(segment.text, segment.x > 0) for segment in first] == [
        ("ابج", True),
        ("2026", True),
        ("ا", False),
    ]
    assert {line[0] for width in range(20, 60) for line in lines("กี่का" * 20, width)} == {"ก", "क"}


def test_no_runts() -> None:
    """A short last word is not alone on the last line."""
    text = "The queue at the bar is now longer than four days."
    width = TEXT_STYLE.width("The queue at the bar is now longer than four ")
    assert lines(text, width)[-1] == "four days."


@pytest.mark.parametrize("text", ["x" * 200_000, "ab " * 70_000], ids=["a word", "a paragraph"])
def test_work_grows_with_length_only(text: str, measured: MeasuredText) -> None:
    """Each character of a long word or paragraph is measured a few times, however many lines there are."""
    assert len(lines(text, 300)) > 1000
    assert measured.characters < 5 * len(text)


def test_natural_widths() -> None:
    """The widest word and the whole text are measured without breaks."""
    runs = plain_runs("one three two", TEXT_STYLE, Element("P"))
    widest, whole = natural_widths(runs)
    assert widest == pytest.approx(TEXT_STYLE.width("three"))
    assert whole == pytest.approx(TEXT_STYLE.width("one three two"))


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("met on c. 19 June 2024 in the city", "c. 19 June"),
        ("met on 3 Sept in the city", "3 Sept"),
        ("paid $6.5 billion for the port", "$6.5 billion"),
        ("paid $40 bn for the port", "$40 bn"),
    ],
)
def test_dates_and_amounts_are_not_broken(words: str, whole: str) -> None:
    """A line does not break inside a day and month, or between a number and its magnitude."""
    for width in range(60, 160, 5):
        assert any(whole in line.replace("\u00a0", " ") for line in lines(words, width))


COMPOUND = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
"""A word of 63 letters."""


@pytest.mark.parametrize("width", [60, 90, 140])
def test_a_word_wider_than_its_line_is_hyphenated(width: int) -> None:
    """It ends lines with soft hyphens where its language allows, and none is part of the text."""
    style = replace(TEXT_STYLE, lang="de")
    lines = break_lines(plain_runs(f"Das „{COMPOUND}“ gilt.", style, Element("P")), width)
    words = ["".join(segment.text for segment in line) for line in lines]
    assert "".join(words).replace(SOFT_HYPHEN, "") == f"Das „{COMPOUND}“ gilt."
    assert all(line_width(line) <= width for line in lines)
    syllables = [
        "Rind",
        "flei",
        "sche",
        "ti",
        "ket",
        "tie",
        "rungs",
        "über",
        "wa",
        "chungs",
        "auf",
        "ga",
        "ben",
        "über",
        "tra",
        "gungs",
        "ge",
        "setz",
    ]
    ends = {"".join(syllables[:number]) for number in range(1, len(syllables))}
    *before, _ = "".join(words).partition("„")[2].split(SOFT_HYPHEN)
    assert before
    assert {"".join(before[: number + 1]) for number in range(len(before))} <= ends


@pytest.mark.parametrize(
    ("words", "lang"), [("A normal sentence of words.", "de"), ("9" * 80, "de"), (COMPOUND, "ar")]
)
def test_no_other_word_is_hyphenated(words: str, lang: str) -> None:
    """Words that fit, numbers, and words of a language without patterns have no hyphen."""
    runs = plain_runs(words, replace(TEXT_STYLE, lang=lang), Element("P"))
    assert SOFT_HYPHEN not in "".join(segment.text for line in break_lines(runs, 100) for segment in line)


def test_a_hyphenated_memo_is_extracted_whole() -> None:
    """In a narrow column the word has a soft hyphen on the page, and is read without one."""
    cells = tuple(
        (Text(words),)
        for words in (f"Das {COMPOUND}", *["Ein Satz, der die Spalte füllt und weiter geht"] * 4)
    )
    memo = replace(memo_of(Table("T", tuple((Text(name),) for name in "ABCDE"), (cells,))), lang="de")
    rendered, found = render_pdf(memo, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert (found, structure.faults) == ((), [])
    assert COMPOUND in structure.words()
    page = pypdfium2.PdfDocument(rendered.pdf)[0].get_textpage().get_text_range()
    assert re.search("[a-zü]\ufffe[a-zü]", page)  # as pdfium writes a soft hyphen
    assert list(check_with_pdfium(rendered.pdf, structure, "memo.pdf")) == []
