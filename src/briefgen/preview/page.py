"""What the preview shows of a brief: its page, and the evidence of each of its statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field


class PassagePart(Struct, frozen=True):
    """Words of a source, and whether they are quoted."""

    words: str
    quoted: bool


class ShownPassage(Struct, frozen=True):
    """Sentences of a source that have quotations, with some words around them."""

    source: str
    title: str
    issued: str
    state: str
    parts: tuple[PassagePart, ...]
    at_hand: bool
    """Whether the source's text is at hand; where it is not, there are the quoted words alone."""


class ShownEntry(Struct, frozen=True):
    """A fact or a view."""

    kind: str
    id: str
    words: str
    """The statement of a fact, or who argues what."""
    figure: str
    details: tuple[tuple[str, str], ...]
    """Who says it, when, and what its number is: each a key and its words."""
    path: str
    line: int
    passages: tuple[ShownPassage, ...]
    others: tuple[str, ...]
    """The other facts on the same measure, as `fact:ID`."""


class ShownFinding(Struct, frozen=True):
    """A finding, with the words of the page and the entries that it is about."""

    severity: str
    rule: str
    message: str
    hints: tuple[str, ...]
    path: str
    line: int
    column: int
    words: str
    """Words of the page near which it is shown; empty if there are none."""
    exact: str
    """The words of the page that it is about, among those; empty if that is not known."""
    lead: str
    """The words of the page just before them."""
    cites: str
    """The entry whose references it is shown at, as `fact:ID`; empty if there is none."""
    in_matrix: bool
    """Whether it is shown at such a reference in a matrix only."""


class ShownMeasure(Struct, frozen=True):
    """A row of the ledger."""

    label: str
    words: str
    contested: bool
    facts: tuple[str, ...]
    """As `fact:ID`."""


class UnusedFact(Struct, frozen=True):
    """A fact of the corpus that the brief does not use."""

    name: str
    words: str
    path: str
    line: int


class UnusedFacts(Struct, frozen=True):
    """The facts that the brief does not use, and the texts of their files by the paths that are printed."""

    facts: tuple[UnusedFact, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


class FindingKey(NamedTuple):
    """What tells one finding from another."""

    rule: str
    path: str
    line: int
    column: int


class FindingsElsewhere(Struct, frozen=True):
    """A file with findings that the page of the brief does not show."""

    path: str
    count: int


class PreviewPage(Struct, frozen=True):
    """A brief as it is shown.

    Shape: `html` and `pdf` are empty where no memo could be made; then only `findings` and `files` are new.
    `pdf` alone is empty where it is not drawn yet.
    """

    findings: tuple[ShownFinding, ...]
    html: str = ""
    pdf: bytes = b""
    notes: Mapping[int, str] = field(default_factory=dict)
    """What each note cites, as `fact:ID`."""
    sentences: tuple[str, ...] = ()
    """As they are printed, without the numbers of notes."""
    entries: Mapping[str, ShownEntry] = field(default_factory=dict)
    """By what a note cites."""
    ledger: tuple[ShownMeasure, ...] = ()
    changed: tuple[str, ...] = ()
    """The statements that the last edition did not have."""
    edition: int = 0
    """The number of the last edition; 0 if there is none."""
    is_whole: bool = True
    """Whether it has all that the brief has; else what cannot be printed because of an error is left out."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The texts of the files that have findings or entries, by the paths that are printed."""
