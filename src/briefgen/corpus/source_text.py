"""Read and hash the text of a source, against which its quotations are checked."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from briefgen.corpus.fold import Folded, fold
from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import read_text_file
from briefgen.reading.merge_conflict import find_conflict

MAX_BYTES = 10_000_000
_LETTER = re.compile(r"\w")
_BINARY_STARTS = {"%PDF-": "a PDF", "{\\rtf": "an RTF file"}


def read_text(path: Path, shown: str, readable: ReadableFolders) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a source's text; the encoding must be UTF-8 and is never guessed.

    Units: positions in the text count after a byte-order mark and with line ends of one character.
    Errors: those of `read_text_file`, text-binary, text-empty, text-replaced, merge-conflict; `shown` is the
    path they print.
    """
    text, problems = read_text_file(path, shown, readable, MAX_BYTES)
    if text is None:
        return None, problems
    kind = next((kind for start, kind in _BINARY_STARTS.items() if text.startswith(start)), None)
    if kind or "\0" in text:
        message = f"{kind or 'binary data'}, not plain text"
        return None, (error("text-binary", Span(shown), message, "save the text alone, as UTF-8"),)
    if not _LETTER.search(text) and not fold(text).text:
        return None, (error("text-empty", Span(shown), "no text in it", "save the source's text there"),)
    if conflict := find_conflict(text, shown):
        return text, (conflict,)
    if "\ufffd" in text:
        return text, (_replaced(text, shown),)
    return text, ()


def _replaced(text: str, shown: str) -> Diagnostic:
    at = text.index("\ufffd")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    span = Span(shown, line, column, line, column + 1)
    count = text.count("\ufffd")
    message = f"{count:,} character{'' if count == 1 else 's'} lost when it was saved: here is U+FFFD"
    return warning("text-replaced", span, message, "save the text again, from its original encoding to UTF-8")


def text_hash(text: str | Folded) -> str:
    """Return the SHA-256 of a folded text, in hexadecimal."""
    folded = text if isinstance(text, Folded) else fold(text)
    return sha256(folded.text.encode("utf-8", "surrogatepass")).hexdigest()
