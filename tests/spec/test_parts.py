"""Tests of the table of parts."""

from __future__ import annotations

from briefgen.spec.brief import Brief
from briefgen.spec.parts import PARTS, MemoPart


def test_every_key_is_one_of_the_brief() -> None:
    """The content of a part comes from a key that the brief has, or from the whole memo."""
    known = {info.alias or name for name, info in Brief.model_fields.items()}
    assert {part.key for part in MemoPart} - {""} <= known


def test_names_and_frozen_keys_are_unique() -> None:
    """No two parts have the same name, and no two whose items are compared have the same key in frozen data."""
    assert len(PARTS) == len(MemoPart)
    compared = [part.frozen_key for part in MemoPart if part.value.item]
    assert len(set(compared)) == len(compared) > 0
