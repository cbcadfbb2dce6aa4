"""Read and hash the text of a source, against which its quotations are checked."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import islice
from pathlib import Path

from briefgen.corpus.fold import FoldedText, fold
from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import read_text_file
from briefgen.reading.merge_conflict import find_conflict

MAX_BYTES = 10_000_000
_LETTER = re.compile(r"\w")
_HTML_START = re.compile(r"(?is)\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_HTML_END_TAG = re.compile(r"(?i)</(?:p|div|span|a|li|td|tr|h[1-6]|em|strong|b|i|section|article)\s*>")
_FEWEST_TAGS = 8
"""A text may show a tag or two; a part of a web page has more."""
_BINARY_STARTS = {"%PDF-": "a PDF", "{\\rtf": "an RTF file"}


def read_text(path: Path, shown: str, readable: ReadableFolders) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a source's text; the encoding must be UTF-8 and is never guessed.

    Units: positions in the text count after a byte-order mark and with line ends of one character.
    Errors: those of `read_text_file`, text-binary, text-empty, text-replaced, text-html, merge-conflict;
    `shown` is the path they print.
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
    # A deep quotation in an e-mail begins like the end of a conflict, but no conflict is without a beginning.
    if "<<<<<<<" in text and (conflict := find_conflict(text, shown)):
        return text, (conflict,)
    found = (_replaced(text, shown),) if "\ufffd" in text else ()
    return text, (*found, *((_html(text, shown),) if _is_html(text) else ()))


def _is_html(text: str) -> bool:
    """Check whether a text is a web page, or a part of one with its tags."""
    return bool(_HTML_START.match(text)) or (
        "</" in text and sum(1 for _ in islice(_HTML_END_TAG.finditer(text), _FEWEST_TAGS)) == _FEWEST_TAGS
    )


def _html(text: str, shown: str) -> Diagnostic:
    at = text.index("<")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    message = "HTML, not plain text: tags and menus come between the words of its sentences"
    hint = f"`briefgen source add {shown}` reads the page and writes its text"
    return warning("text-html", Span(shown, line, column, line, column + 1), message, hint)


def _replaced(text: str, shown: str) -> Diagnostic:
    at = text.index("\ufffd")
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    span = Span(shown, line, column, line, column + 1)
    count = text.count("\ufffd")
    message = f"{count:,} character{'' if count == 1 else 's'} lost when it was saved: here is U+FFFD"
    return warning("text-replaced", span, message, "save the text again, from its original encoding to UTF-8")


def text_hash(text: str | FoldedText) -> str:
    """Return the SHA-256 of a folded text, in hexadecimal."""
    folded = text if isinstance(text, FoldedText) else fold(text)
    return sha256(folded.text.encode("utf-8", "surrogatepass")).hexdigest()
