"""Tests of fields that are marked by their type."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefgen.reading.entry import validate
from briefgen.reading.fields import marked_fields, prose_paths
from briefgen.reading.model import Line, Many, Model, Prose, ProseMark
from briefgen.reading.yaml_text import read_yaml


class Inner(Model):
    """A model in a list."""

    name: Line
    text: Prose
    note: Prose | None = None


class Outer(Model):
    """A model with prose at every depth, and text that is none."""

    title: Line
    from_: Prose | None = Field(None, alias="from")
    items: Many[Inner] = ()
    one: Inner | None = None
    several: Annotated[Many[Prose], Field(min_length=1)]


TEXT = """\
title: A
items: [{name: a, text: b}, {name: c, text: d, note: e}]
several: [f, g]
"""


def test_marked_fields_are_found_in_every_form() -> None:
    """A mark is found under an alias, in a choice with nothing, in a list, and in a model within a model."""
    assert [".".join(pattern) for pattern, _ in marked_fields(Outer, ProseMark)] == [
        "from", "items.*.text", "items.*.note", "one.text", "one.note", "several.*",
    ]  # fmt: skip


def test_paths_are_those_of_the_text() -> None:
    """Prose is listed where the text has it, once for each item of a list."""
    entry, problems = validate(Outer, read_yaml(TEXT, "a.yaml")[0])
    assert problems == ()
    assert entry is not None
    assert list(prose_paths(entry)) == [
        ("items", 0, "text"), ("items", 1, "text"), ("items", 1, "note"), ("several", 0), ("several", 1),
    ]  # fmt: skip
