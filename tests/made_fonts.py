"""Small fonts made for tests: each letter is a rectangle of its own width."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict  # type: ignore[import-untyped]  # it has no type hints
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # it has no type hints
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]  # it has no type hints
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # it has no type hints

CHEROKEE = "ᏣᎳᎩ"
"""A word in a script that no font of briefgen has."""


def make_font(
    letters: str = CHEROKEE,
    *,
    outlines: str = "glyf",
    family: str = "Harbour",
    weight: int = 400,
    italic: bool = False,
    permissions: int = 0,
) -> bytes:
    """Make a font with some letters; `outlines` are "glyf", "CFF" (its glyphs have names) or "CID" (numbers)."""
    first_cid = 100  # not the position of its glyph
    cids = (f"cid{first_cid + number:05d}" for number in range(len(letters)))
    names = [".notdef", *(cids if outlines == "CID" else (f"uni{ord(letter):04X}" for letter in letters))]
    widths = {name: 500 + 20 * number for number, name in enumerate(names)}
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    if outlines == "glyf":
        builder.setupGlyf(
            {name: _rectangle(TTGlyphPen(None), width).glyph() for name, width in widths.items()}
        )
    else:
        drawn = {n: _rectangle(T2CharStringPen(w, None), w).getCharString() for n, w in widths.items()}
        builder.setupCFF(f"{family}-{weight}", {}, drawn, {})
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = {400: "Regular", 700: "Bold"}.get(weight, str(weight))
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}"})
    builder.setupOS2(fsType=permissions, usWeightClass=weight, fsSelection=int(italic))
    builder.setupPost()
    if outlines == "CID":
        _give_cids(builder.font)
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def _rectangle(pen: Any, width: int) -> Any:
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    return pen


def _give_cids(font: Any) -> None:
    """Make a CFF font one with CIDs in place of names."""
    top = font["CFF "].cff.topDictIndex[0]
    order, drawn = font.getGlyphOrder(), top.CharStrings
    for name in order:
        drawn[name].decompile()
    of_all = FontDict()
    of_all.Private, of_all.FontName = top.Private, "Harbour"
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(of_all)
    top.FDSelect.format, top.FDSelect.gidArray = 0, [0] * len(order)
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 1000
    del top.Private
    top.rawDict.pop("Private", None)
    drawn.fdArray, drawn.fdSelect = top.FDArray, top.FDSelect
