"""The canonical form of a brief: readable YAML, whatever characters it has."""

from __future__ import annotations

import pytest

from briefgen.compose.carried import canonical_brief
from briefgen.reading.yaml_text import read_yaml


@pytest.mark.parametrize(
    "title", ["Ships wait", "Schiffe – „warten“", "船只等待", "A ship \U0001f6a2 waits", "𠮷野家"]
)
def test_characters_are_written_as_they_are(title: str) -> None:
    """No character is escaped, and reading the form gives the text back."""
    written = canonical_brief({"title": title}, ())
    assert title in written
    assert read_yaml(written, "brief.yaml")[0].data == {"title": title}
