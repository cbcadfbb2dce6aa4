"""Tests of line ends: what a break separates, and how a passage is written in one line."""

from __future__ import annotations

import pytest

from briefgen.language.join_lines import join_lines
from briefgen.language.line_ends import line_end


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("i-", "ti", "word"),
        ("I-", "TI", "word"),
        ("и-", "ли", "word"),
        ("i\u2010", "ti", "word"),
        ("i¬", "ti", "word"),
        ("o-", "Am", "number"),
        ("F-", "16", "number"),
        ("0-", "21", "number"),
        ("0–", "95", "number"),
        ("d/", "or", "between"),
        ("l—", "cl", "between"),
        ("--", "cl", "between"),
        ("el", "—c", "between"),
        ("经关", "闭，", "between"),
        ("闭，", "船只", "between"),
        ("26", "年3", "between"),
        ("ปี", "นี", "between"),
        ("정부", "는 ", "between"),
        ("s -", "mo", None),
        (" —", "cl", None),
        ("el", "— ", None),
        ("he", "qu", None),
        ("t.", "Th", None),
        ("11", "00", None),
        ("", "Th", None),
        ("e-", "", None),
    ],
)
def test_a_break_separates_words_or_parts_of_one(before: str, after: str, kind: str | None) -> None:
    """A hyphen, a slash, a dash or a script without spaces shows that a line break is not a space."""
    assert line_end(before, after) == kind


@pytest.mark.parametrize(
    ("text", "language", "quoted", "line"),
    [
        ("powerful capabili-\nties  of", "en", "", "powerful capabilities of"),
        ("the price-\ndetermining factors", "en", "price-determining", "the price-determining factors"),
        ("the price-\ndetermining factors", "en", "", "the price-determining factors"),
        ("some twenty-\nfive ships", "en", "", "some twenty-five ships"),
        ("rund vier-\nzig Schiffe", "de", "", "rund vierzig Schiffe"),
        ("jets F-\n16 and COVID-\n19", "en", "", "jets F-16 and COVID-19"),
        ("masters and/\nor owners", "en", "", "masters and/or owners"),
        ("北航道已经关\r\n闭，\n船只", "zh", "", "北航道已经关闭，船只"),
        ("2026\n年 3\n月", "zh", "", "2026年 3月"),
        ("over\n\npages-\n\fand", "en", "", "over pagesand"),
        ("the ships -\nmostly tankers", "en", "", "the ships - mostly tankers"),
        ("a list-\n\nof things", "en", "", "a list- of things"),
    ],
)
def test_a_passage_is_written_in_one_line(text: str, language: str, quoted: str, line: str) -> None:
    """Broken words are joined; a hyphen stays where the quotation or the rest of the text has it."""
    whole = f"{text} The price of the tender is determining."
    assert join_lines(text, language, whole, quoted) == line
