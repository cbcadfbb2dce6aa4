"""Font programs with CFF outlines, as they are embedded. Source: Adobe Technical Note 5176 (CFF)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_ROS = 12, 30
"""The operator that a CID-keyed font begins its Top DICT with."""
_LAST_OPERATOR, _ESCAPE = 21, 12
_OPERAND_BYTES = {28: 3, 29: 5}
_REAL, _END_OF_REAL = 30, 0xF


class CffProgram(NamedTuple):
    """A font program with the glyph of each code."""

    data: bytes
    is_cid_keyed: bool
    """Whether its glyphs have numbers (CIDs), not names."""
    cids: Mapping[int, int]
    """The CID of each code, which is also the position of its glyph."""
    names: Mapping[int, str]
    """The name of each code's glyph."""


def is_cid_keyed(cff: bytes) -> bool:
    """Check whether a CFF font program is CID-keyed: its Top DICT then begins with ROS."""
    start = _index_starts(cff, _index_starts(cff, cff[2])[-1])[0]
    while cff[start] > _LAST_OPERATOR:
        first = cff[start]
        if first == _REAL:
            start += 1
            while _END_OF_REAL not in (cff[start] >> 4, cff[start] & 15):
                start += 1
            start += 1
        else:
            start += _OPERAND_BYTES.get(first, 1 if first < 247 else 2)
    return (cff[start], cff[start + 1]) == _ROS


def _index_starts(cff: bytes, at: int) -> list[int]:
    """Return where the objects of an INDEX start, and where it ends."""
    count = int.from_bytes(cff[at : at + 2], "big")
    if not count:
        return [at + 2]
    size = cff[at + 2]
    data = at + 2 + (count + 1) * size
    return [data + int.from_bytes(cff[i : i + size], "big") for i in range(at + 3, data + 1, size)]
