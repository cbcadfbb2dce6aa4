"""Read a web page: the text of its article, without navigation, and the details that it gives."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement, document_fromstring  # type: ignore[import-untyped]  # it has no types

from briefgen.diagnostic import Findings
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.encoding import decode
from briefgen.extract.findings import damaged, undecodable, without_text
from briefgen.extract.text_form import normalise, one_line

_MOST_NODES: Final = 200_000
_META_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_ENCODING: Final = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)(\S+)"
    r"|Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]*))?)"
)
"""What browsers, and SingleFile, write at the beginning of a page that they save."""
_SAVED_DAY: Final = re.compile(r"([A-Z][a-z]{2}) (\d\d) (\d{4})")
_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ARCHIVE: Final = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(https?://\S+)")
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"<>]{1,200}")
_STATED_DATE: Final = re.compile(
    r"(?:published_time|datePublished|pubdate|publication_date|dc\.date|dcterms\.(?:created|issued)|\bdate\b"
    r"|datetime)[^>]{0,120}?(\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_DATE_NOTE: Final = "The page states no date in its data; this one was found in its text or address."


def read_html(data: bytes, shown: str, declared: str = "") -> tuple[Extracted | None, Findings]:
    """Read the article of a page; `declared` is the encoding that a web server named.

    Errors: source-encoding, source-damaged, source-empty.
    """
    decoded = decode(data, declared or _declared_encoding(data))
    if decoded is None:
        return None, (undecodable(shown),)
    page, encoding = decoded
    tree = _parse(page)
    if tree is None:
        return None, (damaged(shown, "it is not a readable page, or one of far too many elements"),)
    found: Any = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=True
    )
    text = _paragraphs(found.text if found else "")
    if not text.strip():
        hint = "save the page with its text, or copy the text into a `.txt` file and add that"
        return None, (without_text(shown, "no article text in the page", hint),)
    address, archive, accessed = _addresses(page, found.url or "")
    title = one_line(found.title)
    kind = _property(tree, "og:type"), _property(tree, "article:section"), urlsplit(address).path
    return Extracted(
        "html",
        text,
        f"trafilatura {version('trafilatura')}",
        title=Detail(title) if title else None,
        authors=tuple(filter(None, (one_line(name) for name in (found.author or "").split(";")))),
        site=one_line(found.sitename or _property(tree, "citation_journal_title")),
        publisher=one_line(_property(tree, "citation_publisher") or _property(tree, "dc.publisher")),
        date=_date(found.date, page),
        language=one_line(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
        url=Detail(address) if address else None,
        doi=_doi(tree),
        archive=archive,
        accessed=accessed,
        hints=" ".join(filter(None, (*kind, *_article_types(page)))),
        encoding=encoding,
    ), ()


def read_fragment(page: str) -> str:
    """Read the text of HTML that is no article, such as the body of an e-mail."""
    tree = _parse(page)
    return trafilatura.html2txt(tree) if tree is not None else ""


def _parse(page: str) -> HtmlElement | None:
    """Parse a page; None where it has no element, or too many."""
    try:
        tree = document_fromstring(_XML_DECLARATION.sub("", page).replace("\0", ""))
    except (ValueError, AssertionError, LookupError, SyntaxError):
        return None
    nodes = sum(1 for _ in tree.iter())
    return tree if 0 < nodes <= _MOST_NODES else None


def _declared_encoding(data: bytes) -> str:
    found = _META_CHARSET.search(data[:4096]) or _XML_ENCODING.match(data)
    return found[1].decode("ascii") if found else ""


def _paragraphs(text: str) -> str:
    """Separate paragraphs by an empty line; keep the rows of a table, and the points of a list, together."""
    lines: list[str] = []
    for line in text.split("\n"):
        row = line.strip().strip("|").strip() if line.lstrip().startswith("|") else line.strip()
        if line.lstrip().startswith("|") and not row.strip("|- "):
            continue
        together = lines and _group(lines[-1]) and _group(lines[-1]) == _group(line)
        lines += [row] if together or not lines else ["", row]
        if line.lstrip().startswith("|"):
            lines[-1] = f"| {row}"
    return normalise("\n".join(line.removeprefix("| ") for line in lines))


def _group(line: str) -> str:
    begin = line.lstrip()[:2]
    return begin[:1] if begin[:1] == "|" or begin == "- " else ""


def _date(found: str | None, page: str) -> Detail | None:
    if not found:
        return None
    stated = any(match[1] == found for match in _STATED_DATE.finditer(page[:500_000]))
    return Detail(found, "" if stated else _DATE_NOTE)


def _addresses(page: str, canonical: str) -> tuple[str, str, str]:
    """Return the page's address, that of its copy in an archive, and the day on which it was saved."""
    saved = _SAVED_FROM.search(page[:5_000])
    address = canonical or (saved and (saved[1] or saved[2])) or ""
    from_archive = next(
        filter(None, map(_ARCHIVE.match, (address, saved[1] or saved[2] if saved else ""))), None
    )
    archive = from_archive[0] if from_archive else ""
    address = from_archive[1] if from_archive and address == archive else address
    day = _SAVED_DAY.search(saved[3] or "") if saved else None
    accessed = f"{day[3]}-{_MONTHS.index(day[1]) + 1:02}-{day[2]}" if day and day[1] in _MONTHS else ""
    return address if re.fullmatch(r"https?://\S{1,1900}", address) else "", archive, accessed


def _doi(tree: HtmlElement) -> str:
    names = ("citation_doi", "dc.identifier", "prism.doi", "doi")
    found = _DOI.search(" ".join(_property(tree, name) for name in names))
    return found[0].rstrip(".,;)") if found else ""


def _property(tree: HtmlElement, name: str) -> str:
    """Return the content of a `meta` element, by its name or property."""
    for meta in tree.iter("meta"):
        if name in ((meta.get("name") or "").lower(), (meta.get("property") or "").lower()):
            return one_line(meta.get("content"))
    return ""


def _article_types(page: str) -> list[str]:
    """Return the types of the page in JSON-LD, such as `OpinionNewsArticle`."""
    return re.findall(r'"(?:@type|articleSection)"\s*:\s*"([^"]{1,60})"', page[:500_000])[:20]
