"""Read a section of cross-references by a strict grammar: a table with its trailer, or a stream.

Source: ISO 32000-1, 7.5.4, 7.5.5 and 7.5.8.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from briefgen.verify.object_syntax import ObjectValue, UnusualSyntaxError, read_value, skip_space
from briefgen.verify.stream_data import decoded, filters_of, unpredicted

_SUBSECTION = re.compile(rb"([0-9]{1,10}) ([0-9]{1,10}) ?(?:\r\n|\r|\n)")
_ROW = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf])(?: \r| \n|\r\n)")
_ROW_BYTES = 20
_ROW_FIELDS = 3


class ObjectLocation(NamedTuple):
    """Where an object is."""

    kind: int
    """0 for no object, 1 for an object of the file, 2 for one inside a stream of objects."""
    place: int
    """The offset of the object, or the number of the stream of objects."""
    detail: int
    """The generation of the object, or its index in the stream of objects."""


class CrossReferenceSection(Struct, frozen=True):
    """A section of cross-references with its trailer."""

    entries: Mapping[int, ObjectLocation]
    trailer: Mapping[bytes, ObjectValue]
    size: int
    previous: int | None


def read_table(pdf: bytes, position: int) -> tuple[CrossReferenceSection, int]:
    """Read a table and its trailer at a position; return it with the position behind it.

    Errors: UnusualSyntaxError.
    """
    position = skip_space(pdf, position + len(b"xref"))
    entries: dict[int, ObjectLocation] = {}
    while found := _SUBSECTION.match(pdf, position):
        position = found.end()
        for number in range(int(found[1]), int(found[1]) + int(found[2])):
            row = _ROW.match(pdf, position)
            if row is None or number in entries:
                raise UnusualSyntaxError(f"a faulty table of cross-references at {position}")
            entries[number] = ObjectLocation(int(row[3] == b"n"), int(row[1]), int(row[2]))
            position += _ROW_BYTES
        position = skip_space(pdf, position)
    if not pdf.startswith(b"trailer", position):
        raise UnusualSyntaxError(f"a table of cross-references without a trailer at {position}")
    value, position = read_value(pdf, position + len(b"trailer"))
    if value.get(b"/XRefStm"):
        raise UnusualSyntaxError("two sets of cross-references, of which a reader takes one")
    return _section(value, entries), position


def read_xref_stream(value: ObjectValue, encoded: bytes) -> CrossReferenceSection:
    """Read a stream of cross-references.

    Errors: UnusualSyntaxError.
    """
    data = unpredicted(value.get(b"/DecodeParms"), decoded(filters_of(value), encoded))
    size, widths, index = value.get(b"/Size"), value.get(b"/W"), value.get(b"/Index")
    if size is None or widths is None:
        raise UnusualSyntaxError("a stream of cross-references without a size")
    wide = widths.integers()
    numbers = index.integers() if index else (0, *size.integers())
    if len(wide) != _ROW_FIELDS or len(numbers) % 2:
        raise UnusualSyntaxError("a stream of cross-references with faulty widths")
    entries: dict[int, ObjectLocation] = {}
    position = 0
    for first, count in zip(numbers[::2], numbers[1::2], strict=True):
        for number in range(first, first + min(count, len(data) + 1)):
            row = data[position : position + sum(wide)]
            position += sum(wide)
            if len(row) < sum(wide) or not row or number in entries:
                raise UnusualSyntaxError("a stream of cross-references of another length than it states")
            entries[number] = _entry(row, wide)
    if position != len(data):
        raise UnusualSyntaxError("a stream of cross-references of another length than it states")
    return _section(value, entries)


def _entry(row: bytes, widths: tuple[int, ...]) -> ObjectLocation:
    fields, position = [], 0
    for width in widths:
        fields.append(int.from_bytes(row[position : position + width], "big"))
        position += width
    kind = fields[0] if widths[0] else 1
    if kind > 2:  # the kinds are explained at Entry
        raise UnusualSyntaxError("a cross-reference of an unknown kind")
    return ObjectLocation(kind, *fields[1:])


def _section(value: ObjectValue, entries: Mapping[int, ObjectLocation]) -> CrossReferenceSection:
    size, previous = value.get(b"/Size"), value.get(b"/Prev")
    if size is None or value.entries is None:
        raise UnusualSyntaxError("a trailer without a size")
    before = previous.integers()[0] if previous else None
    return CrossReferenceSection(entries, value.entries, size.integers()[0], before)
