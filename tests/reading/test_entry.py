"""Tests of validated values with their place."""

from __future__ import annotations

from msgspec.structs import replace

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


def test_data_are_validated_once_for_each_model() -> None:
    """A text that is read again has the same value; another model, place or data have their own."""
    text = read_yaml("- name: Ada\n- name: Bo\n", "f")[0]

    class _Person(Model):
        name: Line

    first, again, other_place, other_model, other_data = (
        validate(model, each, path)[0]
        for model, each, path in (
            (_Boat, text, (0,)),
            (_Boat, read_yaml("- name: Ada\n- name: Bo\n", "f")[0], (0,)),
            (_Boat, text, (1,)),
            (_Person, text, (0,)),
            (_Boat, replace(text, data=[{"name": "Cy"}]), (0,)),
        )
    )
    assert first
    assert again
    assert first.value is again.value
    assert other_place
    assert other_place.value == _Boat(name="Bo")
    assert other_model
    assert other_model.value == _Person(name="Ada")
    assert other_data
    assert other_data.value == _Boat(name="Cy")


def test_a_digest_is_that_of_text_and_data() -> None:
    """The digest of a text is another for another text, and for the same text with other data."""
    text = read_yaml("name: Ada", "f")[0]
    assert text.digest == replace(text, path="g").digest
    assert text.digest != replace(text, data={"name": "Bo"}).digest
    assert text.digest != read_yaml("name: Ada ", "f")[0].digest
