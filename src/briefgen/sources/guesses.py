"""Guess the type, the genre and the origin of a document. Each guess is marked as one in what is written."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from briefgen.extract.document import Extracted
from briefgen.language.word_pattern import WordPattern
from briefgen.sources.names import split_name

_OPINION: Final = WordPattern(r"\b{marks of opinion}\b", re.IGNORECASE)
_EDITORIAL: Final = WordPattern(r"\b{marks of an editorial}\b", re.IGNORECASE)
_INTERVIEW: Final = WordPattern(r"\b{marks of an interview}\b", re.IGNORECASE)
_STATEMENT: Final = WordPattern(r"\b{marks of a statement}\b", re.IGNORECASE)
_GOVERNMENT: Final = re.compile(
    r"(?:^|\.)(?:gov|mil|gouv|gob|govt|go|admin)(?:\.[a-z]{2})?$|(?:^|\.)bund\.de$|(?:^|\.)kremlin\.ru$"
)
_ACADEMIC: Final = re.compile(r"\.edu(?:\.[a-z]{2})?$|\.ac\.[a-z]{2}$")
_INTERNATIONAL: Final = re.compile(
    r"(?:^|\.)(?:un\.org|europa\.eu|oecd\.org|imf\.org|worldbank\.org|iaea\.org|nato\.int)$|\.int$"
)
_KINDS_BY_NAME: Final = (
    (WordPattern(r"\b{names of public offices}\b", re.IGNORECASE), "government"),
    (WordPattern(r"\b{names of international bodies}\b", re.IGNORECASE), "international-body"),
    (WordPattern(r"\b{names of universities}\b", re.IGNORECASE), "academic"),
    (WordPattern(r"\b{names of think tanks}\b", re.IGNORECASE), "think-tank"),
)


def guess_genre(document: Extracted) -> tuple[str, str]:
    """Guess the genre of a document; return it with the reason."""
    words = f"{document.hints} {document.title.value if document.title else ''}"
    host = _host(document)
    official = host if _GOVERNMENT.search(host) or _INTERNATIONAL.search(host) else ""
    place = "is in its address, section or title"
    for genre, sign, why in (
        ("editorial", _first(_EDITORIAL, words), place),
        ("op-ed", _first(_OPINION, words), place),
        ("interview", _first(_INTERVIEW, words), place),
        ("official-statement", official, "is an official site"),
        ("official-statement", _first(_STATEMENT, words), place),
    ):
        if sign:
            return genre, f"`{sign}` {why}"
    if document.kind == "html":
        return "news-report", "a web page without a sign of opinion"
    if document.kind == "email":
        return "official-statement", "an e-mail"
    return "analysis", "a document without a sign of opinion"


def _first(pattern: WordPattern, words: str) -> str:
    found = pattern.of("any").search(words)
    return found[0] if found else ""


def guess_type(document: Extracted) -> tuple[str, str]:
    """Guess the CSL type of a document; return it with the reason."""
    if document.kind == "email":
        return "personal_communication", "an e-mail"
    if document.kind in ("pdf", "docx"):
        return (
            ("article-journal", "it has a DOI")
            if document.doi
            else ("report", f"a {document.kind.upper()} file")
        )
    if document.kind == "text":
        return "document", "a file of plain text"
    if document.doi:
        return "article-journal", "it has a DOI"
    official = _GOVERNMENT.search(_host(document)) or _INTERNATIONAL.search(_host(document))
    if re.search(r"(?i)article", document.hints) and not official:
        return "article-newspaper", "the page calls itself an article"
    return "webpage", "a web page"


def guess_origin(document: Extracted, genre: str) -> tuple[str, str, str]:
    """Guess whom a document speaks for: the name, the kind, and the reason.

    An opinion speaks for its author; another document for its publisher, outlet or site.
    """
    author = document.authors[0] if document.authors else ""
    if genre == "op-ed" and author:
        return author, "person", "the author of an opinion"
    host = _host(document)
    name = document.site or document.publisher or host
    if name:
        return name, _kind(host, name), "the site or publisher"
    if author:
        return (
            author,
            _kind("", author, "person" if "family" in split_name(author) else "other"),
            "the author",
        )
    return "Origin not known", "other", "the file does not name any"


def _kind(host: str, name: str, usual: str = "media") -> str:
    if _INTERNATIONAL.search(host):
        return "international-body"
    if _GOVERNMENT.search(host):
        return "government"
    if _ACADEMIC.search(host):
        return "academic"
    return next((kind for pattern, kind in _KINDS_BY_NAME if pattern.of("any").search(name)), usual)


def _host(document: Extracted) -> str:
    return (urlsplit(document.url.value).hostname or "").removeprefix("www.") if document.url else ""
