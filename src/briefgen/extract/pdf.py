"""Read a PDF: the text of its pages, without heads, feet and hyphens at line ends."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Final

import pypdfium2  # type: ignore[import-untyped]  # it has no types

from briefgen.corpus.place import PAGE_BREAK
from briefgen.diagnostic import Findings
from briefgen.extract.defaults import DEFAULT_DATES, NO_TITLE, NOBODY
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.findings import damaged, encrypted, too_large, without_text
from briefgen.extract.pdf_columns import PageLine, two_columns
from briefgen.extract.pdf_lines import with_paragraphs, with_whole_words, without_heads_and_feet
from briefgen.extract.pdf_tables import with_cells
from briefgen.extract.plain import byline, first_date, first_line
from briefgen.extract.text_form import normalise, one_line

_MOST_PAGES: Final = 3_000
_PASSWORD_NEEDED: Final = 4
"""Source: pdfium, FPDF_GetLastError: FPDF_ERR_PASSWORD."""
_CREATED: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]{1,200}")
_DATE_NOTE: Final = (
    "The document states no date in a form that is read; this is the day on which the PDF was made."
)
_FEWEST: Final = 20
"""Letters a page that a text layer has at least, on average; a scan may have a stamp on each page."""


def read_pdf(data: bytes, shown: str) -> tuple[Extracted | None, Findings]:
    """Read the text layer of a PDF; each page ends with a form feed.

    Errors: source-encrypted, source-damaged, source-large, source-empty.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == _PASSWORD_NEEDED:
            return None, (encrypted(shown, "the PDF can only be opened with a password"),)
        return None, (damaged(shown, "the PDF is damaged: it cannot be opened"),)
    count = len(document)
    if count > _MOST_PAGES:
        hint = "split it, and add the part that you need"
        return None, (too_large(shown, f"it has {count:,} pages; {_MOST_PAGES:,} at most are read", hint),)
    try:
        pages = [_page_text(document, number) for number in range(count)]
    except pypdfium2.PdfiumError:
        return None, (damaged(shown, "the PDF is damaged: a page cannot be read"),)
    inner = with_whole_words(without_heads_and_feet(pages))
    text = normalise(PAGE_BREAK.join(map(with_paragraphs, inner))) + PAGE_BREAK
    if sum(map(str.isalnum, text)) < _FEWEST * max(count, 1) and sum(map(str.isalnum, text)) < 500:
        hint = (
            "run it through text recognition first, such as `ocrmypdf`, and check the result against the scan"
        )
        what = f"scanned: its {count:,} page{'' if count == 1 else 's'} have pictures and no text"
        return None, (without_text(shown, what, hint),)
    return _document(document, text, count), ()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text = _joined(str(text_page.get_text_range()))
    parts, width = [_line_of(text_page, at) for at in range(text_page.count_rects())], page.get_width()
    text_page.close()
    page.close()
    return _joined(two_columns(parts, width)) or with_cells(text, parts, width)


def _line_of(text_page: pypdfium2.PdfTextPage, number: int) -> PageLine:
    left, bottom, right, top = text_page.get_rect(number)
    return PageLine(left, bottom, right, top, str(text_page.get_text_bounded(left, bottom, right, top)))


def _joined(text: str) -> str:
    """Join words that a line end breaks, where pdfium marks the hyphen as one (U+FFFE)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\ufffe\u00ad\u0002]\n?", "", text)


def _document(document: pypdfium2.PdfDocument, text: str, count: int) -> Extracted:
    data: dict[str, str] = document.get_metadata_dict()
    title = one_line(data.get("Title"))
    names = [one_line(name) for name in re.split(r"[;&]", data.get("Author", ""))]
    doi = _DOI.search(text[:20_000])
    return Extracted(
        "pdf",
        text,
        f"pypdfium2 {version('pypdfium2')}",
        title=Detail(title) if title and not NO_TITLE.fullmatch(title) else first_line(text),
        authors=tuple(n for n in names if n and not NOBODY.fullmatch(n)) or byline(text),
        date=first_date(text) or _made_on(data.get("CreationDate", "")),
        doi=doi[0].rstrip(".,;)") if doi else "",
        pages=count,
    )


def _made_on(stated: str) -> Detail | None:
    """Read the day on which a PDF was made, unless a program writes that day where it knows none."""
    made = _CREATED.match(stated)
    day = "-".join(made.groups()) if made else ""
    return Detail(day, _DATE_NOTE) if day and day not in map(str, DEFAULT_DATES) else None
