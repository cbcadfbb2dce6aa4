"""A TrueType font that ReportLab subsets and embeds, with a sound map back to Unicode."""

from __future__ import annotations

from typing import Any

from briefgen.render.pdf.reportlab_parts import SUBSETN, TTFont

_BLOCK = 100
"""Most entries one bfchar block may hold. Source: Adobe Technical Note 5014, 7.4."""


class Font(TTFont):
    """ReportLab's font, save for the ToUnicode map.

    ReportLab 5.1 maps unused codes to U+0000, writes blocks of more than 100 entries and characters
    beyond U+FFFF as five hexadecimal digits; each of the three fails PDF/A.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Write the font's objects, then put the better maps in the place of ReportLab's."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode_map(subset)


def to_unicode_map(subset: list[int]) -> str:
    """Write the map from the codes of a subset to characters.

    Source: ISO 32000-1, 9.10.3.
    """
    rows = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character and (character != ord(" ") or code == ord(" "))
    ]
    out = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        out += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    out += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(out)
