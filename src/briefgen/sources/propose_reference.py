"""Propose the entry of a source for a reference of a reference manager."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final, get_args

from briefgen.corpus.source import CslType
from briefgen.extract.document import Extracted
from briefgen.language.guess import guess_language
from briefgen.sources.csl_json import Reference, date_from_csl, line, name_from_csl
from briefgen.sources.propose import Proposal, ProposedKey, choose_origin
from briefgen.sources.source_id import propose_id, slug

_TYPES: Final = frozenset(get_args(CslType))
_GENRES: Final = MappingProxyType(
    {
        "article-newspaper": "news-report", "article-magazine": "news-report", "broadcast": "news-report",
        "post": "op-ed", "post-weblog": "op-ed", "review": "op-ed", "interview": "interview",
        "speech": "official-statement", "hearing": "official-statement", "bill": "official-statement",
        "legislation": "official-statement", "regulation": "official-statement",
        "treaty": "official-statement", "personal_communication": "official-statement",
        "dataset": "data", "book": "reference",
        "chapter": "reference", "entry-encyclopedia": "reference", "entry-dictionary": "reference",
        "standard": "reference", "legal_case": "reference",
    }
)  # fmt: skip


def propose_reference(reference: Reference, origins: dict[str, str], taken: set[str]) -> Proposal:
    """Propose a source; `origins` has the ids of origins by their names, folded in case."""
    stated = line(reference.get("type"))
    kind = stated if stated in _TYPES else "document"
    genre = _GENRES.get(kind, "analysis")
    authors = _authors(reference)
    container, publisher = line(reference.get("container-title")), line(reference.get("publisher"))
    title = line(reference["title"])
    issued, why_issued = _issued(reference)
    who = (authors[0].get("family") or authors[0]["literal"]) if authors else container or publisher
    identity = _own_id(reference, taken) or propose_id(who, title, issued, lambda name: name in taken)
    names = tuple(
        name.get("literal") or f"{name.get('given', '')} {name['family']}".strip() for name in authors
    )
    document = Extracted("text", "", "", authors=names, site=container, publisher=publisher)
    origin, new_origin, why_origin = choose_origin(
        document, genre, lambda name: origins.get(name.casefold()), lambda name: name in taken
    )
    pages = line(reference.get("number-of-pages"))
    language, why_language = _language(line(reference.get("language")), title)
    keys = (
        ProposedKey("id", identity),
        ProposedKey("type", kind, "" if kind == stated else f"the reference has `{stated}`"),
        ProposedKey("genre", genre, "guessed by its type; an `op-ed` or `editorial` cannot support a fact"),
        ProposedKey("title", title),
        ProposedKey("author", authors),
        ProposedKey("container-title", container),
        ProposedKey("publisher", publisher),
        ProposedKey("URL", url_of(reference)),
        ProposedKey("DOI", doi_of(reference)),
        *(ProposedKey(name, line(reference.get(name))) for name in ("page", "volume", "issue")),
        ProposedKey("issued", f"{issued}~" if why_issued else issued, "inferred" if why_issued else ""),
        ProposedKey("issued-note", why_issued),
        ProposedKey("accessed", date_from_csl(reference.get("accessed"))[0]),
        ProposedKey("archive", line(reference.get("archive"))),
        ProposedKey("number-of-pages", int(pages) if pages.isdecimal() else 0),
        ProposedKey("language", language, why_language),
        ProposedKey("origin", origin, f"guessed: {why_origin}"),
        ProposedKey("desk-note", line(reference.get("note"))),
    )
    return Proposal(identity, tuple(key for key in keys if key.value), new_origin)


def _authors(reference: Reference) -> list[dict[str, str]]:
    given = reference.get("author")
    return [name for one in (given if isinstance(given, list) else []) if (name := name_from_csl(one))]


def _issued(reference: Reference) -> tuple[str, str]:
    """Return the date of a reference, and how it was inferred; the day of access where it has none."""
    issued, why = date_from_csl(reference.get("issued"))
    if issued:
        return issued, why
    accessed, _ = date_from_csl(reference.get("accessed"))
    if accessed:
        return accessed, "The reference states no date; this is the day on which it was read."
    return "1900", "The reference states no date; this one has to be corrected."


def _own_id(reference: Reference, taken: set[str]) -> str:
    """Return the citation key of a reference as an id; empty if it is no word, an address, or taken."""
    key = line(reference.get("citation-key")) or line(reference.get("id"))
    own = "" if "/" in key else slug(key)
    return own if re.fullmatch(r"(?=.*[a-z]{3})[a-z0-9-]{4,60}", own) and own not in taken else ""


def _language(stated: str, title: str) -> tuple[str, str]:
    tag = stated.replace("_", "-")
    if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", tag):
        return tag, ""
    return guess_language(title, ()), "inferred from the title"


def url_of(reference: Reference) -> str:
    """Return the address of a reference; empty if it has none of http or https."""
    url = line(reference.get("URL"))
    return url if re.fullmatch(r"https?://\S{1,1990}", url) else ""


def doi_of(reference: Reference) -> str:
    """Return the DOI of a reference, without what leads to it."""
    doi = re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", line(reference.get("DOI")))
    return doi if re.fullmatch(r"10\.\d{4,9}/\S{1,280}", doi) else ""
