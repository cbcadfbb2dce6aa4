"""Pages of pieces that are only heights: what breaks where, and that nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.pages import SetPage, fill_pages
from briefgen.render.pdf.pieces import Line, Piece, blank_line
from briefgen.render.pdf.rows import Cell, Columns, Row, make_columns, make_row

LETTERS = Letters(Face("Source Serif Pro"), 10, 10, "#000000")
ROOM = 100.0


def line(*, keep: bool = False, gap: float = 0) -> Line:
    """Make a line ten points high."""
    return Line(height=10, drop=8, parts=(), keep=keep, gap=gap)


def leaves(piece: Piece) -> int:
    """Count the lines in a piece."""
    if isinstance(piece, Row):
        return sum(leaves(p) for cell in piece.cells for p in cell.pieces)
    if isinstance(piece, Columns):
        return sum(leaves(p) for _, column in piece.columns for p in column)
    return 1


def heights(pages: tuple[SetPage, ...]) -> list[float]:
    """Give how much of each page is used."""
    return [page.used for page in pages]


def test_pages_fill_to_the_end() -> None:
    """Ten lines fill a page, the eleventh starts the next."""
    assert heights(fill_pages([(0, line())] * 25, ROOM)) == [100, 100, 50]


def test_what_is_kept_moves_together() -> None:
    """A kept line goes with the next one, and the space above is left out on the new page."""
    flow = [*[(0, line())] * 9, (1, line(keep=True, gap=5)), (1, line())]
    assert heights(fill_pages(flow, ROOM)) == [90, 20]


def test_headers_are_repeated() -> None:
    """A row that starts a page has its header set again, marked as a repetition."""
    header = line(keep=True)
    row = Line(height=10, drop=8, parts=(), repeated=(header,))
    pages = fill_pages([(0, header), *[(0, row)] * 20], ROOM)
    assert [[placed.again for placed in page.placed].count(True) for page in pages] == [0, 1, 1]
    assert heights(pages) == [100, 100, 30]


def test_columns_balance() -> None:
    """Seven lines in two columns stand four beside three."""
    columns = make_columns([line() for _ in range(7)], (0, 50))
    assert [len(column) for _, column in columns.columns] == [4, 3]
    assert round(columns.height) == 40


def test_columns_run_on() -> None:
    """Columns fill the page to its end and go on overleaf."""
    pages = fill_pages([(0, line()), (0, make_columns([line() for _ in range(30)], (0, 50)))], ROOM)
    assert [sum(leaves(p.piece) for p in page.placed) for page in pages] == [19, 12]


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """Draw lines, rows of lines, and columns of rows."""
    some = st.lists(st.builds(line, keep=st.booleans(), gap=st.sampled_from([0.0, 4.0])), max_size=40)
    kind = draw(st.sampled_from(["line", "row", "columns"]))
    if kind == "line":
        return line(keep=draw(st.booleans()))
    cells = [Cell(0, tuple(draw(some))), Cell(50, tuple(draw(some)))]
    row = make_row(cells, keep=draw(st.booleans()), pad=(3, 3))
    if kind == "row":
        return row
    entries = [row, *draw(some), blank_line(LETTERS), make_row(cells[:1])]
    return make_columns(entries, (0, 50, 90))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(pieces(), max_size=12))
def test_nothing_is_lost_and_nothing_overflows(story: list[Piece]) -> None:
    """Every line of a story is on a page once, and no page holds more than it has room for."""
    pages = fill_pages([(0, piece) for piece in story], ROOM)
    assert sum(leaves(p.piece) for page in pages for p in page.placed) == sum(map(leaves, story))
    assert all(used <= ROOM + 0.1 for used in heights(pages))
