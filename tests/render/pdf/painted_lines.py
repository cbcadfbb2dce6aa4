"""Read the lines of a page as they are painted, from left to right, by the positions of their glyphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array

from briefgen.verify.page_content import content_operators, to_unicode


def painted_lines(pdf: bytes, number: int = 0) -> list[str]:
    """Return the lines of a page from top to bottom, their glyphs in the order of their positions.

    Spaces are left out; a glyph for several characters, which a right-to-left script reads from its right, has
    them reversed.
    """
    lines: dict[float, list[tuple[float, str]]] = defaultdict(list)
    with pikepdf.open(BytesIO(pdf)) as file:
        for x, y, text in _glyphs(file.pages[number]):
            if text.strip():
                lines[round(y, 1)].append((x, text))
    return ["".join(text[::-1] for _, text in sorted(lines[y])) for y in sorted(lines, reverse=True)]


def _glyphs(page: Any) -> Iterator[tuple[float, float, str]]:
    """Yield the position and the text of each glyph."""
    x = y = pen = size = 0.0
    font: Any = None
    texts: dict[bytes, str] = {}
    for operands, operator in content_operators(page):
        if operator == "BT":
            x = y = pen = 0.0
        elif operator == "Td":
            x, y, pen = x + float(operands[0]), y + float(operands[1]), 0.0
        elif operator == "Tf":
            font, size = page.obj.Resources.Font[str(operands[0])], float(operands[1])
            texts = to_unicode(font)
        elif operator == "TJ":
            for part in operands[0] if isinstance(operands[0], Array) else operands:
                if not isinstance(part, pikepdf.String):
                    pen -= float(part) * size / 1000
                    continue
                for code in bytes(part):
                    yield x + pen, y, texts[bytes([code])]
                    pen += float(font.Widths[code - int(font.FirstChar)]) * size / 1000
