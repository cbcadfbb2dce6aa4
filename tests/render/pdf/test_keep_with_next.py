"""Tests of widows, orphans, headings and holes at page breaks."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.document.inlines import Text
from briefgen.document.matrix_nodes import Matrix
from briefgen.document.nodes import Block, Heading, Paragraph
from briefgen.render.pdf.block_layout import lay_out_block, layout_context
from briefgen.render.pdf.flowables import Line, blank_line
from briefgen.render.pdf.page_breaks import break_pages
from briefgen.render.pdf.page_style import page_style
from briefgen.render.pdf.structure_tree import Element
from briefgen.theme import Page, Theme
from tests.render.pdf.harbour_memo import MEMO, memo_of

STYLE = page_style(Theme())
WORDS = (
    "The bed of the approach channel had risen by spring, and most of the rise lay in the lee of the mole. "
)
_MOST_HEADINGS = 3


def block_of(kind: str, length: int) -> Block:
    """Make a heading or a paragraph of a given length."""
    words = (Text((WORDS * (length // len(WORDS) + 1))[:length]),)
    return Heading(3, words) if kind == "heading" else Paragraph(words)


STORIES = st.lists(
    st.one_of(
        st.builds(block_of, st.just("heading"), st.integers(1, 200)),
        st.builds(block_of, st.just("paragraph"), st.integers(1, 3000)),
    ),
    min_size=1,
    max_size=40,
).filter(lambda story: all(len(list(g)) <= _MOST_HEADINGS for h, g in groupby(story, is_heading) if h))


def is_heading(block: Block) -> bool:
    """Check whether a block is a heading."""
    return isinstance(block, Heading)


@settings(max_examples=80, derandomize=True)
@given(STORIES)
def test_no_widows_orphans_or_lone_headings(story: list[Block]) -> None:
    """A page ends neither with a heading nor with a first line, and never starts with a last line."""
    context = layout_context(memo_of(*story), STYLE)
    flow = [
        (i, flowable)
        for i, b in enumerate(story)
        for flowable in lay_out_block(b, context, Element("Document"))
    ]
    pages = break_pages(flow, STYLE.frame_height)
    lines = Counter(block for block, _ in flow)
    for before, after in pairwise(pages):
        last, first = before.placed[-1].block, after.placed[0].block
        assert not is_heading(story[last])
        if last == first:
            assert sum(placed.block == last for placed in before.placed) >= 2
            assert sum(placed.block == first for placed in after.placed) >= 2
            assert lines[last] > 3


def test_the_words_below_a_matrix_begin_no_page() -> None:
    """The summary of a matrix is on the page of its last row, wherever the page ends."""
    matrix = next(block for block in MEMO.body if isinstance(block, Matrix))
    context = layout_context(MEMO, STYLE)
    flowables = [(1, each) for each in lay_out_block(matrix, context, Element("Document"))]
    summary = next(
        i for i, (_, each) in enumerate(flowables) if i and all(type(e) is Line for _, e in flowables[i:])
    )
    for count in range(60):
        above = [(0, blank_line(STYLE.table))] * count
        for page in break_pages([*above, *flowables], STYLE.frame_height)[1:]:
            assert page.placed[0].flowable is not flowables[summary][1]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_no_page_ends_in_a_hole_above_a_fifth(size: Literal["A4", "Letter"]) -> None:
    """Wherever pages end in a memo with every kind of block, at most a fifth of each but the last is free."""
    style = page_style(Theme(page=Page(size=size)))
    context, blocks = layout_context(MEMO, style), (*MEMO.body, *MEMO.annex)
    flowables = [(1, each) for each in context.lay_out_blocks(blocks, Element("Document"))]
    for count in range(0, 100, 3):
        above = [(0, blank_line(style.small))] * count
        *full, _ = break_pages([*above, *flowables], style.frame_height)
        assert max(1 - page.used / style.frame_height for page in full) <= 0.2
