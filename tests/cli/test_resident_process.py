"""Tests of what the resident process loads before it serves."""

from __future__ import annotations

from briefgen.cli.resident_process import build_starter
from briefgen.render.pdf.shaping import shape


def test_a_memo_of_our_own_is_built_in_advance() -> None:
    """What a build loads at first use, such as the fonts, is there before the first command."""
    shape.cache_clear()
    build_starter()
    assert shape.cache_info().currsize > 0
