"""Nodes of the key figures."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Claim(Struct, frozen=True):
    """One origin's value for a contested figure."""

    origin: str
    """Whose value it is, and of when if that is known."""
    value_text: str
    low: Decimal
    high: Decimal
    notes: tuple[int, ...] = ()
    date: str = ""
    """The date, in a document that was written before `origin` had it."""

    @property
    def origin_and_date(self) -> str:
        """The origin with its date, as it is printed."""
        return f"{self.origin}, {self.date}" if self.date else self.origin


class Tile(Struct, frozen=True):
    """A key figure: the number with its qualifier, unit, label and detail.

    Shape: `claims` has two entries or more if the figure is contested; otherwise it is empty.
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


class KeyFigures(Struct, frozen=True):
    """The key figures. Each is read as one unit: qualifier, number, unit, label, detail."""

    tiles: tuple[Tile, ...]
