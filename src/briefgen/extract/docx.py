"""Read a document of Word (`.docx`)."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
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
from briefgen.extract.findings import damaged, other_kind, too_large, without_text
from briefgen.extract.plain import byline, first_date, first_line
from briefgen.extract.text_form import normalise, one_line, row_line

_MOST_BYTES: Final = 60_000_000
"""Unpacked, of all parts together: pictures too."""
_MOST_PART: Final = 20_000_000
"""Unpacked, of one part in XML."""
_MOST_PARTS: Final = 5_000
_DECLARATION: Final = re.compile(rb"<!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
"""What begins a declaration of entities, in UTF-8 or UTF-16: a parser leaves out what is behind one."""
_OTHER_KINDS: Final = (
    ("xl/workbook", "a spreadsheet", "save a sheet as CSV, and see `briefgen fact import --help`"),
    ("ppt/presentation", "a presentation", "save it as PDF, and add that"),
    ("content.xml", "a document of OpenDocument", "save it as `.docx` or PDF, and add that"),
    ("META-INF/container.xml", "an e-book", "save its text as a `.txt` file, and add that"),
)
"""Other kinds of files that are ZIP archives, by the beginning of the name of a part."""


def read_docx(data: bytes, shown: str) -> tuple[Extracted | None, Findings]:
    """Read the paragraphs and tables of a document, in order; rows have `|` between their cells.

    Errors: source-kind, source-damaged, source-large, source-empty.
    """
    if fault := _check_parts(data, shown):
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


def _check_parts(data: bytes, shown: str) -> Diagnostic | None:
    """Check what the parts are, how large they say they are, and that none declares entities.

    Shape: the sizes are checked before anything is unpacked; zipfile unpacks no more than they say.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if fault := _other_kind([part.filename for part in parts], shown) or _too_large(parts, shown):
                return fault
            texts = (package.read(part) for part in parts if part.filename.endswith((".xml", ".rels")))
            if any(map(_DECLARATION.search, texts)):
                return damaged(shown, "a part of it declares entities, which no document of Word has")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return damaged(shown, "it is not a readable document of Word")
    return None


def _other_kind(names: Sequence[str], shown: str) -> Diagnostic | None:
    """Report an archive that is no document of Word."""
    if any(name.startswith("word/") for name in names):
        return None
    for begin, what, hint in _OTHER_KINDS:
        if any(name.startswith(begin) for name in names):
            return other_kind(shown, f"{what}, which is not read as a source", hint)
    return None


def _too_large(parts: Sequence[zipfile.ZipInfo], shown: str) -> Diagnostic | None:
    text_parts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    unpacked = sum(part.file_size for part in parts)
    if unpacked <= _MOST_BYTES and max(text_parts, default=0) <= _MOST_PART and len(parts) <= _MOST_PARTS:
        return None
    what = f"unpacked, it would have {unpacked:,} bytes in {len(parts):,} parts"
    return too_large(shown, what, "save its text as a `.txt` file and add that")


def _blocks(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows = ([one_line(cell) for cell in row] for row in _rows(block))
            yield "\n".join(row_line(row) for row in rows if any(row))
        elif block.text.strip():
            yield block.text


def _rows(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        cells = {id(cell._tc): cell.text for cell in row.cells}  # noqa: SLF001  # a merged cell is listed again
        yield list(cells.values())
