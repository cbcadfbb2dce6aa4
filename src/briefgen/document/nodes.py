"""The neutral document: what composing hands to rendering.

It knows words and their order; it knows no units, fonts, colours or tags. Every string a reader
sees is here, save the page number.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.document.inlines import Inlines

Blocks = tuple["Block", ...]
Rating = Literal["consistent", "inconsistent", "neutral"]
ChartKind = Literal["bars", "slope", "ranges"]


# ---------------------------------------------------------------- blocks of running text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels start at 2, since the title in the head is level 1, and never skip."""

    level: int
    children: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is a sequence of blocks."""

    items: tuple[Blocks, ...]
    start: int | None = None
    """The first number of an ordered list; None for bullets."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    blocks: Blocks


# ---------------------------------------------------------------- blocks of the memo


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its words: To, From, a row of the head."""

    label: str
    value: Inlines


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, decoded and written anew: nothing but its pixels is in it.

    Shape: a JPEG of three colours, or a PNG of three colours of 8 bits that is not interlaced.
    """

    data: bytes
    media_type: Literal["image/jpeg", "image/png"]
    width_px: int
    height_px: int
    alt: str
    """What it shows, in words, for those who cannot see it."""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The memo head."""

    kind: str
    """The kind of product in words, such as "Policy memo"."""
    date: str
    """The date the information stands at, in words."""
    title: str
    fields: tuple[Field, ...]
    logo: Picture | None = None
    """The mark of the house the memo comes from; it has no caption."""


@dataclass(frozen=True, slots=True)
class BottomLine:
    """The answer to the memo's question, set apart from everything else."""

    label: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is not as it was in the last edition."""

    verdict: str
    """What became of it, in a word or two: "Weakened", "Contested"; empty for what stands as it was."""
    text: Inlines
    """What it is, from what to what, and why."""


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """What changed since an earlier edition, set apart; never empty."""

    label: str
    items: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A likelihood term with the range its profile gives it.

    Units: per cent, 0 to 100.
    """

    term: str
    low: int
    high: int
    range_text: str
    """The range in words, such as "55–80 %"."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One key judgement."""

    text: Inlines
    """The whole sentence with its likelihood term and note marks."""
    likelihood: Likelihood | None
    confidence: Inlines
    """The confidence and its basis, a sentence of its own."""
    support: Inlines
    """How many reports and origins it rests on."""
    watch: tuple[Inlines, ...]
    """Indicators to watch, each with its date where it has one."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """The key judgements, most important first."""

    items: tuple[Judgement, ...]
    watch_label: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who gives which value for a contested figure."""

    origin: str
    value_text: str
    date: str
    low: Decimal
    high: Decimal
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure: a numeral with its surroundings.

    Shape: `claims` is empty unless the figure is contested, and then has two entries or more.
    """

    qualifier: str
    numeral: str
    unit: str
    label: str
    detail: str
    """Attribution and as-of date."""
    notes: tuple[int, ...] = ()
    claims: tuple[Claim, ...] = ()
    contested_label: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The key figures; each reads as one unit: qualifier, numeral, unit, label, detail."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a comparison or a matrix: one hypothesis."""

    key: str
    """A capital letter that stands for the hypothesis in the matrix."""
    title: str


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A row across the hypotheses; `cells` has one entry per column."""

    label: str
    cells: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hypotheses side by side, in equal width and weight."""

    question: str
    columns: tuple[Column, ...]
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One item of evidence rated against every hypothesis."""

    evidence: Inlines
    ratings: tuple[Rating, ...]
    discriminates: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Evidence against hypotheses; no score, no probability."""

    caption: str
    evidence_label: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    rating_words: tuple[tuple[Rating, str], ...]
    discriminates_label: str
    summary: str
    """What the matrix says, in words; also the text for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event on the timeline."""

    date: str
    """The date in words, as short as its precision allows."""
    day: int
    """The middle of the period as a proleptic Gregorian ordinal; gives the place on an axis."""
    text: Inlines


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on a chart's scale and the words for it."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a chart, as one origin gives it for one date."""

    label: str
    """What it is told by: its date in bars and slopes, its origin in ranges."""
    value_text: str
    """The figure in words, such as "more than 11,000"."""
    low: Decimal
    high: Decimal
    """The ends of a range; a single number is both."""
    detail: str
    """The other one of origin and date; may be empty."""
    day: int
    """The middle of its date as a proleptic Gregorian ordinal; 0 where ranges have no date."""
    open_below: bool = False
    """Whether its words leave it open downwards: "up to", "nearly"."""
    open_above: bool = False
    """Whether its words leave it open upwards: "at least", "more than"."""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Values on one scale: bars, a slope over time, or a range for each origin of a contested figure.

    Shape: two data or more, in order of time in bars and slopes, of value in ranges. The scale runs from the
    first tick to the last and holds every value; that of bars and slopes holds zero.
    """

    kind: ChartKind
    title: str
    unit: str
    """What the values count, in words; empty where the values say it."""
    spread_text: str
    """In ranges, what is said of the values together, such as "contested: 10,000–11,000"; empty otherwise."""
    data: tuple[Datum, ...]
    ticks: tuple[Tick, ...]
    alt: str
    """The chart in words, every value in it, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Option:
    """A course of action."""

    title: str
    recommended_label: str
    """"Recommended" in words, or empty."""
    text: Blocks
    points: tuple[Field, ...]
    """For, against, and whatever else the brief says of it."""


@dataclass(frozen=True, slots=True)
class Options:
    """The courses of action open to the reader."""

    items: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not known, and why it matters."""

    question: Inlines
    detail: Inlines


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not known."""

    items: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote; numbers count from 1 and are unique in a document."""

    number: int
    text: Inlines


@dataclass(frozen=True, slots=True)
class Notes:
    """The endnotes in order of number."""

    items: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source of the memo."""

    reference: Inlines
    descriptor: Inlines
    """Genre, origin, how its date is known, whether its text was at hand."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources in alphabetical order."""

    items: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table with a header row."""

    caption: str
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    row_headers: bool = False
    """Whether the first cell of each row is its header."""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | Head
    | BottomLine
    | WhatChanged
    | Judgements
    | KeyFigures
    | Comparison
    | Matrix
    | Timeline
    | Chart
    | Picture
    | Options
    | Gaps
    | Notes
    | SourceList
    | Table
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole memo, ready to be set.

    Shape: `body` and `annex` together hold one Head at most, at the very front of `body`.
    """

    title: str
    short_title: str
    edition: str
    """The edition in words, such as "Edition 2" or "Draft"; may be empty."""
    author: str
    subject: str
    lang: str
    """A BCP 47 tag."""
    marking: str
    """A TLP 2.0 label, such as "TLP:GREEN"."""
    body: Blocks
    annex: Blocks = ()
    draft: str = ""
    """"Draft" in words, for the head of each page; empty for a memo that is final."""
    copy: str = ""
    """Which copy it is, in words such as "Copy 3 of 12", for the head of each page; may be empty."""
