"""Single-byte codes for glyphs, with their ToUnicode CMap."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefgen.render.pdf.pdf_file import stream_object

_CODES = (*range(0x80, 0x100), *range(1, 0x80))
"""All codes in the order of assignment; ASCII codes are last, reserved for their own characters."""
_MAX_ENTRIES = 100
"""The most entries in one block of a CMap. Source: Adobe Technical Note 5014, 7.4."""
_NO_TEXT = "\u2060"
"""The word joiner stands for no text: without an entry, readers would extract the code itself."""


_NOT_REGULAR = re.compile("[^A-Za-z0-9._-]")
"""Characters that are escaped in a name of PDF. Source: ISO 32000-1, 7.3.5."""
CID_SYSTEM_INFO = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
"""The character collection of composite fonts: a CID is the position of a glyph in its font."""


class FontEncoding:
    """Up to 255 codes, shared by the fonts of a file; a code has the same text in all fonts.

    Shape: an ASCII character has its own code if that is free, so that strings in the file are readable.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._codes: dict[str, list[int]] = {}
        self._free = iter(_CODES)

    def code(self, text: str, used: Container[int]) -> int | None:
        """Return a code for a text that is not used yet, or None if there is none left."""
        same_text = self._codes.setdefault(text, [])
        found = next((code for code in same_text if code not in used), None)
        if found is None:
            ascii_code = (ord(text),) if len(text) == 1 and " " <= text <= "~" else ()
            found = next((code for code in chain(ascii_code, self._free) if code not in self._texts), None)
            if found is not None:
                self._texts[found] = text
                same_text.append(found)
        return found

    def to_unicode_cmap(self) -> bytes:
        """Write the ToUnicode CMap. Source: ISO 32000-1, 9.10.3."""
        single, ranges = [], []
        for codes, start in _code_ranges(sorted(self._texts.items())):
            first, last = f"<{codes[0]:02X}> ", f"<{codes[-1]:02X}> "
            to = f"<{(start or _NO_TEXT).encode('utf-16-be').hex().upper()}>"
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
        return stream_object(b"", "\n".join(lines).encode())


def type1_encoding(names: Mapping[int, str]) -> bytes:
    """Write the encoding of a Type 1 font: the glyph name of each code. Source: ISO 32000-1, 9.6.6.2."""
    entries = (f"{code}/{_NOT_REGULAR.sub(_escape, name)}" for code, name in sorted(names.items()))
    return b"/Encoding<</Type/Encoding/Differences[%s]>>" % " ".join(entries).encode()


def character_set(names: Iterable[str]) -> bytes:
    """List the names of a Type 1 font's glyphs, for its descriptor. Source: ISO 32000-1, 9.8.1."""
    return b"/CharSet(%s)" % "".join(f"/{_NOT_REGULAR.sub(_escape, name)}" for name in sorted(names)).encode()


def _escape(found: re.Match[str]) -> str:
    return "".join(f"#{byte:02X}" for byte in found[0].encode())


def cid_cmap(name: bytes, cids: Mapping[int, int]) -> bytes:
    """Write a CMap with the CID of each single-byte code. Source: ISO 32000-1, 9.7.5.3."""
    entries = [f"<{code:02X}> {cid}" for code, cid in sorted(cids.items())]
    lines = [
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo 3 dict dup begin/Registry(Adobe)def/Ordering(Identity)def/Supplement 0 def end def",
        f"/CMapName/{name.decode()} def/CMapType 1 def/WMode 0 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
        *_blocks("cidchar", entries),
        "endcmap CMapName currentdict/CMap defineresource pop end end",
    ]
    head = b"/Type/CMap/CMapName/%s/CIDSystemInfo%s/WMode 0" % (name, CID_SYSTEM_INFO)
    return stream_object(head, "\n".join(lines).encode())


def _code_ranges(texts: Sequence[tuple[int, str]]) -> Iterator[tuple[range, str]]:
    """Join consecutive codes with consecutive characters; only the last byte may increase in a range."""
    start, first, length = 0, "", 0
    for code, text in texts:
        if length and code == start + length and _continues(first, text, length):
            length += 1
            continue
        if length:
            yield range(start, start + length), first
        start, first, length = code, text, 1
    if length:
        yield range(start, start + length), first


def _continues(first: str, text: str, by: int) -> bool:
    if len(first) != 1 or len(text) != 1 or first > "\uffff":
        return False
    return ord(text) == ord(first) + by and ord(first) // 256 == ord(text) // 256


def _blocks(kind: str, entries: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(entries), _MAX_ENTRIES):
        block = entries[start : start + _MAX_ENTRIES]
        yield "\n".join([f"{len(block)} begin{kind}", *block, f"end{kind}"])
