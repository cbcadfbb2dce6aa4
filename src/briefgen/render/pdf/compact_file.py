"""A ReportLab document written with object streams and a cross-reference stream.

ReportLab 5.1 writes every object in the clear and no end-of-line before `endstream`, which fails
PDF/A; writing the file anew mends that and makes it less than half as large.
Source: ISO 32000-1, 7.5.7 and 7.5.8; ISO 19005-2, 6.1.7.1.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from briefgen.render.pdf.reportlab_parts import pdfdoc
from briefgen.render.pdf.written import Written

_LEVEL = 6
"""The highest takes three times as long, and makes a memo smaller by a fiftieth."""
_COLUMNS = 7
"""The bytes of a row of cross-references: one, four and two."""


def number(value: float) -> str:
    """Write a number as PDF wants it, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def stream(entries: bytes, content: bytes, *, compress: bool = True) -> bytes:
    """Write a stream object's body."""
    if compress:
        content = zlib.compress(content, _LEVEL)
        entries += b"/Filter/FlateDecode"
    return filled_stream(entries, content)


def filled_stream(entries: bytes, content: bytes) -> bytes:
    """Write a stream object's body of content that is encoded already."""
    # data that ends in a carriage return would swallow a lone line feed as part of one end-of-line
    end = b"\r\n" if content.endswith(b"\r") else b"\n"
    return b"<<%s/Length %d>>\nstream\n%s%sendstream" % (entries, len(content), content, end)


def write_file(doc: Any, catalog: int, info: int) -> bytes:
    """Write all objects; the file's ID is a digest of its content."""
    bodies = _bodies(doc)
    out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    size = len(out[0])

    def add(number: int, body: bytes) -> None:
        nonlocal size
        places[number] = (1, size, 0)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(out[-1])

    packed = {}
    for number, body in bodies.items():
        if body.endswith(b"endstream"):
            add(number, body)
        else:
            packed[number] = body
    holder = len(bodies) + 1
    places.update({number: (2, holder, i) for i, number in enumerate(packed)})
    add(holder, _object_stream(packed))
    table = holder + 1
    places[table] = (1, size, 0)
    rows = _rising(struct.pack(">BIH", *places[i]) for i in range(table + 1))
    identity = sha256(b"".join(out)).hexdigest()[:32].encode()
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
    entries += b"/DecodeParms<</Predictor 12/Columns %d>>" % _COLUMNS
    add(table, stream(entries % (table + 1, catalog, info, identity, identity), rows))
    out.append(b"startxref\n%d\n%%%%EOF\n" % places[table][1])
    return b"".join(out)


def _rising(rows: Iterable[bytes]) -> bytes:
    """Write each row as what it adds to the one before. Source: PNG, 9.2 (filter type 2)."""
    below = b"".join(rows)
    above = bytes(_COLUMNS) + below
    change = bytes([(new - old) % 256 for new, old in zip(below, above, strict=False)])
    return b"".join(b"\2" + change[i : i + _COLUMNS] for i in range(0, len(change), _COLUMNS))


def _bodies(doc: Any) -> dict[int, bytes]:
    """Format the objects in order of number; formatting one may add others at the end."""
    bodies: dict[int, bytes] = {}
    while (number := len(bodies) + 1) in doc.numberToId:
        thing = doc.idToObject[doc.numberToId[number]]
        if isinstance(thing, Written):
            bodies[number] = thing.write()
        elif isinstance(thing, pdfdoc.PDFStream):
            content = thing.content if isinstance(thing.content, bytes) else thing.content.encode("latin-1")
            entries = b"".join(
                b"/%s %s" % (key.encode(), pdfdoc.format(value, doc))
                for key, value in thing.dictionary.dict.items()
            )
            bodies[number] = stream(entries, content)
        else:
            bodies[number] = pdfdoc.format(thing, doc, toplevel=1).strip()
    return bodies


def _object_stream(bodies: dict[int, bytes]) -> bytes:
    offsets, position = [], 0
    for number, body in bodies.items():
        offsets.append(b"%d %d" % (number, position))
        position += len(body) + 1
    head = b" ".join(offsets) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
    return stream(entries, head + b"\n".join(bodies.values()))
