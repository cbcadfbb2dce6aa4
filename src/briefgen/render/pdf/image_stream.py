"""A picture's data as a PDF image: both kinds are carried as they are, nothing is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.nodes import Picture
from briefgen.render.pdf.compact_file import filled_stream

_SIGNATURE = 8
_FRAME = 12
"""The bytes of a PNG chunk besides its data: length, type, checksum."""


def image_stream(picture: Picture) -> bytes:
    """Write the stream of an image. Source: ISO 32000-1, 8.9.5; 7.4.4.4 (predictors)."""
    entries = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width %d/Height %d" % (
        picture.width_px,
        picture.height_px,
    )
    if picture.media_type == "image/jpeg":
        return filled_stream(entries + b"/Filter/DCTDecode", picture.data)
    entries += b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns %d>>" % picture.width_px
    return filled_stream(entries, b"".join(_deflated(picture.data)))


def _deflated(png: bytes) -> Iterator[bytes]:
    """Yield the compressed rows of a PNG. Source: PNG specification (W3C 2003), 5.3 and 11.2.4."""
    at = _SIGNATURE
    while at + _FRAME <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + _FRAME
