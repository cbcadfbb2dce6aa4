"""What is known of each quotation: where it stands in its source, and how that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["exact", "moved", "ambiguous", "missing", "source-changed", "unavailable"]


@dataclass(frozen=True, slots=True)
class Proof:
    """The state of one quotation. Units: code points of the source's text, the end exclusive."""

    state: State
    start: int | None = None
    end: int | None = None
    locked_on: date | None = None
    """The day of the lock that vouches for it, where the text was not at hand."""


Proofs = Mapping[tuple[str, int], Proof]
"""By owner (`fact:ID` or `view:ID`) and the quotation's index in its evidence."""
