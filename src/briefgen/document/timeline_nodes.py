"""Nodes of the timeline."""

from __future__ import annotations

from msgspec import Struct

from briefgen.document.inlines import Inlines


class Event(Struct, frozen=True):
    """A dated event on the timeline."""

    date: str
    """The date in words, as short as its precision allows."""
    day: int
    """The middle of the period as a proleptic Gregorian ordinal; it positions the event on an axis."""
    text: Inlines


class Timeline(Struct, frozen=True):
    """Events in chronological order."""

    events: tuple[Event, ...]
