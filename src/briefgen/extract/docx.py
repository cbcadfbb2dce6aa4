"""Read a document of Word (`.docx`)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]  # it has no types

from briefgen.diagnostic import Diagnostic, Findings
from briefgen.extract.defaults import DEFAULT_DATES, NOBODY
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.findings import damaged, too_large, without_text
from briefgen.extract.plain import byline, first_date, first_line
from briefgen.extract.text_form import normalise, one_line

_MOST_BYTES: Final = 60_000_000
"""Unpacked, of all parts together: pictures too."""
_MOST_PART: Final = 20_000_000
"""Unpacked, of one part in XML."""
_MOST_PARTS: Final = 5_000


def read_docx(data: bytes, shown: str) -> tuple[Extracted | None, Findings]:
    """Read the paragraphs and tables of a document, in order; rows have `|` between their cells.

    Errors: source-damaged, source-large, source-empty.
    """
    if fault := _check_sizes(data, shown):
        return None, (fault,)
    try:
        document = Document(BytesIO(data))
        text = normalise("\n\n".join(_blocks(document)))
    except (PackageNotFoundError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError):
        return None, (damaged(shown, "it is not a readable document of Word"),)
    if not text.strip():
        hint = "save its text as a `.txt` file and add that"
        return None, (without_text(shown, "there is no text in the document", hint),)
    properties = document.core_properties
    title = one_line(properties.title)
    saved = (properties.modified, properties.created)
    created = next((each for each in saved if each and each.date() not in DEFAULT_DATES), None)
    inferred = "The document states no date; this is the day on which it was last saved."
    return Extracted(
        "docx",
        text,
        f"python-docx {version('python-docx')}",
        title=Detail(title) if title else first_line(text),
        authors=tuple(n for n in (one_line(properties.author),) if n and not NOBODY.fullmatch(n))
        or byline(text),
        date=first_date(text) or (Detail(created.date().isoformat(), inferred) if created else None),
        language=one_line(properties.language),
    ), ()


def _check_sizes(data: bytes, shown: str) -> Diagnostic | None:
    """Check, before anything is unpacked, how large the parts say they are; zipfile unpacks no more."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return damaged(shown, "it is not a readable document of Word")
    text_parts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _MOST_BYTES or max(text_parts, default=0) > _MOST_PART or len(parts) > _MOST_PARTS:
        what = f"unpacked, it would have {unpacked:,} bytes in {len(parts):,} parts"
        return too_large(shown, what, "save its text as a `.txt` file and add that")
    return None


def _blocks(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = (" | ".join(_cells(row)) for row in _rows(block))
            yield "\n".join(row for row in rows if row.strip(" |"))
        elif block.text.strip():
            yield block.text


def _rows(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        cells = {id(cell._tc): cell.text for cell in row.cells}  # noqa: SLF001  # a merged cell is listed again
        yield list(cells.values())


def _cells(row: list[str]) -> Iterator[str]:
    for cell in row:
        yield one_line(cell)
