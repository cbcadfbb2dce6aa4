"""Make an sRGB colour profile from its definition, instead of embedding a third-party file.

Source: ICC.1:2010 (profile version 4.3); IEC 61966-2-1 (primaries and curve), adapted to D50.
"""

from __future__ import annotations

import struct

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.436066, 0.222488, 0.013916),
    b"gXYZ": (0.385147, 0.716873, 0.097076),
    b"bXYZ": (0.143066, 0.060608, 0.714096),
}
_ADAPTATION = (1.047882, 0.022919, -0.050217, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER_LENGTH = 128


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return (
        b"mluc\0\0\0\0" + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(encoded), 28) + encoded
    )


def srgb_profile() -> bytes:
    """Make the profile; its bytes are always the same."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_WHITE),
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **{name: b"XYZ \0\0\0\0" + _fixed(*xyz) for name, xyz in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, data, places = b"", b"", {}
    start = _HEADER_LENGTH + 4 + 12 * len(tags)
    for name, body in tags.items():
        if body not in places:
            places[body] = (start + len(data), len(body))
            data += body + b"\0" * (-len(body) % 4)
        table += name + struct.pack(">II", *places[body])
    rest = struct.pack(">I", len(tags)) + table + data
    head = struct.pack(">I4sI", _HEADER_LENGTH + len(rest), b"\0" * 4, 0x04300000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _fixed(*_WHITE)
    return head.ljust(_HEADER_LENGTH, b"\0") + rest
