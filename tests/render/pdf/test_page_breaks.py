"""Tests of page breaks with flowables of known height: where pages break, and that nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.flowables import Flowable, Line, blank_line
from briefgen.render.pdf.page_breaks import FilledPage, break_pages
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, Columns, balance_columns, make_row
from briefgen.render.pdf.text_style import TextStyle

TEXT_STYLE = TextStyle(Face("Source Serif Pro"), 10, 10, "#000000")
ROOM = 100.0


def line(*, keep_with_next: bool = False, space_above: float = 0) -> Line:
    """Make a line ten points high."""
    return Line(
        height=10, baseline_offset=8, parts=(), keep_with_next=keep_with_next, space_above=space_above
    )


def leaves(flowable: Flowable) -> int:
    """Count the lines in a flowable."""
    if isinstance(flowable, CellRow):
        return sum(leaves(p) for cell in flowable.cells for p in cell.flowables)
    if isinstance(flowable, Columns):
        return sum(leaves(p) for _, column in flowable.columns for p in column)
    return 1


def heights(pages: tuple[FilledPage, ...]) -> list[float]:
    """Return the used height of each page."""
    return [page.used for page in pages]


def test_pages_are_filled() -> None:
    """Ten lines fill a page; the eleventh starts the next one."""
    assert heights(break_pages([(0, line())] * 25, ROOM)) == [100, 100, 50]


def test_keep_with_next() -> None:
    """A line kept with the next one moves with it, and the space above is omitted on the new page."""
    flow = [*[(0, line())] * 9, (1, line(keep_with_next=True, space_above=5)), (1, line())]
    assert heights(break_pages(flow, ROOM)) == [90, 20]


def test_headers_are_repeated() -> None:
    """A row that starts a page has its header above it again, marked as a repetition."""
    header = line(keep_with_next=True)
    row = Line(height=10, baseline_offset=8, parts=(), repeated_header=(header,))
    pages = break_pages([(0, header), *[(0, row)] * 20], ROOM)
    assert [[placed.is_repeat for placed in page.placed].count(True) for page in pages] == [0, 1, 1]
    assert heights(pages) == [100, 100, 30]


def test_columns_are_balanced() -> None:
    """Seven lines in two columns are four next to three."""
    columns = balance_columns([line() for _ in range(7)], (0, 50))
    assert [len(column) for _, column in columns.columns] == [4, 3]
    assert round(columns.height) == 40


def test_columns_continue_on_the_next_page() -> None:
    """Columns fill the page and continue on the next page."""
    pages = break_pages([(0, line()), (0, balance_columns([line() for _ in range(30)], (0, 50)))], ROOM)
    assert [sum(leaves(p.flowable) for p in page.placed) for page in pages] == [19, 12]


@st.composite
def flowables(draw: st.DrawFn) -> Flowable:
    """Draw lines, rows of lines, and columns of rows."""
    some = st.lists(
        st.builds(line, keep_with_next=st.booleans(), space_above=st.sampled_from([0.0, 4.0])), max_size=40
    )
    kind = draw(st.sampled_from(["line", "row", "columns"]))
    if kind == "line":
        return line(keep_with_next=draw(st.booleans()))
    cells = [Cell(0, tuple(draw(some))), Cell(50, tuple(draw(some)))]
    row = make_row(cells, keep_with_next=draw(st.booleans()), pad=(3, 3))
    if kind == "row":
        return row
    entries = [row, *draw(some), blank_line(TEXT_STYLE), make_row(cells[:1])]
    return balance_columns(entries, (0, 50, 90))


@settings(max_examples=150, derandomize=True)
@given(st.lists(flowables(), max_size=12))
def test_nothing_is_lost_and_nothing_overflows(story: list[Flowable]) -> None:
    """Every line is on a page exactly once, and no page is overfull."""
    pages = break_pages([(0, flowable) for flowable in story], ROOM)
    assert sum(leaves(p.flowable) for page in pages for p in page.placed) == sum(map(leaves, story))
    assert all(used <= ROOM + 0.1 for used in heights(pages))
