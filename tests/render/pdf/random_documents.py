"""Hypothesis strategies for documents of every shape."""

from __future__ import annotations

from base64 import b64decode

from hypothesis import strategies as st

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.chart_nodes import Chart, Datum, Tick
from briefgen.document.key_figure_nodes import Claim, KeyFigures, Tile
from briefgen.document.matrix_nodes import Column, Matrix, MatrixRow, Rating
from briefgen.document.note_nodes import Note, Notes, SourceEntry, SourceList
from briefgen.document.timeline_nodes import Event, Timeline

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAHElEQVR4nAXBAQEAMAzDIG4k/qXU1Q641VvByvk3kQUMda7N3AAAAABJRU5ErkJggg=="
)
"""A picture of two by three pixels."""
SCRIPTS = (
    "aeimnorstu   -–—,.'’“”()%/0123456789ABÄßéłfilftVAT\u00a0\u202f\u2009\u00ad\u200b€→≥",
    "абвгдежийклмнопрстуя  -«»ІЇҐ",
    "αβγδεηθικλμνοπρστωάέήΩΔ  ·",
    "김정은한국조선민주주의 ",
    "习近平中华人民共和国東京。，「」あいうアイウー",
    "محمدبنسلمانالرياضكوريا  ،0123",
    "אבגדהוזחטינתיהו  -",
)
"""Letters of seven scripts, and characters between them."""
_letters = st.sampled_from(SCRIPTS)
text = st.lists(
    _letters.flatmap(lambda text_style: st.text(text_style, min_size=1, max_size=60)), max_size=3
).map(lambda parts: " ".join(parts) or "x")
short = st.one_of(st.just(""), _letters.flatmap(lambda text_style: st.text(text_style, max_size=24)))
text = text.map(lambda words: f"It shows {words}")
notes = st.lists(st.integers(1, 8), max_size=2).map(tuple)

