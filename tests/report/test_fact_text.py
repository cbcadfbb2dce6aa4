"""Tests of printing a fact beside its evidence."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from briefgen.check.side_by_side import QuotedPassage, ReadingRow, ReadItem, SideBySide
from briefgen.diagnostic import Span, error
from briefgen.language.claims import Difference
from briefgen.report.fact_text import fact_text, facts_json, wrap
from briefgen.report.formats import cells

READING = SideBySide(
    "ships",
    "facts/a.yaml",
    3,
    "At least 16 ships wait.",
    "at least 16 ships, as of 2026-03",
    (
        QuotedPassage(
            "log",
            "The log",
            "2026-03-05",
            "en",
            "exact",
            10,
            32,
            None,
            3,
            "14 ships wait",
            ("14 ships wait",),
            "Some 14 ships wait today.",
            False,
            True,
            None,
        ),
    ),
    (
        ReadingRow(
            "numbers",
            (ReadItem("at least 16 ships", "at least 16"),),
            (ReadItem("half a dozen", "6"), ReadItem("14 ships")),
        ),
        ReadingRow("names", (), (ReadItem("Karla Obrist"),)),
    ),
    (Difference("value", True, "16", "14", 9, 11),),
    (),
)
FINDING = error("statement-disagrees", Span("facts/a.yaml", 4, 9), "the numbers differ", "write `14 ships`")
WIDE = """\
fact ships (facts/a.yaml:3)
statement           At least 16 ships wait.
figure              at least 16 ships, as of 2026-03

evidence from log: “The log”, 2026-03-05, en, paragraph 3 [exact]
  Some [14 ships wait] today.

what was read       from the fact                  from the evidence
! numbers           at least 16 ships              half a dozen (6)
                                                   14 ships
names               –                              Karla Obrist

does not agree
  error[statement-disagrees] facts/a.yaml:4:9
    the numbers differ
    write `14 ships`"""
NARROW = """\
! numbers
  fact      at least 16 ships
  evidence  half a dozen (6); 14
            ships
names
  fact      –
  evidence  Karla Obrist"""


def test_fact_and_evidence_are_in_columns() -> None:
    """Each kind has what was read from the fact and from the evidence beside it, and a mark where they differ."""
    assert fact_text(READING, (FINDING,), 0, 80) == WIDE


def test_a_narrow_terminal_has_them_below_each_other() -> None:
    """Below 64 columns the evidence is printed under the fact."""
    assert NARROW in fact_text(READING, (), 0, 34)


@pytest.mark.parametrize("width", [24, 40, 63, 64, 80, 132])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Words are broken over lines of the terminal's width, wide characters counted as two."""
    chinese = replace(
        READING,
        statement="港口目前有四十台起重机" * 9,
        rows=(ReadingRow("names", (ReadItem("王" * 80),), ()),),
    )
    for reading in (READING, chinese):
        assert all(cells(line) <= width for line in fact_text(reading, (FINDING,), 2, width).splitlines())


def test_what_is_not_at_hand_is_said() -> None:
    """Without the text the quotation is shown, with what the lock knows; without evidence, the formula is named."""
    (passage,) = READING.passages
    alone = replace(READING, passages=(replace(passage, sentence="", start=None, text_at_hand=False),))
    assert (
        "  [14 ships wait]\n  (the source's text is not at hand: only the quotation was read)"
        in fact_text(alone, (), 0, 80)
    )
    locked = replace(READING, passages=(replace(passage, sentence="", locked=True),))
    assert "the lock has what was read from its sentence" in fact_text(locked, (), 0, 100)
    assert "the figure is computed by its formula" in fact_text(replace(READING, passages=()), (), 0, 80)
    assert "the language `ga` is not read" in fact_text(replace(READING, unread=("ga",)), (), 0, 80)


ALIKE = ReadingRow("numbers", (ReadItem("half a dozen", "6"),), (ReadItem("six", "6"),))
ONE_SIDED = "no rule reports a difference; look yourself at what is not the same on both sides: "
AGREEING = {
    "the same numbers": ((ALIKE,), (), "everything that was read agrees"),
    "other words for a denial": (
        (ReadingRow("denials", (ReadItem("not"),), (ReadItem("nie"),)),),
        (),
        "everything that was read agrees",
    ),
    "a denial of the evidence alone": (
        (ALIKE, ReadingRow("denials", (), (ReadItem("not"),))),
        (),
        f"{ONE_SIDED}denials (only in the evidence)",
    ),
    "names of the fact alone": (
        (ReadingRow("names", (ReadItem("Ada"),), ()),),
        (),
        f"{ONE_SIDED}names (only in the fact)",
    ),
    "a number that the evidence lacks": (
        (ReadingRow("numbers", (ReadItem("six", "6"),), (ReadItem("ten", "10"),)),),
        (),
        f"{ONE_SIDED}numbers",
    ),
    "a difference that is allowed": (
        (ReadingRow("opposites", (ReadItem("rose"),), (ReadItem("fell"),)),),
        (Difference("direction", True, "rose", "fell"),),
        f"{ONE_SIDED}opposites",
    ),
}


@pytest.mark.parametrize(("rows", "differences", "last"), AGREEING.values(), ids=AGREEING)
def test_only_sides_that_look_alike_agree(
    rows: tuple[ReadingRow, ...], differences: tuple[Difference, ...], last: str
) -> None:
    """Where no rule reports a difference, the kinds that the two sides do not share are named."""
    reading = replace(READING, rows=rows, differences=differences)
    assert fact_text(reading, (), 0, 160).splitlines()[-1] == last


def test_findings_that_are_allowed_are_counted() -> None:
    """The number of allowed findings is said last."""
    lines = fact_text(replace(READING, rows=(ALIKE,), differences=()), (), 2, 80).splitlines()
    assert lines[-2:] == [
        "everything that was read agrees",
        "2 more allowed, by a comment in the file or by the settings",
    ]


def test_control_characters_are_escaped() -> None:
    """No text can control the terminal."""
    assert "\x1b" not in fact_text(replace(READING, statement="a\x1b[2Jb"), (), 0, 80)
    assert wrap("a\x1bb", 20) == ["a\\x1bb"]


def test_json_has_all_of_it() -> None:
    """The JSON object has the passages, what was read, the differences by respect, and the findings."""
    found = json.loads(facts_json([(READING, (FINDING,), 1)], ()))
    (fact,) = found["facts"]
    assert fact["evidence"][0]["sentence"] == "Some 14 ships wait today."
    assert fact["read"][0]["evidence"][0] == {"words": "half a dozen", "meaning": "6"}
    assert fact["differences"] == [{"respect": "value", "sure": True, "fact": "16", "evidence": "14"}]
    assert (fact["diagnostics"][0]["rule"], fact["allowed"], found["diagnostics"]) == (
        "statement-disagrees",
        1,
        [],
    )
