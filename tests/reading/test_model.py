"""Tests of the common field types of YAML models."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from briefgen.reading.entry import validate
from briefgen.reading.model import Id, Line, Many, Model, Number, Prose
from briefgen.reading.yaml_text import read_yaml


class _All(Model):
    id: Id = "a"
    line: Line = "a"
    prose: Prose = "a"
    number: Number = Decimal(1)
    whole: Annotated[int, Field(ge=0)] = 0
    flag: bool = False
    many: Many[Id] = ()


ACCEPTED = {
    "id: a": "a",
    "id: a1-b2-3": "a1-b2-3",
    "line: '  spaced  '": "spaced",
    "prose: ' kept '": " kept ",
    "number: 1": Decimal(1),
    "number: 0.10": Decimal("0.10"),
    "number: 1e3": Decimal(1000),
    "number: -1e18": Decimal("-1e18"),
    "whole: 7": 7,
    "flag: true": True,
    "many: [a, b]": ("a", "b"),
    "many: []": (),
}
REFUSED = {
    "id: A": "value-format",
    "id: a_b": "value-format",
    "id: -a": "value-format",
    "id: a-": "value-format",
    "id: a--b": "value-format",
    'id: "a\\n"': "value-format",
    "id: 7": "value-type",
    f"id: {'a' * 81}": "value-range",
    "line: ''": "value-empty",
    "line: '   '": "value-empty",
    'line: "a\\nb"': "value-format",
    "line: 2024": "value-type",
    "line: true": "value-type",
    f"line: {'a' * 401}": "value-range",
    "prose: ''": "value-empty",
    "number: '1'": "value-type",
    "number: true": "value-type",
    "number: .nan": "value-type",
    "number: .inf": "value-type",
    "number: 010": "value-type",
    "number: 1e400": "value-range",
    "number: -1e400": "value-range",
    f"number: {'9' * 40}": "value-range",
    "number: 1.1234567890123": "value-range",
    "whole: true": "value-type",
    "whole: '1'": "value-type",
    "whole: 1.0": "value-type",
    "whole: -1": "value-range",
    "flag: 1": "value-type",
    "flag: 'true'": "value-type",
    "flag: yes": "value-type",
    "many: a": "value-type",
    "many: {a: b}": "value-type",
    "many: [1]": "value-type",
    "many: [A]": "value-format",
    "other: 1": "key-unknown",
    "<<: 1": "key-unknown",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ACCEPTED.items())
def test_values_of_the_type_are_accepted(text: str, value: object) -> None:
    """A value of the right type is accepted and converted to Python."""
    entry, problems = validate(_All, read_yaml(text, "f")[0])
    assert problems == ()
    assert entry is not None
    assert getattr(entry.value, text.partition(":")[0]) == value


@pytest.mark.parametrize(("text", "rule"), REFUSED.items())
def test_values_of_another_type_are_refused(text: str, rule: str) -> None:
    """No value is converted to another type: no text to a number, no boolean to a number."""
    entry, problems = validate(_All, read_yaml(text, "f")[0])
    assert (entry is None) == (rule != "key-unknown")
    assert [d.rule for d in problems] == [rule]


def test_models_do_not_change() -> None:
    """The values of a model cannot be set."""
    with pytest.raises(ValidationError):
        _All().line = "b"  # type: ignore[misc]  # this is what must not work
