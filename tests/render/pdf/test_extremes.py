"""Documents that nobody would write are rendered nevertheless."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from briefgen.document.chart_nodes import Tick
from briefgen.document.inlines import LineBreak, NoteRef, Text
from briefgen.document.key_figure_nodes import Claim, KeyFigures, Tile
from briefgen.document.matrix_nodes import Column, Matrix, MatrixRow
from briefgen.document.nodes import (
    BottomLine,
    Comparison,
    ComparisonRow,
    Document,
    Field,
    Gaps,
    Head,
    Heading,
    Judgements,
    ListBlock,
    Option,
    Options,
    Paragraph,
    Quote,
    Table,
    WhatChanged,
)
from briefgen.document.note_nodes import Note, Notes, SourceList
from briefgen.document.timeline_nodes import Timeline
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.page_style import page_style
from briefgen.theme import Faces, Page, Sizes, Theme
from briefgen.verify.page_content import content_operators
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.conftest import MeasuredText
from tests.render.pdf.harbour_memo import (
    BARS,
    COMPARE,
    HEAD,
    MATRIX,
    MEMO,
    PICTURE,
    RANGES,
    SLOPE,
    TIMESTAMP,
    event,
    memo_of,
    p,
    t,
    ticks,
)  # fmt: skip
from tests.render.pdf.memo_text import squeeze, words_of

LONG = "The bed had risen by the spring and most of the rise lay in the lee. " * 120
COLUMNS = tuple(Column(chr(65 + i), f"Explanation number {i + 1}") for i in range(12))


def many_events(count: int) -> Timeline:
    """Make a timeline."""
    start = date(2020, 1, 1)
    return Timeline(
        tuple(
            event(start + timedelta(days=37 * i), f"day {i}", f"What happened then, in words {i}")
            for i in range(count)
        )
    )


def contested(low: int, high: int) -> Tile:
    """Make a contested figure."""
    claims = (
        Claim("One", str(low), Decimal(low), Decimal(low)),
        Claim("Other", str(high), Decimal(high), Decimal(low)),
    )
    return Tile("", f"{low}–{high}", "", "Spread", "", (), claims, "contested")


def charts() -> Iterator[tuple[str, Document]]:
    """Yield documents with extreme charts."""
    start = date(1990, 1, 1).toordinal()
    for kind in (BARS, SLOPE, RANGES):
        one = kind.data[0]
        for count in (1, 2, 60):
            data = tuple(replace(one, label=f"{1990 + i}", day=start + 365 * i) for i in range(count))
            yield f"{kind.kind} of {count}", memo_of(replace(kind, data=data))
        long = replace(one, label="Pilots and " * 90, detail="Port " * 500, value_text="x" * 900)
        yield f"{kind.kind} of long words", memo_of(replace(kind, title=LONG, data=(long, kind.data[1])))
        yield f"{kind.kind} of one value", memo_of(replace(kind, data=(one, one), ticks=ticks(5, 5)))
        nothing = replace(kind, title="", unit="", spread_text="", data=(), ticks=(), alt="")
        yield f"{kind.kind} of nothing", memo_of(nothing)
    many = tuple(Tick(Decimal(i), f"tick number {i}") for i in range(300))
    yield "many ticks", memo_of(replace(BARS, ticks=many))


def extremes() -> Iterator[tuple[str, Document]]:
    """Yield extreme documents with their names."""
    empty = (
        BottomLine("", ()), WhatChanged("", ()), Judgements((), ""), KeyFigures(()), Comparison("", (), ()), Timeline(()), Options(()), Gaps(()),
        Notes(()), SourceList(()), Table("", (), ()), ListBlock(()), Quote(()), Paragraph(()), Heading(2, ()),
        ListBlock(((), ())), Matrix("", "", (), (), (), "", ""), Table("c", ((),), ()),
    )  # fmt: skip
    yield "nothing", replace(MEMO, body=(), annex=())
    yield "empty blocks", memo_of(*empty, annex=empty)
    yield (
        "empty strings",
        replace(MEMO, body=(Head("", "", "", ()), p("")), title="", short_title="", marking=""),
    )
    yield "60 figures", memo_of(KeyFigures(tuple(Tile("", str(i), "", f"Figure {i}", "") for i in range(60))))
    for count in range(1, 9):
        tiles = tuple(Tile("", "4.2", "m", f"Figure {i}", "") for i in range(count - 1))
        yield f"{count} figures", memo_of(KeyFigures((*tiles, contested(4, 9))))
    yield "one value", memo_of(KeyFigures((contested(5, 5),)))
    yield "wide numeral", memo_of(KeyFigures((Tile("", "1,234,567,890,123,456", "m", "Label", ""),)))
    for count in (1, 2, 7, 8, 9, 40, 41, 60):
        yield f"{count} events", memo_of(many_events(count))
    broken = (replace(each, text=(LineBreak(),)) for each in many_events(2).events)
    yield "events of nothing", memo_of(Timeline(tuple(broken)))
    yield "one day", memo_of(Timeline(tuple(event(date(2030, 1, 1), "then", f"Event {i}") for i in range(4))))
    yield "long word", memo_of(p("x" * 100_000))
    yield "long title", memo_of(replace(HEAD, title="Dredging of the port " * 20))
    yield "long title word", memo_of(replace(HEAD, title="y" * 400))
    yield "long paragraph", memo_of(p(LONG * 5))
    yield "long bottom line", memo_of(BottomLine("Bottom line", (p(LONG), p(LONG))))
    yield "tall cells", memo_of(Table("Tall", (t("A"), t("B")), ((t(LONG), t("b")), (t("a"), t(LONG)))))
    yield "tall header", memo_of(Table("Tall", (t(LONG), t("B")), ((t("a"), t("b")),) * 40))
    yield (
        "many rows",
        memo_of(
            Table(
                "Many",
                (t("A"), t("B"), t("C")),
                tuple((t(f"row {i}"), t(f"{i}"), t("words")) for i in range(1000)),
            )
        ),
    )
    yield (
        "many columns",
        memo_of(
            Table("Wide", tuple(t(f"column{i}") for i in range(30)), (tuple(t(f"{i}") for i in range(30)),))
        ),
    )
    yield "many hypotheses", memo_of(
        Comparison("Q", COLUMNS, (ComparisonRow("row", tuple((p("cell"),) for _ in COLUMNS)),)),
        Matrix("M", "E", COLUMNS, (MatrixRow(t("e"), ("neutral",) * 12, True),), MATRIX.rating_words, "tells", "sum"),
    )  # fmt: skip
    yield (
        "tall comparison",
        memo_of(replace(COMPARE, rows=(ComparisonRow("row", ((p(LONG),), (p(LONG), p(LONG)))),))),
    )
    yield (
        "tall option",
        memo_of(Options((Option("Title", "Recommended", (p(LONG),), (Field("For", t(LONG)),)),))),
    )
    yield "tall note", memo_of(Paragraph((NoteRef(1),)), Notes((Note(1, t(LONG * 3)),)))
    yield (
        "many notes",
        memo_of(
            Paragraph(tuple(NoteRef(i) for i in range(1, 301))),
            Notes(tuple(Note(i, t(f"Note {i}")) for i in range(1, 301))),
        ),
    )
    nested: Paragraph | ListBlock = p("deep")
    for _ in range(25):
        nested = ListBlock(((nested,),))
    yield "deep list", memo_of(nested, Quote((Quote((Quote((p(LONG),)),)),)))
    yield (
        "odd nesting",
        memo_of(
            ListBlock(((many_events(3), COMPARE, KeyFigures((contested(1, 2),))),)),
            Quote((MATRIX, Heading(2, t("h")))),
        ),
    )
    yield "only headings", memo_of(*(Heading(2, (Text(f"Heading {i}"),)) for i in range(200)))
    yield from charts()
    yield "tall picture", memo_of(replace(PICTURE, width_px=3, height_px=9000))
    yield "wide picture", memo_of(replace(PICTURE, width_px=9000, height_px=3, caption=LONG))
    yield (
        "logo",
        memo_of(replace(HEAD, title="Dredging of the port " * 20, logo=replace(PICTURE, caption=""))),
    )
    yield "control characters", memo_of(p("a\x00b\x1bc\ud800d"), Heading(2, t("\x07")))


def outside_the_frame(pdf: bytes, theme: Theme) -> list[tuple[int, float, float]]:
    """Return positions of text in the margins, except headers and footers."""
    style = page_style(theme)
    out = []
    for number, page in enumerate(pikepdf.open(BytesIO(pdf)).pages, start=1):
        in_header_or_footer, x, y = False, 0.0, 0.0
        for operands, operator in content_operators(page):
            if operator in ("BDC", "BMC"):
                in_header_or_footer = "/Pagination" in str(operands[-1])
            elif operator == "BT":
                x = y = 0.0
            elif operator == "Td":
                x, y = x + float(operands[0]), y + float(operands[1])
                across = style.margin_left - 0.1 <= x <= style.margin_left + style.measure
                if not (
                    in_header_or_footer
                    or (across and style.margin_bottom <= y <= style.page_height - style.margin_top)
                ):
                    out.append((number, x, y))
    return out


EXTREMES = dict(extremes())


@pytest.mark.parametrize("name", EXTREMES)
def test_extreme_documents_are_complete(name: str, measured: MeasuredText) -> None:
    """An extreme document is rendered with work in proportion to its length, with a valid structure and its whole text."""
    document = EXTREMES[name]
    rendered, _ = render_pdf(document, Theme(), TIMESTAMP)
    assert measured.characters < 5 * len(words_of(document)) + 1_000
    structure = read_structure(rendered.pdf)
    assert structure.faults == []
    assert outside_the_frame(rendered.pdf, Theme()) == []
    if name not in ("control characters", "many hypotheses", "odd nesting"):
        assert squeeze(structure.words()) == words_of(document)


SMALL = Sizes(title_pt=14, h2_pt=9, h3_pt=8, text_pt=9, leading_pt=10, table_pt=7.5, note_pt=7.5)
LARGE = Sizes(title_pt=30, h2_pt=20, h3_pt=16, text_pt=13, leading_pt=20, table_pt=11, note_pt=10)


@pytest.mark.parametrize(
    "theme",
    [
        Theme(page=Page(size="Letter", margin_mm=40, margin_top_mm=50, margin_bottom_mm=50), sizes=LARGE),
        Theme(page=Page(size="A4", margin_mm=12, margin_top_mm=14, margin_bottom_mm=14), sizes=SMALL),
        Theme(faces=Faces(text="Source Sans Pro", display="Source Serif Pro")),
        Theme(sizes=Sizes(text_pt=13, leading_pt=10)),
    ],
)
def test_themes_at_their_limits(theme: Theme) -> None:
    """A theme at the limits of its values gives a complete memo inside its margins."""
    rendered, found = render_pdf(MEMO, theme, TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert (structure.faults, found) == ([], ())
    assert squeeze(structure.words()) == words_of(MEMO)
    assert outside_the_frame(rendered.pdf, theme) == []
