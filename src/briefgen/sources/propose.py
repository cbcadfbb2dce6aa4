"""Propose the entry of a new source: its keys, each with a comment where its value was inferred."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

from briefgen.extract.document import Detail, Extracted
from briefgen.language.guess import guess_language, is_guessed, written_language
from briefgen.language.tables import base_language
from briefgen.sources.guesses import guess_genre, guess_origin, guess_type
from briefgen.sources.names import split_name
from briefgen.sources.source_id import propose_id, slug

_LANGUAGE_FROM: Final = 4_000
"""Characters of a text from which its language is guessed."""
_MOST_LINE: Final = 500


class NewOrigin(Struct, frozen=True):
    """An origin that the corpus does not have yet."""

    id: str
    name: str
    kind: str


class ProposedKey(Struct, frozen=True):
    """A key of the entry, with its value."""

    name: str
    value: Any
    comment: str = ""
    """How the value was inferred; empty if the document states it."""


class Proposal(Struct, frozen=True):
    """A source to be added."""

    id: str
    keys: tuple[ProposedKey, ...]
    new_origin: NewOrigin | None


class Circumstances(Struct, frozen=True):
    """What is known of a document besides what is in it."""

    name: str
    """Of its file, without the suffix, or of the site that it was fetched from."""
    changed: date
    """When the file was last changed, or fetched."""
    fetched: bool
    sha256: str
    suffix: str
    """Of the copy of the file that is stored; empty if none is."""
    text_sha256: str = ""
    """Hash of the text, if the text itself is not stored."""


def propose_source(
    document: Extracted,
    around: Circumstances,
    origins: Callable[[str], str | None],
    is_taken: Callable[[str], bool],
) -> Proposal:
    """Propose the entry of a document; `origins` returns the id of the origin that has a name."""
    genre, why_genre = guess_genre(document)
    kind, why_type = guess_type(document)
    origin, new_origin, why_origin = choose_origin(document, genre, origins, is_taken)
    title = document.title or Detail(around.name, "the name of the file")
    issued = document.date or Detail(
        around.changed.isoformat(),
        "The document states no date; this is the day on which the file was last changed.",
    )
    who = document.site or (document.authors[0] if document.authors else "") or document.publisher
    authors = [split_name(name[:_MOST_LINE]) for name in document.authors[:20]]
    if authors and not document.site:
        who = authors[0].get("family") or authors[0]["literal"]
    identity = propose_id(who, title.value, issued.value, is_taken)
    language, why_language = _language(document, title.value)
    accessed, why_accessed = _accessed(document, around)
    keys = (
        ProposedKey("id", identity),
        ProposedKey("type", kind, f"guessed: {why_type}"),
        ProposedKey("genre", genre, f"guessed: {why_genre}; an `op-ed` or `editorial` cannot support a fact"),
        ProposedKey(
            "title", title.value[:_MOST_LINE], f"inferred: {title.inferred}" if title.inferred else ""
        ),
        ProposedKey("author", authors, "inferred: compare the names with the document" if authors else ""),
        ProposedKey("container-title", document.site[:_MOST_LINE], _why_site(document)),
        ProposedKey("publisher", document.publisher[:_MOST_LINE]),
        ProposedKey("URL", document.url.value if document.url else ""),
        ProposedKey("DOI", document.doi),
        ProposedKey(
            "issued",
            f"{issued.value}~" if issued.inferred else issued.value,
            "inferred" if issued.inferred else "",
        ),
        ProposedKey("issued-note", issued.inferred),
        ProposedKey("accessed", accessed, why_accessed),
        ProposedKey("archive", document.archive),
        ProposedKey("number-of-pages", document.pages),
        ProposedKey("language", language, why_language),
        ProposedKey("origin", origin, f"guessed: {why_origin}"),
        ProposedKey("text", "" if around.text_sha256 else f"{identity}.txt"),
        ProposedKey("extraction", _extraction(document, around, identity)),
    )
    return Proposal(identity, tuple(key for key in keys if key.value), new_origin)


def _why_site(document: Extracted) -> str:
    """Return how the name of a site was found, if that is the host of its address."""
    host = urlsplit(document.url.value).hostname or "" if document.url else ""
    return "inferred from its address" if document.site and document.site in host else ""


def _extraction(document: Extracted, around: Circumstances, identity: str) -> dict[str, str]:
    made = {"tool": document.tool, "sha256": around.sha256}
    made |= {"text_sha256": around.text_sha256} if around.text_sha256 else {}
    return {**made, "original": f"{identity}{around.suffix}"} if around.suffix else made


def choose_origin(
    document: Extracted, genre: str, origins: Callable[[str], str | None], is_taken: Callable[[str], bool]
) -> tuple[str, NewOrigin | None, str]:
    """Return the id of the origin, the origin if it is new, and the reason for the guess."""
    name, kind, why = guess_origin(document, genre)
    name = name[:_MOST_LINE]
    known = origins(name)
    if known:
        return known, None, why
    identity = slug(name)[:60].strip("-") or "origin"
    number, free = 1, identity
    while is_taken(free):
        number += 1
        free = f"{identity}-{number}"
    return free, NewOrigin(free, name, kind), why


def _language(document: Extracted, title: str) -> tuple[str, str]:
    """Return the language of the text: what the file states, unless the text is plainly in another."""
    text = f"{title}. {document.text[:_LANGUAGE_FROM]}"
    stated = document.language.replace("_", "-")
    if _is_tag(stated):
        written = written_language(text, stated)
        if written == base_language(stated) or not is_guessed(written):
            return stated, ""
        return written, f"inferred from the text; the file states `{stated}`"
    return guess_language(text, ()), "inferred from the text"


def _is_tag(text: str) -> bool:
    return re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text) is not None


def _accessed(document: Extracted, around: Circumstances) -> tuple[str, str]:
    if document.accessed:
        return document.accessed, ""
    if around.fetched:
        return around.changed.isoformat(), ""
    if document.kind == "html":
        return around.changed.isoformat(), "inferred: the day on which the file was last changed"
    return "", ""
