"""Tests of validated values with their place."""

from __future__ import annotations

from briefgen.diagnostic import Span
from briefgen.reading.entry import validate
from briefgen.reading.model import Line, Many, Model
from briefgen.reading.yaml_text import read_yaml


class _Boat(Model):
    name: Line
    crew: Many[Line] = ()


TEXT = "boats:\n  - name: Ada\n    crew: [Bo, Cy]\n  - name: 5\n"


def test_an_entry_knows_its_places() -> None:
    """A nested entry returns the places of its values, keys and characters in the file."""
    entry, problems = validate(_Boat, read_yaml(TEXT, "f")[0], ("boats", 0))
    assert problems == ()
    assert entry is not None
    assert entry.value == _Boat(name="Ada", crew=("Bo", "Cy"))
    assert entry.at("crew", 1) == Span("f", 3, 16, 3, 18)
    assert entry.key("crew") == Span("f", 3, 5, 3, 9)
    assert entry.within(("name",), 1, 3) == Span("f", 2, 12, 2, 14)
    assert entry.at() == Span("f", 2, 5, 2, 6)


def test_a_faulty_entry_is_none() -> None:
    """Data that do not fit the model give no entry, and findings at their places."""
    entry, problems = validate(_Boat, read_yaml(TEXT, "f")[0], ("boats", 1))
    assert entry is None
    assert [(d.rule, d.span.line, d.span.column) for d in problems] == [("value-type", 4, 11)]
