"""Reading the file of a draft, of any format that is known."""

from __future__ import annotations

from pathlib import Path

from briefgen.audit.draft import Draft, read_draft
from briefgen.corpus.source_text import read_text
from briefgen.diagnostic import Findings, Span, error
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file as read_bytes

MARKDOWN = frozenset({".md", ".markdown"})
_PLAIN = frozenset({".txt", ".text"})
_EXTRACTED = frozenset({".html", ".htm", ".xhtml", ".pdf", ".docx"})
MOST_CHARACTERS = 500_000
"""Characters of a draft: some 200 pages."""
_MOST_BYTES = 50_000_000


def read_file(path: Path, shown: str) -> tuple[Draft | None, Findings]:
    """Read a draft.

    Units: places in a PDF, a DOCX or a web page are lines of the text that is read from it.

    Errors: draft-format, draft-long, extra-missing, those of reading a text and of extracting one.
    """
    suffix = path.suffix.lower()
    if suffix in _EXTRACTED:
        return _extract(path, shown)
    if suffix not in MARKDOWN | _PLAIN:
        hint = "save it as .md, .txt, .html, .docx or .pdf"
        return None, (error("draft-format", Span(shown), f"`{suffix}` is no format of a draft", hint),)
    text, problems = read_text(path, shown, ANYWHERE)
    if text is None or (too_long := _too_long(text, shown)):
        return None, problems if text is None else too_long
    return read_draft(shown, text, markdown=suffix in MARKDOWN), problems


def _too_long(text: str, shown: str) -> Findings:
    if len(text) <= MOST_CHARACTERS:
        return ()
    message = f"more than {MOST_CHARACTERS:,} characters"
    return (error("draft-long", Span(shown), message, "split it, and audit the parts"),)


def _extract(path: Path, shown: str) -> tuple[Draft | None, Findings]:
    """Read the text of a document."""
    try:
        from briefgen.extract.extract import extract

        data, problems = read_bytes(path, shown, ANYWHERE, _MOST_BYTES, "split it")
        if data is None:
            return None, problems
        document, found = extract(data, path.name, shown)
    except ModuleNotFoundError as missing:
        hint = "in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[sources]'`"
        return None, (error("extra-missing", Span(shown), f"`{missing.name}` is not installed", hint),)
    if document is None or (too_long := _too_long(document.text, shown)):
        return None, found if document is None else too_long
    return read_draft(shown, document.text, markdown=False), found
