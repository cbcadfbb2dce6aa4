"""Tests of finding a character in YAML or Markdown text."""

from __future__ import annotations

import pytest

from briefgen.reading.character import find_character

CASES = {
    "itself": ("ab\ue000c", "\ue000", (2, 3)),
    "an escape of two digits": (r'a: "x\xe9"', "é", (5, 9)),
    "an escape of four digits": (r'a: "\uE000"', "\ue000", (4, 10)),
    "an escape of eight digits": (r'a: "\U0001F600"', "😀", (4, 14)),
    "an entity by number": ("a &#x202e; b", "\u202e", (2, 10)),
    "an entity by name": ("a &shy; b", "\u00ad", (2, 7)),
    "a letter and its accent": ("e\u0301", "é", (0, 2)),
    "an entity of nothing": ("&#0;", "\ufffd", (0, 4)),
    "another escape before": (r'"\u00e9\uE000"', "\ue000", (7, 13)),
    "not at all": ("abc &amp; \\u0041", "\ue000", None),
    "no character": (r'"\UFFFFFFFF"', "\ue000", None),
}


@pytest.mark.parametrize(("text", "character", "place"), CASES.values(), ids=CASES)
def test_a_character_is_found_as_it_is_written(
    text: str, character: str, place: tuple[int, int] | None
) -> None:
    """A character is found in each way of writing it, and nowhere else."""
    assert find_character(text, character) == place
