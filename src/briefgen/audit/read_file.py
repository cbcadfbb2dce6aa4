"""Reading the file of a draft or a text, of any format that is known."""

from __future__ import annotations

from pathlib import Path

from briefgen.audit.draft import Draft, read_draft
from briefgen.corpus.source_text import read_text
from briefgen.diagnostic import Findings, Span, error
from briefgen.readable_folders import ANYWHERE, ReadableFolders
from briefgen.reading.files import read_file
from briefgen.settings.extras import extra_missing

MARKDOWN = frozenset({".md", ".markdown"})
PLAIN = frozenset({".txt", ".text"})
EXTRACTED = frozenset({".html", ".htm", ".xhtml", ".pdf", ".docx"})
"""Formats that the text is extracted from; this needs the extra `sources`."""
MOST_CHARACTERS = 500_000
"""Characters of a draft: some 200 pages."""
_MOST_BYTES = 50_000_000


def read_draft_file(path: Path, shown: str) -> tuple[Draft | None, Findings]:
    """Read a draft.

    Units: places in a PDF, a DOCX or a web page are lines of the text that is read from it.

    Errors: draft-format, draft-long, and those of `read_words`.
    """
    suffix = path.suffix.lower()
    if suffix not in MARKDOWN | PLAIN | EXTRACTED:
        hint = "save it as .md, .txt, .html, .docx or .pdf"
        return None, (error("draft-format", Span(shown), f"`{suffix}` is no format of a draft", hint),)
    text, problems = read_words(path, shown, ANYWHERE)
    if text is None:
        return None, problems
    if len(text) > MOST_CHARACTERS:
        message = f"more than {MOST_CHARACTERS:,} characters"
        return None, (error("draft-long", Span(shown), message, "split it, and audit the parts"),)
    return read_draft(shown, text, markdown=suffix in MARKDOWN), problems


def read_words(path: Path, shown: str, readable: ReadableFolders) -> tuple[str | None, Findings]:
    """Read a text, or the text of a document.

    Errors: extra-missing, and those of reading a text and of extracting one.
    """
    if path.suffix.lower() not in EXTRACTED:
        return read_text(path, shown, readable)
    try:
        from briefgen.extract.extract import extract
    except ModuleNotFoundError as missing:
        return None, (extra_missing(shown, "sources", missing),)
    data, problems = read_file(path, shown, readable, _MOST_BYTES, "split it")
    if data is None:
        return None, problems
    try:  # each format loads its library when it is met
        document, found = extract(data, path.name, shown)
    except ModuleNotFoundError as missing:
        return None, (extra_missing(shown, "sources", missing),)
    return (document.text if document else None), found
