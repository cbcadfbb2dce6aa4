"""Write a picture as a PDF image, with its encoded data copied unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.nodes import Picture
from briefgen.render.pdf.pdf_file import encoded_stream_object

_SIGNATURE = 8
_CHUNK_OVERHEAD = 12
"""The bytes of a PNG chunk in addition to its data: length, type, checksum."""


def image_stream(picture: Picture) -> bytes:
    """Write the stream of an image. Source: ISO 32000-1, 8.9.5; 7.4.4.4 (predictors)."""
    entries = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width %d/Height %d" % (
        picture.width_px,
        picture.height_px,
    )
    if picture.media_type == "image/jpeg":
        return encoded_stream_object(entries + b"/Filter/DCTDecode", picture.data)
    entries += b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns %d>>" % picture.width_px
    return encoded_stream_object(entries, b"".join(_compressed_rows(picture.data)))


def _compressed_rows(png: bytes) -> Iterator[bytes]:
    """Yield the compressed rows of a PNG. Source: PNG specification (W3C 2003), 5.3 and 11.2.4."""
    position = _SIGNATURE
    while position + _CHUNK_OVERHEAD <= len(png):
        length = int.from_bytes(png[position : position + 4], "big")
        if png[position + 4 : position + 8] == b"IDAT":
            yield png[position + 8 : position + 8 + length]
        position += length + _CHUNK_OVERHEAD
