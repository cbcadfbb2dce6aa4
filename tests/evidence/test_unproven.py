"""Tests of what a memo prints that no evidence proves."""

from __future__ import annotations

from briefgen.evidence.unproven import NotChecked, OwnNumber, Unproven

SLOTS = OwnNumber("options.a.text", "at least *34* slots", "at least 34")
UNPROVEN = Unproven(
    (SLOTS, OwnNumber("gaps.0.question", "4 ships", "4")),
    (
        NotChecked("fact:depth", "the figure"),
        NotChecked("fact:depth", "the number “13 m”", "13 m"),
        NotChecked("options.a.text", "the number “14”", "14"),
    ),
)


def test_only_what_is_printed_is_reported() -> None:
    """Of words that the memo does not print nothing is reported; what is not about words is."""
    printed = UNPROVEN.printed_in("We need at least 34 slots.¹ In 2014 it was 13 m² deep, with 24 ships.")
    assert printed.own_numbers == (SLOTS,)
    assert [each.what for each in printed.not_checked] == ["the figure", "the number “13 m”"]


def test_what_was_not_checked_is_reported_by_its_place() -> None:
    """What was not checked of a fact, each once, and what was not checked elsewhere."""
    assert UNPROVEN.not_checked_of("fact:depth") == ("the figure", "the number “13 m”")
    assert [each.about for each in UNPROVEN.not_checked_in_text()] == ["options.a.text"]
