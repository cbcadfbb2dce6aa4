"""Write the neutral document as JSON, and read it back: nothing but what the node types allow is read.

A node is an object of its fields. Fields that have their default are left out. Where several types of node
are allowed, as in a block, the object is inside another with the name of the type: `{"heading": {…}}`.
Numbers with decimals are strings; the data of pictures is in Base64.
"""

from __future__ import annotations

import re
import types
from base64 import b64decode, b64encode
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct

from briefgen.document import inlines, nodes
from briefgen.document.field_defaults import field_defaults
from briefgen.document.nodes import Document

_MAX_DEPTH = 250
"""Steps from the document to a value; deeper than any document that compose makes."""
_MAX_MAGNITUDE = 100
"""Digits of a number before or after its decimal point."""
_AS_IS = frozenset({str, int, bool, type(None)})
"""The types of values that JSON has too."""
_URL = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_NAMES = {"Block": nodes.Block, "Blocks": nodes.Blocks, "Inline": inlines.Inline, "Inlines": inlines.Inlines}


class InvalidDocumentError(ValueError):
    """Data that is not a document; `place` leads to the fault, such as `body.3.heading.level`."""

    def __init__(self, place: tuple[str | int, ...], fault: str) -> None:
        super().__init__(fault)
        self.place = ".".join(str(step) for step in place)


def encode_document(document: Document) -> dict[str, Any]:
    """Return a document as JSON data."""
    encoded: dict[str, Any] = _encode(document, _Form())
    return encoded


def decode_document(data: object) -> Document:
    """Read a document from JSON data, which may come from anywhere.

    Errors: InvalidDocumentError.
    """
    document: Document = _decode(data, Document, ())
    return document


@cache
def _hints(node_type: Any) -> dict[str, Any]:
    return get_type_hints(node_type, localns=_NAMES)


@cache
def _variants(hint: Any) -> dict[str, type]:
    """Return the node types of a union by their names in JSON; empty if it is no union of several nodes."""
    named = [kind for kind in get_args(hint) if isinstance(kind, type) and issubclass(kind, Struct)]
    return {kind.__name__.lower(): kind for kind in named} if len(named) > 1 else {}


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


# ---------------------------------------------------------------- write


class _Form(Struct, frozen=True):
    """How the values of a field are written."""

    named: frozenset[type] = frozenset()
    """The node types that are written with their name."""
    items: tuple[_Form, ...] = ()
    """The forms of the items of a tuple."""
    repeated: bool = False
    """Whether all items have the first form."""


@cache
def _forms(node_type: type[Struct]) -> tuple[tuple[str, Any, _Form], ...]:
    """Return the name, the default and the form of each field of a node."""
    hints = _hints(node_type)
    return tuple((name, default, _form(hints[name])) for name, default in field_defaults(node_type).items())


def _form(hint: Any) -> _Form:
    if get_origin(hint) is not tuple:
        return _Form(frozenset(_variants(hint).values()) if _is_union(hint) else frozenset())
    items = get_args(hint)
    repeated = items[-1] is Ellipsis
    return _Form(items=tuple(map(_form, items[:1] if repeated else items)), repeated=repeated)


def _encode(value: Any, form: _Form) -> Any:
    node_type: Any = type(value)
    if isinstance(value, Struct):
        node = {
            name: content if type(content) in _AS_IS else _encode(content, inner)
            for name, default, inner in _forms(node_type)
            if (content := getattr(value, name)) != default
        }
        return {node_type.__name__.lower(): node} if node_type in form.named else node
    if isinstance(value, tuple):
        forms = form.items * len(value) if form.repeated else form.items
        return [_encode(item, inner) for item, inner in zip(value, forms, strict=True)]
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return str(value) if isinstance(value, Decimal) else value


# ---------------------------------------------------------------- read


def _decode(data: object, hint: Any, place: tuple[str | int, ...]) -> Any:
    """Read data as a value of a type."""
    if len(place) > _MAX_DEPTH:
        raise InvalidDocumentError(place[:5], f"more than {_MAX_DEPTH} levels")
    if _is_union(hint):
        return _decode_union(data, hint, place)
    if get_origin(hint) is Literal:
        if data not in get_args(hint) or isinstance(data, bool):
            raise InvalidDocumentError(place, f"expected one of {', '.join(map(str, get_args(hint)))}")
        return data
    if get_origin(hint) is tuple:
        return _decode_tuple(data, get_args(hint), place)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _decode_node(data, hint, place)
    return _decode_scalar(data, hint, place)


def _decode_union(data: object, hint: Any, place: tuple[str | int, ...]) -> Any:
    variants = _variants(hint)
    if not variants:
        (other,) = (kind for kind in get_args(hint) if kind is not type(None))
        return None if data is None else _decode(data, other, place)
    if not isinstance(data, dict) or len(data) != 1 or not variants.keys() >= data.keys():
        raise InvalidDocumentError(place, f"expected one of {', '.join(variants)}")
    ((name, content),) = data.items()
    return _decode_node(content, variants[name], (*place, name))


def _decode_tuple(data: object, items: tuple[Any, ...], place: tuple[str | int, ...]) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise InvalidDocumentError(place, "expected a list")
    each = items[:1] * len(data) if items[-1] is Ellipsis else items
    if len(each) != len(data):
        raise InvalidDocumentError(place, f"expected {len(each)} items")
    pairs = zip(data, each, strict=True)
    return tuple(_decode(item, hint, (*place, i)) for i, (item, hint) in enumerate(pairs))


def _decode_node(data: object, node_type: type, place: tuple[str | int, ...]) -> Any:
    if not isinstance(data, dict):
        raise InvalidDocumentError(place, "expected an object")
    hints = _hints(node_type)
    if unknown := data.keys() - hints.keys():
        raise InvalidDocumentError((*place, min(unknown)), "unknown key")
    values = {name: _decode(item, hints[name], (*place, name)) for name, item in data.items()}
    for name, default in field_defaults(node_type).items():
        if name not in values and default is NODEFAULT:
            raise InvalidDocumentError((*place, name), "is missing")
    if node_type is inlines.Link and not _URL.match(values["url"]):
        raise InvalidDocumentError((*place, "url"), "expected an address with http, https or mailto")
    return node_type(**values)


def _decode_scalar(data: object, hint: Any, place: tuple[str | int, ...]) -> Any:
    if hint in (str, int, bool):
        if type(data) is not hint:
            raise InvalidDocumentError(place, f"expected {_SCALARS[hint]}")
        return data
    if not isinstance(data, str):
        raise InvalidDocumentError(place, f"expected {_SCALARS[hint]} in a string")
    try:
        read = b64decode(data, validate=True) if hint is bytes else Decimal(data)
    except (ValueError, InvalidOperation):
        raise InvalidDocumentError(place, f"expected {_SCALARS[hint]} in a string") from None
    if isinstance(read, Decimal) and not (read.is_finite() and abs(read.adjusted()) <= _MAX_MAGNITUDE):
        raise InvalidDocumentError(place, "expected a finite number of usual size")
    return read


_SCALARS = {str: "a text", int: "a whole number", bool: "true or false", bytes: "Base64", Decimal: "a number"}
