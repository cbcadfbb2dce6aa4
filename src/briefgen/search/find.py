"""Search a workspace: bring the index up to date, look the query up, and say how to cite what is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import yaml
from msgspec import Struct

from briefgen.build.load import source_texts
from briefgen.cache.sealed_file import cache_file_name
from briefgen.corpus.fold import fold
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Findings, Span, error, truncate
from briefgen.search.interface import Hit, IndexedPassage, Query, SearchIndex
from briefgen.search.matches import first_match, occurrences, quotation_around, snippet, words_before
from briefgen.search.query import parse_query
from briefgen.search.sqlite_index import DamagedIndexError, SqliteIndex
from briefgen.search.update import find_text, update_index
from briefgen.settings.settings import Settings

T = TypeVar("T")
_UNUSABLE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }
)
"""Codes of errors after which a database in memory is used; after any other the file is made anew."""
_PREFIX_WORDS: Final = 6


class Found(Struct, frozen=True):
    """A passage that was found, with its place and the lines that cite it."""

    hit: Hit
    path: str
    """The path of its file, as it is printed."""
    line: int
    """The line of the match."""
    snippet: str
    cite: tuple[str, ...]
    """A link for prose, or the lines of `evidence:` in YAML."""


def find(text: str, settings: Settings, limit: int) -> tuple[tuple[Found, ...], Findings]:
    """Search the texts, facts, views and sections of a workspace.

    Shape: the best match first.

    Errors: query-form, search-server.
    """
    query, problems = parse_query(text)
    if query is None:
        return (), problems
    if settings.search_url:
        hits, problems = _on_server(settings, query, limit)
    else:
        hits = _with_index(settings, lambda index: index.search(query, limit))
    texts = source_texts(settings)
    return tuple(_found(hit, query, settings, texts) for hit in hits), problems


def _on_server(settings: Settings, query: Query, limit: int) -> tuple[tuple[Hit, ...], Findings]:
    """Search in the database that the settings name, once it is up to date.

    Errors: search-server where the database cannot be used; ImportError without the extra `postgresql`.
    """
    import psycopg  # it is of an extra

    from briefgen.search.postgresql_index import PostgresqlIndex  # as above

    try:
        with closing(PostgresqlIndex(settings.search_url)) as index:
            update_index(index, settings)
            return index.search(query, limit), ()
    except psycopg.Error as fault:
        reason = (str(fault).strip().splitlines() or ["no reason given"])[-1].strip()
        message = f"the database of the search cannot be used: {truncate(reason, 300)}"
        hint = "check `url` under `[tool.briefgen.search]` in pyproject.toml, and that the server runs"
        return (), (error("search-server", Span("find"), message, hint),)


def _with_index(settings: Settings, search: Callable[[SearchIndex], T]) -> T:
    """Call a function with the index of a workspace, up to date; make a damaged one anew."""
    for path in _places(settings):
        try:
            with closing(SqliteIndex(path)) as index:
                update_index(index, settings)
                return search(index)
        except (sqlite3.Error, DamagedIndexError) as fault:
            if path is None:
                raise
            if getattr(fault, "sqlite_errorcode", 0) & 0xFF not in _UNUSABLE:
                _remove(path)
    raise AssertionError("the last place is memory, which has no fault")


def _places(settings: Settings) -> Iterator[Path | None]:
    """Yield where an index may be: its file in the cache folder, the same made anew, and memory."""
    if settings.cache:
        texts = blake2b("\n".join(map(str, settings.texts)).encode(), digest_size=6).hexdigest()
        path = settings.cache / f"{cache_file_name('search', settings.corpus)}-{texts}.sqlite"
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if path.is_symlink():
                path.unlink()
            yield path
            yield path
    yield None


def _remove(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            name.unlink()


def _found(hit: Hit, query: Query, settings: Settings, texts: SourceTexts) -> Found:
    passage = hit.passage
    start, end = first_match(passage, query)
    words = snippet(passage.text, start, end)
    path = settings.corpus / hit.document
    if passage.kind != "text":
        return Found(hit, settings.shown(path), passage.line, words, (_link(passage),))
    path = find_text(passage.text_file, settings.texts) or path
    line = passage.line + passage.text.count("\n", 0, start)
    return Found(hit, settings.shown(path), line, words, _evidence(passage, start, end, texts))


def _link(passage: IndexedPassage) -> str:
    """Return what cites an entry of the corpus in the prose of a brief, or includes a section."""
    if passage.kind == "section":
        return f"- {{ref: {passage.id}}}"
    words = " ".join(passage.text.partition("\n")[0].split()).rstrip(".")
    return f"[{words.replace('[', '(').replace(']', ')')}]({passage.kind}:{passage.id})"


def _evidence(passage: IndexedPassage, start: int, end: int, texts: SourceTexts) -> tuple[str, ...]:
    """Return the lines of `evidence:` that quote the words around a match.

    Shape: with the words before it as `prefix` if the text has the quotation more than once.
    """
    first, last = quotation_around(passage.text, start, end)
    exact = " ".join(passage.text[first:last].split())
    lines = (f"- source: {passage.id}", f"  exact: {_yaml(exact)}")
    text = texts.get(passage.text_file)
    places = () if text is None else tuple(islice(occurrences(fold(exact).text, text[0].text), 2))
    if len(places) <= 1:
        return lines
    prefix = words_before(passage.text, first, _PREFIX_WORDS)
    return (*lines, f"  prefix: {_yaml(prefix)}") if prefix else lines


def _yaml(text: str) -> str:
    """Write a text as a YAML value on one line."""
    written: str = yaml.safe_dump(text, allow_unicode=True, width=2 * len(text) + 80)
    return written.removesuffix("\n").removesuffix("\n...")
