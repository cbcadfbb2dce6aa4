"""Names of fields for readers of evidence.json, who have the brief but no places in files."""

from __future__ import annotations

from typing import Any

from briefgen.corpus.section import Section
from briefgen.corpus.view import Question
from briefgen.reading.entry import Entry
from briefgen.reading.fields import Path


def field_name(entry: Entry[Any], path: Path) -> str:
    """Return a field as keys and ids from the brief on: `views.how-long.hypotheses.stays.would_change`."""
    value = entry.value
    steps: list[str] = []
    if isinstance(value, Question):
        steps = ["views", value.id]
    elif isinstance(value, Section):
        steps = ["sections", value.id]
    for number, step in enumerate(path, 1):
        item = entry.text.lookup((*entry.path, *path[:number]))
        named = isinstance(step, int) and isinstance(item, dict) and "id" in item
        steps.append(str(item["id"] if named else step))
    return ".".join(steps)
