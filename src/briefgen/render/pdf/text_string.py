"""Write PDF text strings: text outside page content, such as the title or an alternative text."""

from __future__ import annotations

import re

_SINGLE = str.maketrans(
    {char: chr(0x80 + i) for i, char in enumerate("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")} | {"€": "\xa0"}
)
"""Characters beyond Latin-1 with a single byte in PDFDocEncoding. Source: ISO 32000-1, annex D.2."""
_WITHOUT_SINGLE = dict.fromkeys(_SINGLE)
_LATIN = re.compile("[ -~¡-¬®-ÿ]*")
_SPECIAL = re.compile(rb"[\\()]")


def text_string(text: str) -> bytes:
    """Write a text string in PDFDocEncoding if possible, else in UTF-16. Source: ISO 32000-1, 7.9.2.2."""
    if _LATIN.fullmatch(text.translate(_WITHOUT_SINGLE)):
        return b"(%s)" % _SPECIAL.sub(rb"\\\g<0>", text.translate(_SINGLE).encode("latin-1"))
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be", "replace")).hex().upper().encode() + b">"
