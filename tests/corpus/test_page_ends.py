"""Tests of quotations over the end of a page, in a text as `pdftotext` writes it."""

from __future__ import annotations

import pytest

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fold import fold
from briefgen.corpus.fragments import anchor_fragments

TEXT = """\
The pilots waited in the roads until the tide had turned. The harbour master then

7

\fPort of Sorne            Weekly log

let nine of them in before dark. The tenth had gone\n\f home. The mill burned down.

8

\fPort of Sorne            Weekly log

The pilots went to bed early that night and slept
"""
OVER = {
    "a foot and a head": (
        "The harbour master then let nine of them in",
        ("The harbour master then", "let nine of them in", "7 Port of Sorne Weekly log"),
    ),
    "the end of a page alone": ("The tenth had gone home", None),
    "no words of the text": ("The harbour master then let ten of them in", None),
}


@pytest.mark.parametrize(("words", "between"), OVER.values(), ids=OVER)
def test_the_head_of_a_page_between_words_is_named(words: str, between: tuple[str, str, str] | None) -> None:
    """A quotation that a foot or a head interrupts is not found, and what interrupts it is."""
    anchor = anchor_quote(fold(TEXT), words)
    assert anchor.over_page == between
    assert (anchor.reason == "page") == (between is not None)


FRAGMENTS = {
    "a sentence over a page": (["harbour master then", "let nine of them in"], "exact"),
    "a sentence that a page ends": (["The mill burned down", "The pilots went to bed"], "exact"),
    "a sentence before the foot": (["until the tide", "before dark"], "exact"),
    "too far on": (["until the tide", "the mill burned up"], "missing"),
}


@pytest.mark.parametrize(("fragments", "state"), FRAGMENTS.values(), ids=FRAGMENTS)
def test_fragments_may_be_on_both_sides_of_a_foot_and_a_head(fragments: list[str], state: str) -> None:
    """A passage goes on behind the end of its page, without the foot and the head between its words."""
    assert anchor_fragments(fold(TEXT), fragments).state == state
