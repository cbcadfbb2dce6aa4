"""What tests of layout share."""

from __future__ import annotations

import pytest

from briefgen.render.pdf.text_style import TextStyle


class MeasuredText:
    """Counts the characters whose width was measured, which is most of the work of layout."""

    def __init__(self) -> None:
        self.characters = 0


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> MeasuredText:
    """Count the characters that are measured during a test."""
    count = MeasuredText()
    width = TextStyle.width

    def counted(style: TextStyle, text: str, *, rtl: bool = False) -> float:
        count.characters += len(text)
        return width(style, text, rtl=rtl)

    monkeypatch.setattr(TextStyle, "width", counted)
    return count
