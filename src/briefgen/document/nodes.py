"""Block nodes of the neutral document, which compose builds and the renderers print.

The document contains text and its order. It has no units, fonts, colours or tags. It contains every string
that a reader sees, except the page number.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefgen.document.chart_nodes import Chart
from briefgen.document.inlines import Inlines
from briefgen.document.key_figure_nodes import KeyFigures
from briefgen.document.matrix_nodes import Column, Matrix
from briefgen.document.note_nodes import Notes, SourceList
from briefgen.document.timeline_nodes import Timeline

# ---------------------------------------------------------------- blocks of running text


class Heading(Struct, frozen=True):
    """A heading. Levels start at 2, because the title in the head is level 1, and no level is skipped."""

    level: int
    children: Inlines


class Paragraph(Struct, frozen=True):
    """A paragraph of running text."""

    children: Inlines


class ListBlock(Struct, frozen=True):
    """A list; each item is a sequence of blocks."""

    items: tuple[Blocks, ...]
    start: int | None = None
    """The first number of an ordered list; None for a bulleted list."""


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: Blocks


# ---------------------------------------------------------------- blocks of the memo


class Field(Struct, frozen=True):
    """A label and its value, such as To or From in the head."""

    label: str
    value: Inlines


class Picture(Struct, frozen=True):
    """A picture that was decoded and encoded again, so that it contains pixels and no metadata.

    Shape: an RGB JPEG, or an RGB PNG of 8 bits a channel that is not interlaced.
    """

    data: bytes
    media_type: Literal["image/jpeg", "image/png"]
    width_px: int
    height_px: int
    alt: str
    """Alternative text: what the picture shows."""
    caption: str = ""


class Head(Struct, frozen=True):
    """The head of the memo: product, date, title and fields."""

    kind: str
    """The name of the product, such as "Policy memo"."""
    date: str
    """The as-of date in words."""
    title: str
    fields: tuple[Field, ...]
    logo: Picture | None = None
    """The logo of the organisation that issues the memo; it has no caption."""


class BottomLine(Struct, frozen=True):
    """The answer to the memo's question, set apart from the rest."""

    label: str
    blocks: Blocks


class Decision(Struct, frozen=True):
    """What the reader is asked to decide: what, by when, who leads, what it costs."""

    fields: tuple[Field, ...]


class Changed(Struct, frozen=True):
    """One item that differs from the last edition."""

    verdict: str
    """The kind of change in a word or two, such as "Weakened" or "Contested"; empty if unchanged."""
    text: Inlines
    """The item, its old and new state, and the reason."""


class WhatChanged(Struct, frozen=True):
    """The changes since an earlier edition, set apart; never empty."""

    label: str
    items: tuple[Changed, ...]


class Likelihood(Struct, frozen=True):
    """A likelihood term with its range in the likelihood profile.

    Units: per cent, 0 to 100.
    """

    term: str
    low: int
    high: int
    range_text: str
    """The range in words, such as "55–80%"."""


class Judgement(Struct, frozen=True):
    """One key judgement."""

    text: Inlines
    """The whole sentence, with its likelihood term and note references."""
    likelihood: Likelihood | None
    confidence: Inlines
    """The confidence and its basis, as a separate sentence."""
    support: Inlines
    """How many reports and origins support it."""
    watch: tuple[Inlines, ...]
    """Indicators to watch, each with its date if it has one."""


class Judgements(Struct, frozen=True):
    """The key judgements, most important first."""

    items: tuple[Judgement, ...]
    watch_label: str


class ComparisonRow(Struct, frozen=True):
    """A row of a comparison; `cells` has one entry per column."""

    label: str
    cells: tuple[Blocks, ...]


class Comparison(Struct, frozen=True):
    """A table that compares hypotheses, in columns of equal width and weight."""

    question: str
    columns: tuple[Column, ...]
    rows: tuple[ComparisonRow, ...]


class Option(Struct, frozen=True):
    """A course of action."""

    title: str
    recommended_label: str
    """The word "Recommended" in the memo's language, or empty."""
    text: Blocks
    points: tuple[Field, ...]
    """Labelled points: for, against, and further fields of the brief."""


class Options(Struct, frozen=True):
    """The courses of action."""

    items: tuple[Option, ...]


class Gap(Struct, frozen=True):
    """A question that nobody has answered, and why it matters."""

    question: Inlines
    detail: Inlines


class Gaps(Struct, frozen=True):
    """The open questions."""

    items: tuple[Gap, ...]


class Table(Struct, frozen=True):
    """A plain table.

    Shape: `header` and each row have one entry per column; there is at least one column.
    """

    caption: str
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    row_headers: bool = False
    """Whether the first cell of each row is a row header."""


class Signature(Struct, frozen=True):
    """A place for a signature; in the PDF it has an empty signature field."""

    label: str
    """For whom the memo is signed, such as "Signed for the harbour office"."""


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | Head
    | BottomLine
    | Decision
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
    | Signature
)
Blocks = tuple[Block, ...]


class Document(Struct, frozen=True):
    """A whole memo, the input of the renderers.

    Shape: at most one Head, and only as the first block of `body`.
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
    """The word "Draft" in the memo's language, for the page header; empty for a final memo."""
    copy: str = ""
    """The copy number in words, such as "Copy 3 of 12", for the page header; may be empty."""
    recipient: str = ""
    """For whom the copy was made, for the page header; empty in every other file."""
