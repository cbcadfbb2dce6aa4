"""Tests of the JSON Schemas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.reading.entry import validate
from briefgen.reading.yaml_text import read_yaml
from briefgen.spec.schemas import MODELS, schema_text
from tests.workspace import ROOT, TEMPLATES

FILES: dict[str, list[Path]] = {
    "brief": sorted((ROOT / "briefs").glob("*.yaml")),
    "source": sorted((ROOT / "briefs/corpus/sources").glob("*.yaml")),
    "fact": sorted((ROOT / "briefs/corpus/facts").glob("*.yaml")),
    "view": sorted((ROOT / "briefs/corpus/views").glob("*.yaml")),
    "theme": sorted(TEMPLATES.glob("*/theme.yaml")),
    "product": sorted(TEMPLATES.glob("*/product.yaml")),
}
PAIRS = [(kind, path) for kind, paths in FILES.items() for path in paths]


def _schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_text(kind))
    return found


def _objects(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield schema["title"], schema
    yield from schema.get("$defs", {}).items()


def accepts(schema: dict[str, Any], whole: dict[str, Any], value: Any) -> list[str]:
    """Return where a value does not fit a schema; this knows the keywords that our schemas use."""
    schema = {**schema, **_resolved(schema, whole)}
    if "allOf" in schema:
        return [fault for part in schema["allOf"] for fault in accepts(part, whole, value)]
    if "anyOf" in schema:
        return min((accepts(part, whole, value) for part in schema["anyOf"]), key=len)
    kinds = schema.get("type", [])
    names = [kinds] if isinstance(kinds, str) else kinds
    if names and not any(_is(value, name) for name in names):
        return [f"{value!r} is no {names}"]
    return list(
        _in_object(schema, whole, value) if isinstance(value, dict) else _inside(schema, whole, value)
    )


def _inside(schema: dict[str, Any], whole: dict[str, Any], value: Any) -> Iterator[str]:
    choices = schema.get("enum", [schema["const"]] if "const" in schema else [value])
    if value not in choices:
        yield f"{value} is not in {choices}"
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            yield f"{len(value)} items"
        for item in value:
            yield from accepts(schema.get("items", {}), whole, item)
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{value!r} is not {schema['pattern']}"


def _resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = whole["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else {}
    return found


def _in_object(schema: dict[str, Any], whole: dict[str, Any], value: dict[str, Any]) -> Iterator[str]:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    yield from (f"no {key}" for key in schema.get("required", []) if key not in value)
    for key, item in value.items():
        if key in properties:
            yield from accepts(properties[key], whole, item)
        elif isinstance(others, dict):
            yield from accepts(others, whole, item)
        elif not others and "patternProperties" not in schema:
            yield f"{key} is not known"


def _is(value: Any, name: str) -> bool:
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    if name in kinds:
        return isinstance(value, kinds[name])
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole or (name == "number" and not isinstance(value, (str, bool, list, dict, type(None))))


@pytest.mark.parametrize("kind", MODELS)
def test_every_property_is_described(kind: str) -> None:
    """Every key of every object has a description for an editor to show."""
    for name, part in _objects(_schema(kind)):
        for key, described in part.get("properties", {}).items():
            assert described.get("description"), f"{kind}: {name}.{key}"


@pytest.mark.parametrize("kind", MODELS)
def test_every_object_is_closed(kind: str) -> None:
    """An editor underlines a key that is not known: no object is open."""
    for name, part in _objects(_schema(kind)):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, f"{kind}: {name}"


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_says_what_it_is(kind: str) -> None:
    """A schema names its dialect and itself."""
    schema = _schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"briefgen:{kind}"
    assert schema_text(kind).endswith("}\n")


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("brief", {"title", "product", "as_of", "marking", "question", "bottom_line"}),
        ("source", {"id", "type", "genre", "title", "issued", "origin"}),
        ("view", {"id", "question", "hypotheses"}),
        ("product", {"title", "parts", "budget"}),
    ],
)
def test_required_keys(kind: str, required: set[str]) -> None:
    """A schema requires the keys that the model does."""
    assert set(_schema(kind).get("required", [])) == required


@pytest.mark.parametrize(
    ("kind", "key"), [("brief", "from"), ("source", "container-title"), ("source", "issued-note")]
)
def test_keys_are_those_of_yaml(kind: str, key: str) -> None:
    """A schema has the keys as they are written in YAML."""
    assert key in _schema(kind)["properties"]
    assert f"{key.replace('-', '_')}" not in _schema(kind)["properties"] or key == key.replace("-", "_")


@pytest.mark.parametrize(("kind", "path"), PAIRS, ids=[f"{k}-{p.parent.name}-{p.stem}" for k, p in PAIRS])
def test_real_files_fit(kind: str, path: Path) -> None:
    """Every YAML file of the repository fits its schema and its model, and names the schema in its first line."""
    text = path.read_text("utf-8")
    read, problems = read_yaml(text, path.name)
    assert problems == ()
    assert validate(MODELS[kind], read)[1] == ()
    schema = _schema(kind)
    assert accepts(schema, schema, read.data) == []
    assert re.match(rf"# yaml-language-server: \$schema=(\.\./)+\.schema/{kind}s?\.json\n", text)


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("source", "id: a\n", "no genre"),
        ("product", "title: a\nparts: [{part: haed}]\nbudget: {body_pages: 1, annex_pages: 1}\n", "haed is not in"),
        ("theme", "colours: {ink: red}\n", "'red' is not"),
        ("fact", "fatcs: []\n", "fatcs is not known"),
        ("view", "id: A\nquestion: b\nhypotheses: []\n", "0 items"),
    ],
)  # fmt: skip
def test_a_schema_refuses_what_does_not_fit(kind: str, text: str, fault: str) -> None:
    """A schema underlines what the model would refuse."""
    schema = _schema(kind)
    assert any(f.startswith(fault) for f in accepts(schema, schema, read_yaml(text, "f")[0].data))
