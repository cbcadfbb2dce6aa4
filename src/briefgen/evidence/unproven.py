"""What a memo prints that no evidence proves: the analyst's own numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A threshold, deadline, duration or sum proposed, which rests on no source."""

    field: str
    """The field of the brief that has it, by keys and ids: `options.open-gate.text`."""
    words: str
    """The words of the text: `at least 34 slots a day`."""
    value: str
    """What was read from the words: `at least 34`, `2 %`, `25000000 EUR`, `3 month`, `2026-05-15`."""


@dataclass(frozen=True, slots=True)
class Unproven:
    """What a memo prints that no evidence proves."""

    own_numbers: tuple[OwnNumber, ...] = ()
