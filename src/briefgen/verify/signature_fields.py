"""Check what a signature adds to the form of a file: fields that show nothing but what is in their own place.

Source: ISO 32000-1, 12.5.5, 12.7.2 and 12.7.4.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from briefgen.verify.object_graph import describe

_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
"""Entries of a form that has signatures only."""
_FIELD = frozenset(
    [
        "/Type",
        "/Subtype",
        "/FT",
        "/T",
        "/TU",
        "/F",
        "/Ff",
        "/P",
        "/Rect",
        "/V",
        "/AP",
        "/Lock",
        "/SV",
        "/StructParent",
        "/MK",
        "/DA",
    ]
)
"""Entries of a signature field; no actions, and no children."""
_NOT_PAINTING = frozenset({"q", "Q", "cm", "gs"})


def form_faults(file: pikepdf.Pdf) -> Iterator[str]:
    """Yield what a form has that no signature needs, such as scripts, and pages of its own (XFA)."""
    form = file.Root.get("/AcroForm", Dictionary())
    yield from sorted(f"`{key}`" for key in set(form.keys()) - _FORM)
    for field in form.get("/Fields", Array()):
        if not is_signature_field(field):
            yield describe(field)


def is_signature_field(item: Any) -> bool:
    """Check whether an object is a signature field without actions and children."""
    return isinstance(item, Dictionary) and item.get("/FT") == Name.Sig and set(item.keys()) <= _FIELD


def is_invisible_field(item: Any) -> bool:
    """Check whether an object is a signature field without an area."""
    if not is_signature_field(item):
        return False
    left, bottom, right, top = (float(side) for side in item.Rect)
    return left == right or bottom == top


def is_plain_appearance(field: Any) -> bool:
    """Check whether a field always looks the same, also under the mouse; its place clips it."""
    look = field.get("/AP", Dictionary())
    return isinstance(look, Dictionary) and set(look.keys()) <= {"/N"} and isinstance(look.get("/N"), Stream)


def is_empty_appearance(field: Any) -> bool:
    """Check whether the appearance of a field paints nothing, or has no area to paint on."""
    if is_invisible_field(field):
        return True
    operators = {str(step.operator) for step in pikepdf.parse_content_stream(field.AP.N)}
    return operators <= _NOT_PAINTING
