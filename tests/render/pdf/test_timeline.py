"""Tests of timelines: labels never overlap, along an axis or in a list."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.document.inlines import NoteRef, Text
from briefgen.document.timeline_nodes import Event, Timeline
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.page_style import page_style
from briefgen.render.pdf.timeline_axis import place_event_labels
from briefgen.theme import Page, Sizes, Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of
from tests.render.pdf.word_boxes import overlapping

WORDS = ("silt", "the north channel closes", "pilots", "a", "dredging contract awarded", "reopens", "by July")
FIRST = date(1990, 1, 1).toordinal()
LARGE = Theme(
    page=Page(size="Letter", margin_mm=40), sizes=Sizes(text_pt=13, leading_pt=17, table_pt=11, note_pt=10)
)


def timeline(days: list[int], texts: list[str], notes: int = 1) -> Timeline:
    """Make a timeline of events on days after the first."""
    events = (
        Event(
            f"{date.fromordinal(FIRST + day):%-d %b %Y}",
            FIRST + day,
            (Text(text), *(NoteRef(10 + i) for i in range(notes))),
        )
        for day, text in zip(sorted(days), texts, strict=True)
    )
    return Timeline(tuple(events))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Draw two to forty events, near or far from each other, with short or long texts."""
    count = draw(st.one_of(st.integers(2, 8), st.integers(2, 40)))
    span = draw(st.sampled_from([3, 60, 900, 12000]))
    days = draw(st.lists(st.integers(0, span), min_size=count, max_size=count))
    most = draw(st.integers(1, 4))
    text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)
    texts = draw(st.lists(text, min_size=count, max_size=count))
    return timeline(days, texts, draw(st.integers(0, 3)))


@settings(max_examples=60, derandomize=True)
@given(timelines(), st.sampled_from([Theme(), LARGE]))
def test_labels_never_overlap(block: Timeline, theme: Theme) -> None:
    """No texts of any timeline overlap, whatever its dates and labels."""
    pdf = render_pdf(memo_of(block), theme, TIMESTAMP)[0].pdf
    assert overlapping(pdf) == []
    text = " ".join(read_structure(pdf).words().split())
    assert all(event.date in text for event in block.events)


@pytest.mark.parametrize(
    ("days", "on_axis"),
    [
        ([0, 400], True),
        ([0, 300, 900, 1400], True),
        ([0, 10, 1000, 1010, 2000], True),
        ([5], False),
        ([5, 5, 5], False),
        ([100 * i for i in range(9)], False),
        ([100 * i for i in range(41)], False),
    ],
)
def test_few_events_are_along_an_axis(days: list[int], on_axis: bool) -> None:
    """A few events on different days are along an axis; one, many, or events of one day are a list."""
    block = timeline(days, ["Channel closes"] * len(days))
    assert (place_event_labels(block, page_style(Theme())) is not None) is on_axis
    structure = read_structure(render_pdf(memo_of(block), Theme(), TIMESTAMP)[0].pdf)
    assert structure.faults == []
    assert len(structure.tagged("LI")) == len(days)
