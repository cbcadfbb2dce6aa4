"""Codes of one byte, which the fonts of a file share, and what each is read as."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import chain

from briefgen.render.pdf.compact_file import stream

_ORDER = (*range(0x80, 0x100), *range(1, 0x80))
"""The codes as they are given away; those of ASCII last, for the characters they belong to."""
_BLOCK = 100
"""Most entries one block of a character map may hold. Source: Adobe Technical Note 5014, 7.4."""
_NOTHING = "\u2060"
"""The word joiner stands for no text: of a code without any, readers show the code."""


class CodePage:
    """Up to 255 codes, each of which is read as the same text in whichever font it shows a glyph.

    Shape: a character of ASCII has its own code where that is free, so text in the file looks like text.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._codes: dict[str, list[int]] = {}
        self._free = iter(_ORDER)

    def code(self, text: str, taken: Container[int]) -> int | None:
        """Give a code that is read as a text and not taken, or None where there is none left."""
        alike = self._codes.setdefault(text, [])
        found = next((code for code in alike if code not in taken), None)
        if found is None:
            own = (ord(text),) if len(text) == 1 and " " <= text <= "~" else ()
            found = next((code for code in chain(own, self._free) if code not in self._texts), None)
            if found is not None:
                self._texts[found] = text
                alike.append(found)
        return found

    def character_map(self) -> bytes:
        """Write the stream that maps codes to characters. Source: ISO 32000-1, 9.10.3."""
        single, ranges = [], []
        for codes, start in _runs(sorted(self._texts.items())):
            first, last = f"<{codes[0]:02X}> ", f"<{codes[-1]:02X}> "
            to = f"<{(start or _NOTHING).encode('utf-16-be').hex().upper()}>"
            if first == last:
                single.append(f"{first}{to}")
            else:
                ranges.append(f"{first}{last}{to}")
        lines = [
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
            "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
            *_blocks("bfchar", single),
            *_blocks("bfrange", ranges),
            "endcmap CMapName currentdict/CMap defineresource pop end end",
        ]
        return stream(b"", "\n".join(lines).encode())


def _runs(texts: Sequence[tuple[int, str]]) -> Iterator[tuple[range, str]]:
    """Join codes in a row that are read as characters in a row; the last byte alone may rise."""
    start, first, length = 0, "", 0
    for code, text in texts:
        if length and code == start + length and _rises(first, text, length):
            length += 1
            continue
        if length:
            yield range(start, start + length), first
        start, first, length = code, text, 1
    if length:
        yield range(start, start + length), first


def _rises(first: str, text: str, by: int) -> bool:
    if len(first) != 1 or len(text) != 1 or first > "\uffff":
        return False
    return ord(text) == ord(first) + by and ord(first) // 256 == ord(text) // 256


def _blocks(kind: str, entries: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        yield "\n".join([f"{len(block)} begin{kind}", *block, f"end{kind}"])
