"""Nodes of the timeline."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event on the timeline."""

    date: str
    """The date in words, as short as its precision allows."""
    day: int
    """The middle of the period as a proleptic Gregorian ordinal; it positions the event on an axis."""
    text: Inlines


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in chronological order."""

    events: tuple[Event, ...]
