"""Markings: who may read an entry or a memo. Source: FIRST, Traffic Light Protocol 2.0, 2."""

from __future__ import annotations

from typing import Final, Literal

Marking = Literal["TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR"]
MARKINGS: Final = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""From the widest circle of readers to the narrowest."""


def is_below(marking: str, other: str) -> bool:
    """Check whether a marking lets more people read than another; one of another scheme never does."""
    known = marking in MARKINGS and other in MARKINGS
    return known and MARKINGS.index(marking) < MARKINGS.index(other)
