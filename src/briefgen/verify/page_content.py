"""Read the content stream of a page: its text, by marked content and by artifact.

It uses pikepdf, and not the library that wrote the file. Source: ISO 32000-1, 14.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from msgspec import Struct, field
from pikepdf import Array, Dictionary

from briefgen.bidi.classes import bidi_class

_PAINTING = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"', "EI", "INLINE IMAGE"]
)
_VISIBLE_MODES = (0, 1, 2)
"""Text rendering modes that fill, stroke, or both. Source: ISO 32000-1, 9.3.6."""
_REPLACEMENT_TEXT = frozenset(["/ActualText", "/Alt", "/E"])
"""Properties that make a screen reader read other text than the page shows."""
_NO_TEXT = frozenset({"\u2060", "\u00ad"})
"""The ToUnicode values of glyphs that stand for no text, and of hyphens at the end of a line."""
ContentKey = tuple[int, int]
"""The index of a page, from 0, and a marked-content id (MCID) on it."""


class StructureFault(Struct, frozen=True, order=True):
    """A fault in the structure of the file. Units: pages count from 0."""

    page: int
    message: str

    def __str__(self) -> str:
        return f"page {self.page + 1}: {self.message}"


class _OpenContent(Struct):
    """A marked-content sequence that is not closed yet."""

    in_text: bool
    """Whether it began inside a text object."""
    mcid: int | None
    """Its id; None for an artifact, and for a span with /ActualText."""
    actual_text: str | None = None
    words: list[str] = field(default_factory=list)


class PageReader:
    """Reads one page: the text of each marked-content sequence and artifact, and the faults."""

    def __init__(self, index: int, page: pikepdf.Page) -> None:
        self.marked_content: dict[ContentKey, tuple[str, list[str]]] = {}
        """The tag and the text of each marked-content sequence."""
        self.artifacts: list[list[str]] = []
        self.faults: list[StructureFault] = []
        self._index = index
        self._page = page
        self._open: list[_OpenContent] = []
        self._in_text = False
        self._fonts: dict[str, dict[bytes, str]] = {}
        self._to_unicode: dict[bytes, str] = {}

    def read(self) -> None:
        """Read the content stream."""
        for operands, operator in content_operators(self._page):
            if operator in ("BDC", "BMC"):
                self._begin(operands)
            elif operator == "EMC":
                self._end()
            elif operator in ("BT", "ET"):
                self._in_text = operator == "BT"
            elif operator in ("Td", "Tf", "Tr"):
                self._change_text_state(operands, operator)
            elif operator in _PAINTING:
                self._paint(operands, operator)
        if self._open:
            self._fault("marked content is not closed at the end of the page")

    def _fault(self, message: str) -> None:
        self.faults.append(StructureFault(self._index, message))

    def _begin(self, operands: Any) -> None:
        properties = operands[-1] if isinstance(operands[-1], Dictionary) else Dictionary()
        begun = _OpenContent(self._in_text, int(properties.MCID) if "/MCID" in properties else None)
        if begun.mcid is not None:
            if not _REPLACEMENT_TEXT.isdisjoint(properties.keys()):
                self._fault(f"marked content {begun.mcid} has replacement text (/ActualText, /Alt or /E)")
            if any(other.mcid is not None for other in self._open):
                self._fault("marked content is nested in other marked content")
            if (self._index, begun.mcid) in self.marked_content:
                self._fault(f"the marked-content id {begun.mcid} is used twice")
            self.marked_content[self._index, begun.mcid] = (str(operands[0])[1:], begun.words)
        elif self._open and "/ActualText" in properties:
            begun.actual_text = str(properties.ActualText)
        else:
            self.artifacts.append(begun.words)
        self._open.append(begun)

    def _end(self) -> None:
        if not self._open:
            self._fault("marked content is closed without being opened")
            return
        ended = self._open.pop()
        if ended.in_text != self._in_text:
            self._fault("marked content and a text object overlap")
        if ended.actual_text is not None and self._open:
            if ended.actual_text not in _readings("".join(ended.words)):
                self._fault("an /ActualText differs from the text on the page")
            self._open[-1].words.append(ended.actual_text)

    def _change_text_state(self, operands: Any, operator: str) -> None:
        """Follow the font, the rendering mode and the position of text."""
        if operator == "Tf":
            self._select_font(str(operands[0]))
        elif operator == "Tr" and operands[0] not in _VISIBLE_MODES:
            self._fault("text is painted invisibly")
        elif operator == "Td" and self._open and self._open[-1].mcid is None:
            self._open[-1].words.append(" ")  # artifacts have no spaces between their lines

    def _select_font(self, name: str) -> None:
        if name not in self._fonts:
            self._fonts[name] = to_unicode(self._page.obj.Resources.Font[name])
        self._to_unicode = self._fonts[name]

    def _paint(self, operands: Any, operator: str) -> None:
        if not self._open:
            self._fault(f"the operator {operator} paints outside marked content")
        elif operator in ("Tj", "TJ"):
            self._open[-1].words.append(decode_text(operands[0], self._to_unicode))


def _readings(painted: str) -> tuple[str, ...]:
    """Return the texts that painted text can have: punctuation can be read from right to left, too."""
    directed = not {"L", "R", "AL", "EN", "AN"}.isdisjoint(map(bidi_class, painted))
    return (painted,) if directed else (painted, painted[::-1])


def content_operators(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Yield the operands and the operator of each instruction in a page's content stream."""
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, str(instruction.operator)


def to_unicode(font: Any) -> dict[bytes, str]:
    """Read a font's ToUnicode CMap, whose codes have one length. Source: ISO 32000-1, 9.10.3."""
    out = {}
    data = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<((?:[0-9A-Fa-f]{4})*)>", block):
            out[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, text in re.findall(r"<(\w\w)>\s*<(\w\w)>\s*<(\w{4})>", block):
            codes = range(int(first, 16), int(last, 16) + 1)
            out.update({bytes([code]): chr(int(text, 16) + step) for step, code in enumerate(codes)})
    return {code: "" if text in _NO_TEXT else text for code, text in out.items()}


def decode_text(operand: Any, characters: dict[bytes, str]) -> str:
    """Decode the operand of Tj or TJ with a font's ToUnicode CMap."""
    strings = operand if isinstance(operand, Array) else [operand]
    codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    step = len(next(iter(characters), b"?"))
    return "".join(characters.get(codes[i : i + step], "\ufffd") for i in range(0, len(codes), step))
