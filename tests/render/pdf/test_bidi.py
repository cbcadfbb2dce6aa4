"""Tests of right-to-left text inside left-to-right lines."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefgen.render.pdf.bidi import split_by_direction, visual_order


@dataclass(frozen=True)
class RunDirection:
    """A run that has only a direction."""

    rtl: bool


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("one two", "one two"),
        ("said <אב <גד then", "said <גד <אב then"),
        ("in <אב <19 <גד , he", "in <גד <19 <אב , he"),
        ("<אב one <גד", "<אב one <גד"),
        ("( <אב ) <גד", "( <אב ) <גד"),
    ],
)
def test_visual_order(line: str, expected: str) -> None:
    """Neighbours in one phrase are reversed; brackets and other words remain in place."""
    parts = [(text, RunDirection(text[0] == "<"), 1.0) for text in line.split()]
    assert " ".join(text for text, _, _ in visual_order(parts)) == expected


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("word2", ["word2"]),
        ("אב12.5גד", ["אב", "12.5", "גד"]),
        ("אבגדאבג2026", ["אבגדאבג", "2026"]),
        ("אבגדאבגדא2026", ["אבגדאבגד", "א", "2026"]),
        ("x" * 5, ["xxxx", "x"]),
    ],
)
def test_words_are_split_by_direction_and_length(word: str, parts: list[str]) -> None:
    """Numbers in right-to-left words, and parts of long words, are measured separately."""
    assert list(split_by_direction(word, 8 if len(set(word)) > 1 else 4)) == parts
