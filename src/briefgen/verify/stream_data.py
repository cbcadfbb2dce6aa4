"""Decode the data of streams by filters that every reader knows, and only where all of it is decoded.

Source: ISO 32000-1, 7.4.
"""

from __future__ import annotations

import base64
import re
import zlib

from briefgen.verify.object_syntax import ObjectValue, UnusualSyntaxError

_MAX_BYTES = 200_000_000
_SPACE = b"\0\t\n\f\r "
_PNG_UP = 2
_PREDICTOR_NONE, _PREDICTOR_PNG = 1, 10


def filters_of(value: ObjectValue) -> tuple[bytes, ...]:
    """Return the filters of a stream by its dictionary.

    Errors: UnusualSyntaxError for filters that readers decode differently.
    """
    found = value.get(b"/Filter")
    if found is None:
        return ()
    names = tuple(item.text for item in found.items) if found.text == b"[" else (found.text,)
    for number, name in enumerate(names):
        if name not in _DECODERS and not (name == b"/DCTDecode" and number == len(names) - 1):
            raise UnusualSyntaxError(f"a stream with the filter `{name.decode('latin-1')[:40]}`")
    return names


def decoded(filters: tuple[bytes, ...], data: bytes) -> bytes:
    """Decode the data of a stream; a JPEG stays as it is.

    Errors: UnusualSyntaxError for data that not all readers decode alike.
    """
    for name in filters:
        if name in _DECODERS:
            data = _DECODERS[name](data)
    return data


def unpredicted(parameters: ObjectValue | None, data: bytes) -> bytes:
    """Undo the predictor of a stream of cross-references. Source: ISO 32000-1, 7.4.4.4; PNG, 9.2.

    Errors: UnusualSyntaxError for another than the PNG filters None and Up.
    """
    if parameters is None:
        return data
    if set(parameters.entries or ()) - {b"/Predictor", b"/Columns"}:
        raise UnusualSyntaxError("cross-references with unknown parameters")
    predictor, columns = (
        value.integers()[0] if (value := parameters.get(key)) else 1 for key in (b"/Predictor", b"/Columns")
    )
    if predictor == _PREDICTOR_NONE:
        return data
    if predictor < _PREDICTOR_PNG or not columns or len(data) % (columns + 1):
        raise UnusualSyntaxError("cross-references with a faulty predictor")
    out, above = bytearray(), bytes(columns)
    for start in range(0, len(data), columns + 1):
        kind, row = data[start], data[start + 1 : start + 1 + columns]
        if kind not in (0, _PNG_UP):
            raise UnusualSyntaxError("cross-references with an unusual predictor")
        above = bytes((a + b) % 256 for a, b in zip(row, above, strict=True)) if kind else row
        out += above
    return bytes(out)


def _inflate(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(data, _MAX_BYTES)
    except zlib.error as fault:
        raise UnusualSyntaxError("a stream with damaged data") from fault
    if not stream.eof or stream.unused_data.strip(_SPACE):
        raise UnusualSyntaxError("a stream with more data, or less, than it decodes to")
    return content


def _from_hex(data: bytes) -> bytes:
    found = re.fullmatch(rb"([0-9A-Fa-f\s]*)>\s*", data)
    digits = b"".join(found[1].split()) if found else b"?"
    if not found or len(digits) % 2:
        raise UnusualSyntaxError("a stream with damaged data")
    return bytes.fromhex(digits.decode())


def _from_base_85(data: bytes) -> bytes:
    try:
        return base64.a85decode(b"<~" + data.strip(_SPACE), adobe=True)
    except ValueError as fault:
        raise UnusualSyntaxError("a stream with damaged data") from fault


_DECODERS = {b"/FlateDecode": _inflate, b"/ASCIIHexDecode": _from_hex, b"/ASCII85Decode": _from_base_85}
