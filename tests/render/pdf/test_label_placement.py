"""Tests of label placement in slope charts, and of the drawings of charts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

import page
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from page import ValidationProfile

from briefgen.document.chart_nodes import Chart, Datum
from briefgen.render.pdf.chart_line import plan_line
from briefgen.render.pdf.chart_slope import Slope, plan_slope
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.label_placement import Area
from briefgen.render.pdf.page_style import page_style
from briefgen.theme import Page, Sizes, Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import BARS, RANGES, SLOPE, TIMESTAMP, memo_of, ticks
from tests.render.pdf.word_boxes import overlapping

STYLE = page_style(Theme())


def course(values: Sequence[int], days: Sequence[int], words: Sequence[str]) -> Chart:
    """Make a slope of values on days, all of one origin."""
    data = tuple(
        Datum(str(day), word, Decimal(value), Decimal(value), "Port", day, open_above=value % 7 == 0)
        for value, day, word in zip(values, days, words, strict=True)
    )
    return replace(SLOPE, data=data, ticks=ticks(0, 250, 500, 750, 1000))


def collisions(slope: Slope) -> list[tuple[Area, Area]]:
    """Return labels that overlap other labels or a point."""
    words = [*slope.values, *(replace(bottom, bottom=bottom.top + 30) for bottom in slope.columns)]
    among = [(a, b) for a, b in combinations(words, 2) if a.overlaps(b)]
    return among + [(a, b) for a in slope.values for b in slope.marks if a.overlaps(b)]


def samples(slope: Slope) -> list[tuple[float, float]]:
    """Return many points on the line of a slope."""
    spots = [((m.left + m.right) / 2, (m.top + m.bottom) / 2) for m in slope.marks]
    return [
        (a[0] + (b[0] - a[0]) * i / 200, a[1] + (b[1] - a[1]) * i / 200)
        for a, b in pairwise(spots)
        for i in range(201)
    ]


@settings(max_examples=120, derandomize=True)
@given(st.data())
def test_labels_of_slopes_are_clear(data: st.DataObject) -> None:
    """Where a slope is drawn, no label overlaps another label, a point or the line, and all are on the page."""
    count = data.draw(st.integers(2, 12))
    values = data.draw(st.lists(st.integers(0, 1000), min_size=count, max_size=count))
    days = sorted(data.draw(st.sets(st.integers(1, 4000), min_size=count, max_size=count)))
    words = data.draw(st.lists(st.text("abc 123", min_size=1, max_size=30), min_size=count, max_size=count))
    slope = plan_slope(course(values, days, words), STYLE)
    assume(slope is not None)
    assert slope is not None
    assert collisions(slope) == []
    line = samples(slope)
    assert not [v for v in slope.values for x, y in line if v.left < x < v.right and v.top < y < v.bottom]
    for area in (*slope.values, *slope.columns):
        assert area.left >= 0
        assert area.right <= STYLE.measure + 0.01


def test_simple_slopes_are_drawn() -> None:
    """Two to six values some years apart are drawn as a slope, rising or falling."""
    for values in ([640, 900], [900, 40], [100, 300, 600, 950], [900, 850, 400, 380, 360, 90], [5, 5, 5]):
        days = [700000 + 365 * i for i in range(len(values))]
        assert plan_slope(course(values, days, [str(v) for v in values]), STYLE) is not None


@pytest.mark.parametrize(
    "chart",
    [
        course([1], [1], ["one"]),
        course([1, 2], [5, 5], ["one", "two"]),
        course([1, 900, 3], [1, 2, 4000], ["a long word that has no room anywhere"] * 3),
        course(range(40), range(40), ["word"] * 40),
        replace(course([1, 2], [1, 900], ["a", "b"]), ticks=ticks(*range(60))),
    ],
    ids=["one value", "one day", "a crowd", "forty values", "sixty ticks"],
)
def test_crowded_slopes_have_their_whole_text(chart: Chart) -> None:
    """A slope without room for its labels is laid out in another way, with the whole text."""
    assert plan_slope(chart, STYLE) is None
    structure = read_structure(render_pdf(memo_of(chart), Theme(), TIMESTAMP)[0].pdf)
    assert structure.faults == []
    assert all(datum.value_text in structure.words() for datum in chart.data)


@pytest.mark.parametrize("chart", [BARS, SLOPE, RANGES], ids=["bars", "slope", "ranges"])
def test_a_chart_is_one_figure_and_a_list(chart: Chart) -> None:
    """A chart is a figure with every number in its alternative text, and a list of its values with notes."""
    nodes = read_structure(render_pdf(memo_of(chart), Theme(), TIMESTAMP)[0].pdf).elements
    (figure,) = (node for node in nodes if node.tag == "Figure")
    assert figure.alt == chart.alt
    assert [node.words.strip() for node in nodes if node.tag == "Lbl"] == [d.label for d in chart.data]


def test_a_series_of_many_dates_is_a_line() -> None:
    """Forty values are a line with few labels and a list of every value; sixty ticks have no room."""
    chart = course(range(100, 500, 10), range(0, 1200, 30), [f"{v} tons" for v in range(100, 500, 10)])
    plan = plan_line(chart, STYLE)
    assert plan is not None
    assert plan.series == (tuple(range(40)),)
    structure = read_structure(render_pdf(memo_of(chart), Theme(), TIMESTAMP)[0].pdf)
    assert structure.words().count("tons") == len(chart.data)
    assert "490 tons" in "".join(text.words for text in structure.artifacts)
    assert plan_line(replace(chart, ticks=ticks(*range(60))), STYLE) is None


def test_each_origin_has_a_line() -> None:
    """Values of two origins are never joined: each has a line with its name; four origins are bars."""
    chart = course([1, 900, 3, 800], [1, 1, 900, 900], list("abcd"))
    named = [replace(datum, detail=("Port", "Pilots")[i % 2]) for i, datum in enumerate(chart.data)]
    two = replace(chart, data=tuple(named))
    plan = plan_line(two, STYLE)
    assert plan is not None
    assert plan.series == ((0, 2), (1, 3))
    assert plan_slope(two, STYLE) is None
    artifacts = read_structure(render_pdf(memo_of(two), Theme(), TIMESTAMP)[0].pdf).artifacts
    assert {"Port", "Pilots"} <= {word for text in artifacts for word in text.words.split()}
    four = tuple(replace(datum, detail=datum.value_text) for datum in chart.data)
    assert plan_line(replace(chart, data=four), STYLE) is None


WORDS = st.lists(
    st.sampled_from(["silt", "pilots", "more than", "14,500", "a", "port authority"]), max_size=9
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw a chart of any kind, with few or many labels."""
    count = draw(st.integers(2, 14))
    origins = draw(st.sampled_from([0, 1, 3]))  # 0: each value has an origin of its own
    days = sorted(draw(st.sets(st.integers(1, 9000), min_size=count, max_size=count)))
    values = draw(st.lists(st.integers(0, 1000), min_size=2 * count, max_size=2 * count))
    words = draw(st.lists(WORDS.map(" ".join), min_size=3 * count, max_size=3 * count))
    data = tuple(
        Datum(
            words[3 * i], words[3 * i + 1], Decimal(min(values[2 * i : 2 * i + 2])),
            Decimal(max(values[2 * i : 2 * i + 2])), words[3 * (i % origins if origins else i) + 2], day, day % 5 == 0, day % 7 == 0, (i, 40 + i),
        )
        for i, day in enumerate(days)
    )  # fmt: skip
    shape = draw(st.sampled_from([BARS, SLOPE, RANGES]))
    scale = draw(st.sampled_from([(0, 1000), (0, 500, 1000), tuple(range(0, 1001, 100))]))
    return replace(shape, data=data, ticks=ticks(*scale))


@settings(max_examples=50, derandomize=True)
@given(charts(), st.sampled_from([Theme(), Theme(page=Page(margin_mm=40), sizes=Sizes(table_pt=11))]))
def test_labels_of_charts_never_overlap(chart: Chart, theme: Theme) -> None:
    """No texts of any chart overlap, however long they are and however narrow the page."""
    pdf = render_pdf(memo_of(chart), theme, TIMESTAMP)[0].pdf
    assert overlapping(pdf) == []


def test_a_chart_of_several_pages_is_one_valid_figure() -> None:
    """A chart longer than a page is one figure, and the file meets both standards."""
    chart = replace(RANGES, data=RANGES.data * 40)
    pdf = render_pdf(memo_of(chart), Theme(), TIMESTAMP)[0].pdf
    structure = read_structure(pdf)
    assert len(structure.tagged("Figure")) == 1
    assert {text.page for text in structure.artifacts if "13,000" in text.words} == set(
        range(structure.pages - 1)
    )
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile)).failures == []
