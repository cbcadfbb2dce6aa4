"""Read the texts and the widths of a font's codes. Source: ISO 32000-1, 9.6.2, 9.7.4 and 9.7.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.verify.page_content import to_unicode


class FontCodes:
    """The name of a font, and the texts and the widths in ems of its codes."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.BaseFont).rpartition("+")[2]
        self.texts = to_unicode(font)
        self.widths = dict(_widths(font))


def _widths(font: Any) -> Iterator[tuple[int, float]]:
    if "/Widths" in font:
        first = int(font.FirstChar)
        yield from ((first + i, float(width) / 1000) for i, width in enumerate(font.Widths))
        return
    by_cid = cid_widths(font.DescendantFonts[0])
    yield from ((code, by_cid.get(cid, 0.0)) for code, cid in cids_of(font).items())


def cid_widths(descendant: Any) -> dict[int, float]:
    """Return the widths in ems by CID, as briefgen writes them. Source: ISO 32000-1, 9.7.4.3."""
    listed = list(descendant.W)
    return {
        int(start) + i: float(width) / 1000
        for start, group in zip(listed[::2], listed[1::2], strict=True)
        for i, width in enumerate(group)
    }


def cids_of(font: Any) -> dict[int, int]:
    """Return the CID of each code of a composite font. Source: ISO 32000-1, 9.7.5."""
    listed = re.findall(rb"<([0-9A-F]{2})> (\d+)\n", font.Encoding.read_bytes())
    return {int(code, 16): int(cid) for code, cid in listed}