leaf = st.one_of(
    st.builds(inlines.Text, text, st.sampled_from([None, None, None, "fr", "ko"])),
    st.builds(inlines.NoteRef, st.integers(1, 8)),
    st.just(inlines.LineBreak()),
)
inline = st.recursive(
    leaf,
    lambda kids: st.one_of(
        st.builds(inlines.Emphasis, st.lists(kids, max_size=2).map(tuple)),
        st.builds(inlines.Strong, st.lists(kids, max_size=2).map(tuple)),
        st.builds(inlines.Link, st.just("https://example.org/a(b)"), st.lists(leaf, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)
words_of = st.lists(inline, max_size=4).map(tuple)
paragraph = st.builds(d.Paragraph, words_of)
running = st.recursive(
    paragraph,
    lambda kids: st.one_of(
        st.builds(
            d.ListBlock,
            st.lists(st.lists(kids, max_size=2).map(tuple), max_size=3).map(tuple),
            st.sampled_from([None, 1, 9]),
        ),
        st.builds(d.Quote, st.lists(kids, max_size=2).map(tuple)),
    ),
    max_leaves=4,
)
blocks = st.lists(running, max_size=3).map(tuple)
fields = st.lists(st.builds(d.Field, short, words_of), max_size=3).map(tuple)
percent = st.integers(0, 100)
amount = st.decimals(-1000, 1000, places=1)

judgement = st.builds(
    d.Judgement,
    words_of,
    st.none() | st.builds(d.Likelihood, short, percent, percent, short),
    words_of,
    words_of,
    st.lists(words_of, max_size=2).map(tuple),
)
claim = st.builds(Claim, short, short, amount, amount, notes, short)
tile = st.builds(
    Tile, short, short, short, short, short, notes,
    st.just(()) | st.lists(claim, min_size=2, max_size=3).map(tuple), st.just("contested"),
)  # fmt: skip
event = st.builds(Event, short, st.integers(1, 3_000_000), words_of)
option = st.builds(d.Option, short, st.sampled_from(["", "Recommended"]), blocks, fields)


@st.composite
def comparisons(draw: st.DrawFn) -> d.Comparison:
    """Draw a comparison whose rows have a cell for every column."""
    columns = draw(st.lists(st.builds(Column, short, short), min_size=1, max_size=4))
    cells = st.lists(blocks, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(d.ComparisonRow, short, cells), max_size=3))
    return d.Comparison(draw(short), tuple(columns), tuple(rows))


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Draw a matrix whose rows rate every column."""
    columns = draw(st.lists(st.builds(Column, short, short), min_size=1, max_size=4))
    rating = st.sampled_from(["consistent", "inconsistent", "neutral"])
    ratings = st.lists(rating, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(MatrixRow, words_of, ratings, st.booleans()), max_size=4))
    words: tuple[tuple[Rating, str], ...] = (
        ("consistent", "fits"),
        ("inconsistent", "does not fit"),
        ("neutral", "either"),
    )
    return Matrix(draw(short), draw(short), tuple(columns), tuple(rows), words, "decides", draw(short))


@st.composite
def tables(draw: st.DrawFn) -> d.Table:
    """Draw a table whose rows are as long as its header."""
    count = draw(st.integers(1, 5))
    row = st.lists(words_of, min_size=count, max_size=count).map(tuple)
    rows = draw(st.lists(row, max_size=6))
    return d.Table(draw(short), draw(row), tuple(rows), draw(st.booleans()))


datum = st.builds(
    Datum,
    short,
    short,
    amount,
    amount,
    short,
    st.integers(0, 3_000_000),
    st.booleans(),
    st.booleans(),
    notes,
)
tick = st.builds(Tick, amount, short)
chart = st.builds(
    Chart, st.sampled_from(["bars", "slope", "ranges"]), short, short, short,
    st.lists(datum, max_size=6).map(lambda ds: tuple(sorted(ds, key=lambda d: d.day))),
    st.lists(tick, max_size=5).map(lambda ts: tuple(sorted(ts, key=lambda t: t.value))), text,
)  # fmt: skip
picture = st.builds(d.Picture, st.just(PNG), st.just("image/png"), st.just(2), st.just(3), text, short)


block = st.one_of(
    running,
    chart,
    picture,
    st.builds(d.BottomLine, short, blocks),
    st.builds(d.WhatChanged, short, st.lists(st.builds(d.Changed, short, words_of), max_size=4).map(tuple)),
    st.builds(d.Judgements, st.lists(judgement, max_size=3).map(tuple), short),
    st.builds(KeyFigures, st.lists(tile, max_size=7).map(tuple)),
    comparisons(),
    matrices(),
    st.builds(Timeline, st.lists(event, max_size=9).map(lambda es: tuple(sorted(es, key=lambda e: e.day)))),
    st.builds(d.Options, st.lists(option, max_size=2).map(tuple)),
    st.builds(d.Gaps, st.lists(st.builds(d.Gap, words_of, words_of), max_size=3).map(tuple)),
    st.builds(SourceList, st.lists(st.builds(SourceEntry, words_of, words_of), max_size=5).map(tuple)),
    tables(),
    st.builds(d.Heading, st.just(2), words_of),
)


@st.composite
def documents(draw: st.DrawFn) -> d.Document:
    """Draw a document with a head, any blocks, and notes for some of its references."""
    logo = st.none() | st.builds(d.Picture, st.just(PNG), st.just("image/png"), st.just(2), st.just(3), text)
    head = d.Head(draw(short), draw(short), draw(text), draw(fields), draw(logo))
    bodies = draw(st.lists(block, max_size=8))
    count = draw(st.integers(0, 8))
    endnotes = tuple(Note(i, draw(words_of)) for i in range(1, count + 1))
    annex = (Notes(endnotes), *draw(st.lists(block, max_size=2)))
    return d.Document(
        title=head.title,
        short_title=draw(short),
        edition=draw(short),
        author="Harbours Unit",
        subject="Anything",
        lang="en-GB",
        marking="TLP:GREEN",
        body=(head, *bodies),
        annex=annex if draw(st.booleans()) else (),
        draft=draw(st.sampled_from(["", "Draft"])),
        copy=draw(st.just("") | text),
    )
