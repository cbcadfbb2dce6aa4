"""Read a PDF from its first byte to its last by a strict grammar that every reader resolves in the same way.

Readers find objects in different ways: by the last table of cross-references, by an older one, by a stream
beside a table, or, in a file that seems damaged, by a search for `obj`. Here a revision is a header, objects
and sections of cross-references, and nothing else. It has each object only once, and the sections name each
object at its place, so all ways lead to the same objects. Source: ISO 32000-1, 7.5.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct, field

from briefgen.verify.cross_references import (
    CrossReferenceSection,
    ObjectLocation,
    read_table,
    read_xref_stream,
)
from briefgen.verify.object_syntax import ObjectValue, UnusualSyntaxError, read_value, skip_space
from briefgen.verify.stream_data import decoded, filters_of

_HEADER = re.compile(rb"%PDF-1\.[0-7][\r\n]")
_COMMENT = re.compile(rb"%[^\r\n]*(?=[\r\n])")
_PART = re.compile(rb"\b(?:obj|endobj|stream|endstream|xref|startxref|trailer)\b")
_OBJECT = re.compile(rb"([1-9][0-9]{0,9}) ([0-9]{1,5}) obj(?=[\0\t\n\f\r <\[/(+.0-9-]|true|false|null)")
_STREAM = re.compile(rb"stream\r?\n")
_STREAM_END = re.compile(rb"\s*endstream\s+endobj(?=\s)")
_OBJECT_END = re.compile(rb"\s*endobj(?=\s)")
_END = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF(?:\r\n|[\r\n]|\Z)")
_TABLE = re.compile(rb"xref[ \r\n]")
_SAME_IN_ALL = (b"/Root", b"/Info")


class _ReadObject(Struct, frozen=True):
    offset: int
    generation: int
    value: ObjectValue
    data: bytes | None = None
    """Of a stream, as encoded; None for other objects."""


class _Revision(Struct):
    """What was written at one time: objects, and the sections of cross-references to them."""

    objects: dict[int, _ReadObject] = field(default_factory=dict)
    """By number."""
    sections: dict[int, CrossReferenceSection] = field(default_factory=dict)
    """By offset."""
    start: int = 0
    """The offset of the section that readers read first."""


def syntax_fault(pdf: bytes, length_of: Callable[[int, int], int], base: int) -> str:
    """Return what readers may resolve differently, in words; empty if there is nothing.

    `length_of` returns the integer that is an object, given its number and generation; `base` is the length
    of the file before it was signed, which is that of the whole file if nobody signed it.
    """
    try:
        revisions, ends = _FileReader(pdf, length_of).read()
        if ends[0] != base or (base == len(pdf) and len(revisions) > 1):
            return "a change that was appended to the file"
        previous = None
        for revision in revisions:
            _check_revision(revision, previous)
            previous = revision.start
    except UnusualSyntaxError as fault:
        return str(fault)
    return ""


class _FileReader:
    """Reads the revisions of a file."""

    def __init__(self, pdf: bytes, length_of: Callable[[int, int], int]) -> None:
        self._pdf = pdf
        self._length_of = length_of
        self._position = 0
        self._revision = _Revision()

    def read(self) -> tuple[list[_Revision], list[int]]:
        """Return the revisions and where each ends."""
        if not _HEADER.match(self._pdf):
            raise UnusualSyntaxError("a header of an unknown version")
        revisions: list[_Revision] = []
        ends: list[int] = []
        while (position := skip_space(self._pdf, self._position)) < len(self._pdf):
            self._position = position
            if found := _END.match(self._pdf, position):
                self._position = found.end()
                if int(found[1]) == 0 and not revisions:  # after the first section of a linearized file
                    continue
                self._revision.start = int(found[1])
                revisions.append(self._revision)
                ends.append(found.end())
                self._revision = _Revision()
            else:
                self._read_part()
        if not revisions or self._revision.objects or self._revision.sections:
            raise UnusualSyntaxError("a part behind the last end mark")
        return revisions, ends

    def _read_part(self) -> None:
        position = self._position
        if found := _COMMENT.match(self._pdf, position):
            if _PART.search(found[0]):
                raise UnusualSyntaxError(f"a part of a PDF in a comment at {position}")
            self._position = found.end()
        elif found := _OBJECT.match(self._pdf, position):
            self._read_object(position, int(found[1]), int(found[2]), found.end())
        elif _TABLE.match(self._pdf, position):
            self._revision.sections[position], self._position = read_table(self._pdf, position)
        else:
            raise UnusualSyntaxError(f"bytes that are no part of a PDF at {position}")

    def _read_object(self, offset: int, number: int, generation: int, position: int) -> None:
        value, position = read_value(self._pdf, position)
        data, end = None, _OBJECT_END
        if found := _STREAM.match(self._pdf, skip_space(self._pdf, position)):
            length = self._length(value)
            data = self._pdf[found.end() : found.end() + length]
            position, end = found.end() + length, _STREAM_END
        ended = end.match(self._pdf, position)
        if ended is None:
            raise UnusualSyntaxError(f"an object of another length than it states at {offset}")
        if number in self._revision.objects:
            raise UnusualSyntaxError(f"the object {number} twice")
        self._position = ended.end()
        self._revision.objects[number] = _ReadObject(offset, generation, value, data)
        if data is not None and _type(value) == b"/XRef":
            self._revision.sections[offset] = read_xref_stream(value, data)
        elif data is not None:
            decoded(filters_of(value), data)

    def _length(self, value: ObjectValue) -> int:
        length = value.get(b"/Length")
        if length is None:
            raise UnusualSyntaxError("a stream without a length")
        if length.text.isdigit():
            return int(length.text)
        if not length.text.endswith(b"R"):
            raise UnusualSyntaxError("a stream without a length")
        number, generation, _ = length.text.split()
        return self._length_of(int(number), int(generation))


def _type(value: ObjectValue) -> bytes:
    found = value.get(b"/Type")
    return found.text if found else b""


def _check_revision(revision: _Revision, previous: int | None) -> None:
    """Check that the sections of a revision name each of its objects, at its place, and no other."""
    _check_chain(revision, previous)
    entries: dict[int, ObjectLocation] = {}
    for section in revision.sections.values():
        for number, entry in section.entries.items():
            if entries.get(number, entry) != entry:
                raise UnusualSyntaxError(f"two places of the object {number} in the cross-references")
            entries[number] = entry
    expected = _objects_of(revision)
    named = {number: entry for number, entry in entries.items() if entry.kind}
    for number in sorted(expected.keys() | named.keys()):
        if expected.get(number) != named.get(number):
            raise UnusualSyntaxError(f"the object {number} at another place than the cross-references name")
    if max(expected, default=0) >= revision.sections[revision.start].size:
        raise UnusualSyntaxError("objects beyond the size that the trailer states")


def _check_chain(revision: _Revision, previous: int | None) -> None:
    """Check that each reader sees all sections of a revision, and what the trailers state in common."""
    position: int | None = revision.start
    seen: list[CrossReferenceSection] = []
    while position is not None and position != previous:
        section = revision.sections.get(position)
        if section is None or section in seen:
            raise UnusualSyntaxError(f"no cross-references at {position}, where they should be")
        seen.append(section)
        position = section.previous
    if len(seen) != len(revision.sections) or position != previous:
        raise UnusualSyntaxError("cross-references that not every reader finds")
    for key in _SAME_IN_ALL:
        if len({section.trailer[key].text for section in seen if key in section.trailer}) > 1:
            raise UnusualSyntaxError(f"trailers that differ in `{key.decode()}`")


def _objects_of(revision: _Revision) -> dict[int, ObjectLocation]:
    """Return the entry that each object of a revision should have, with those inside streams of objects."""
    found = {
        number: ObjectLocation(1, item.offset, item.generation) for number, item in revision.objects.items()
    }
    for number, item in revision.objects.items():
        if item.data is None or _type(item.value) != b"/ObjStm":
            continue
        for index, inner in enumerate(_contained(item.value, item.data)):
            if inner in found:
                raise UnusualSyntaxError(f"the object {inner} twice")
            found[inner] = ObjectLocation(2, number, index)
    return found


def _contained(value: ObjectValue, encoded: bytes) -> list[int]:
    """Return the numbers of the objects in a stream of objects. Source: ISO 32000-1, 7.5.7."""
    if value.get(b"/Extends"):
        raise UnusualSyntaxError("a stream of objects that extends another")
    count, first = (_integer(value, key) for key in (b"/N", b"/First"))
    data = decoded(filters_of(value), encoded)
    try:
        head = [int(word) for word in _COMMENT.sub(b"", data[:first]).split()]
    except ValueError as fault:
        raise UnusualSyntaxError("a stream of objects without their numbers") from fault
    numbers, offsets = head[::2], head[1::2]
    if len(head) != 2 * count or len(set(numbers)) != count or offsets[:1] not in ([], [0]):
        raise UnusualSyntaxError("a stream of objects with faulty numbers")
    for start, stop in zip(offsets, [*offsets[1:], len(data) - first], strict=True):
        part = data[first + start : first + stop]
        _, end = read_value(part, _skip_comments(part, 0))
        if start > stop or _skip_comments(part, end) != len(part):
            raise UnusualSyntaxError("a stream of objects with bytes between them")
    return numbers


def _skip_comments(data: bytes, position: int) -> int:
    position = skip_space(data, position)
    while found := _COMMENT.match(data, position):
        position = skip_space(data, found.end())
    return position


def _integer(value: ObjectValue, key: bytes) -> int:
    found = value.get(key)
    if found is None or not found.text.isdigit():
        raise UnusualSyntaxError(f"no integer at `{key.decode()}`")
    return int(found.text)
