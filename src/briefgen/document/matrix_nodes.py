"""Nodes of the matrix, which rates evidence against hypotheses."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefgen.document.inlines import Inlines

Rating = Literal["consistent", "inconsistent", "neutral"]


class Column(Struct, frozen=True):
    """A column of a comparison or a matrix, for one hypothesis."""

    key: str
    """The capital letter of the hypothesis in the matrix."""
    title: str


class MatrixRow(Struct, frozen=True):
    """One item of evidence, rated against every hypothesis."""

    evidence: Inlines
    ratings: tuple[Rating, ...]
    discriminates: bool


class Matrix(Struct, frozen=True):
    """A matrix of evidence and hypotheses; it prints no score and no probability."""

    caption: str
    evidence_label: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    rating_words: tuple[tuple[Rating, str], ...]
    discriminates_label: str
    """The header of the column that says whether an item discriminates between the answers."""
    summary: str
    """The matrix in words; also its alternative text."""
    discriminates_words: tuple[str, str] = ("+", "–")
    """What that column says of an item that discriminates between the answers, and of one that does not."""

    def discriminates_word(self, row: MatrixRow) -> str:
        """Return what the last column says of a row."""
        return self.discriminates_words[not row.discriminates]
