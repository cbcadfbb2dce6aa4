"""Numbers that are a part of a name: Hornsea 3, Article 5."""

from __future__ import annotations

from briefgen.language.claims import Difference
from briefgen.language.reading import Reading


def is_named_number(found: Difference, claim: Reading, text: str) -> bool:
    """Check whether a number that differs is behind a name, and a text has this name with this number."""
    before = [word for word in claim.passage.words if word.end < found.start + 1]
    if found.respect != "value" or not before:
        return False
    name = claim.text[before[-1].start : found.end]
    if claim.text[before[-1].end : found.start].strip():
        return False  # the letters of a currency: US$ 5
    return name[:1].isupper() and len(name.split()) > 1 and name in " ".join(text.split())
