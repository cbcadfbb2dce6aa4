"""Words from right to left among words from left to right."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefgen.render.pdf.writing_order import from_the_left, pieces_in_order


@dataclass(frozen=True)
class Words:
    """What is known of a run."""

    to_the_left: bool


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("one two", "one two"),
        ("said <אב <גד then", "said <גד <אב then"),
        ("in <אב <19 <גד , he", "in <גד <19 <אב , he"),
        ("<אב one <גד", "<אב one <גד"),
        ("( <אב ) <גד", "( <אב ) <גד"),
    ],
)
def test_words_stand_from_right_to_left(line: str, stands: str) -> None:
    """Neighbours of one phrase are turned round; brackets and other words stay where they are."""
    parts = [(text, Words(text[0] == "<"), 1.0) for text in line.split()]
    assert " ".join(text for text, _, _ in from_the_left(parts)) == stands


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("word2", ["word2"]),
        ("אב12.5גד", ["אב", "12.5", "גד"]),
        ("אבגדאבג2026", ["אבגדאבג", "2026"]),
        ("אבגדאבגדא2026", ["אבגדאבגד", "א", "2026"]),
        ("x" * 5, ["xxxx", "x"]),
    ],
)
def test_words_are_split_by_direction_and_length(word: str, pieces: list[str]) -> None:
    """Numbers among letters from right to left, and long words, are measured by themselves."""
    assert list(pieces_in_order(word, 8 if len(set(word)) > 1 else 4)) == pieces
