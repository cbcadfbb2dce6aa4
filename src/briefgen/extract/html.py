"""Read a web page: the text of its article, without navigation, and the details that it gives."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement, document_fromstring  # type: ignore[import-untyped]  # it has no types

from briefgen.diagnostic import Findings
from briefgen.extract.archived import archived
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.encoding import decode
from briefgen.extract.findings import damaged, undecodable, without_text
from briefgen.extract.plain import byline, first_date, has_day
from briefgen.extract.text_form import normalise, one_line, row_line

_OF_TABLE: Final = "\x00"
"""Mark of a row of a table, while paragraphs are separated."""
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
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"<>]{1,200}")
_STATED_DATE: Final = re.compile(
    r"(?:published_time|datePublished|pubdate|publication_date|dc\.date|dcterms\.(?:created|issued)|\bdate\b"
    r"|datetime)[^>]{0,120}?(\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_DATE_NOTE: Final = "The page states no date in its data; this one was found in its text or address."
_HIDDEN: Final = re.compile(
    r"(?:font-size\s*:\s*0(?:\.0*)?(?:[a-z]+|%)?|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?)\s*(?:;|!|$)",
    re.IGNORECASE,
)
"""Styles with which a reader sees nothing; trafilatura leaves out `display: none`."""


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
    archive = _restore_addresses(tree)
    _remove_hidden(tree)
    found: Any = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=True
    )
    text = _paragraphs(found.text if found else "")
    if not text.strip():
        hint = "save the page with its text, or copy the text into a `.txt` file and add that"
        return None, (without_text(shown, "no article text in the page", hint),)
    address, archive, accessed = _addresses(page, found.url or "", archive)
    title = one_line(found.title)
    authors = tuple(filter(None, (one_line(name) for name in (found.author or "").split(";"))))
    kind = _property(tree, "og:type"), _property(tree, "article:section"), urlsplit(address).path
    return Extracted(
        "html",
        text,
        f"trafilatura {version('trafilatura')}",
        title=Detail(title) if title else None,
        authors=authors or byline(text),
        site=one_line(found.sitename or _property(tree, "citation_journal_title")),
        publisher=one_line(_property(tree, "citation_publisher") or _property(tree, "dc.publisher")),
        date=_date(found.date, page, text, address),
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
        row = _row(line) if line.lstrip().startswith("|") else line.strip()
        if line.lstrip().startswith("|") and not row.strip("|- "):
            continue
        together = lines and _group(lines[-1]) and _group(lines[-1]) == _group(line)
        lines += [row] if together or not lines else ["", row]
        if line.lstrip().startswith("|"):
            lines[-1] = f"{_OF_TABLE}{row}"
    return normalise("\n".join(line.removeprefix(_OF_TABLE) for line in lines))


def _row(line: str) -> str:
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return row_line([cell.strip() for cell in cells])


def _group(line: str) -> str:
    begin = "|" if line.startswith(_OF_TABLE) else line.lstrip()[:2]
    return begin[:1] if begin[:1] == "|" or begin == "- " else ""


def _date(found: str | None, page: str, text: str, address: str) -> Detail | None:
    """Return the date that a page states, or one of which its text or address has the day.

    Shape: None for a day that is made of a year or a month alone.
    """
    if not found:
        return first_date(text)
    if any(match[1] == found for match in _STATED_DATE.finditer(page[:500_000])):
        return Detail(found)
    seen = has_day(found, address) or has_day(found, text)
    return Detail(found, _DATE_NOTE) if seen else first_date(text)


def _restore_addresses(tree: HtmlElement) -> str:
    """Put the address of a page in place of that of its copy in an archive; return the latter, or nothing.

    An archive writes its own address in front of each one in the page, so that all sites would be one.
    """
    archive = ""
    canonical = tree.xpath("//link[@rel='canonical' or @rel='Canonical']")
    for element in (*canonical, *tree.xpath("//meta[@property='og:url' or @name='og:url']")):
        name = "href" if element.tag == "link" else "content"
        if copy := archived(element.get(name) or ""):
            archive = archive or copy[0]
            element.set(name, copy[1])
    return archive


def _remove_hidden(tree: HtmlElement) -> None:
    """Remove the elements whose own style hides them; what is behind them stays."""
    for element in tree.xpath("//*[@style]"):
        if element.getparent() is not None and _HIDDEN.search(element.get("style")):
            element.drop_tree()


def _addresses(page: str, canonical: str, archive: str) -> tuple[str, str, str]:
    """Return the page's address, that of its copy in an archive, and the day on which it was saved."""
    saved = _SAVED_FROM.search(page[:5_000])
    saved_from = (saved[1] or saved[2]) if saved else ""
    copy = archived(saved_from)
    address = canonical or (copy[1] if copy else saved_from)
    archive = copy[0] if copy else archive
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
