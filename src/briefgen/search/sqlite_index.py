"""The index of one user: an SQLite database in the cache folder, searched by its full-text engine FTS5.

The words that are indexed are made in `words`, since FTS5 itself can neither split Chinese nor stem Russian.
Its table keeps no copy of them: to remove a passage, its words are made again from its text.

Source: SQLite, "FTS5 Extension", 4.4.3 (contentless tables) and 6.4 (the `delete` command).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from msgspec import to_builtins

from briefgen.search.interface import (
    Hit,
    IndexedFile,
    IndexedPassage,
    Query,
    QueryTerm,
    marks_of,
    passage_from,
)
from briefgen.search.words import stems_in, words_of

_VERSION: Final = 2
"""Version of the tables and of what is indexed; another one is made anew."""
_SCHEMA: Final = """
create table documents (name text primary key, digest text not null) without rowid;
create table passages (
    id integer primary key, document text not null, language text not null, data text not null,
    sum integer not null
);
create table days (id integer primary key, first text not null, last text not null);
create index passages_of on passages (document);
create index languages_of on passages (language);
create virtual table full_text using fts5(
    words, stems, marks, content='', prefix='2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co So' tokenchars ':-_'"
);
"""
_DELETE: Final = "insert into full_text (full_text, rowid, words, stems, marks) values ('delete', ?, ?, ?, ?)"
_LANGUAGES: Final = """
with recursive found (language) as (
    select min(language) from passages
    union all
    select (select min(language) from passages where language > found.language) from found
    where language <> ''
)
select language from found where language <> ''
"""
"""Steps from one language to the next in the index on them, in place of reading all of it."""
_WEIGHTS: Final = "2.0, 1.0, 0.0"
"""A word as it was typed counts twice as much as one with another ending; fields do not count."""


_MOST_RANKED: Final = 2_000
"""Where more passages match, only these many are ranked, those that were indexed last."""
_END_OF_TIME: Final = "9999-12-31"


class DamagedIndexError(Exception):
    """The database contains something that was not written there."""


class SqliteIndex:
    """An index in a database file, or in memory."""

    def __init__(self, path: Path | None) -> None:
        """Open an index, and make its tables if there are none.

        Errors: sqlite3.Error; DamagedIndexError.
        """
        self._base = sqlite3.connect(path or ":memory:", timeout=10, isolation_level=None)
        try:
            self._make_tables()
        except BaseException:
            self._base.close()
            raise

    def _make_tables(self) -> None:
        version = self._base.execute("pragma user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise DamagedIndexError
        if not version:
            self._base.executescript(f"begin; {_SCHEMA} pragma user_version = {_VERSION}; commit;")

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every indexed document, by name."""
        return dict(self._base.execute("select name, digest from documents"))

    def replace(self, documents: Iterable[IndexedFile], gone: Iterable[str]) -> None:
        """Replace some documents and remove those that are gone, all or none."""
        with closing(self._base.cursor()) as cursor:
            cursor.execute("begin immediate")
            try:
                for name in gone:
                    self._remove(cursor, name)
                for document in documents:
                    self._remove(cursor, document.name)
                    self._add(cursor, document)
                cursor.execute("commit")
            except BaseException:
                cursor.execute("rollback")
                raise

    def _remove(self, cursor: sqlite3.Cursor, name: str) -> None:
        rows = cursor.execute("select id, data, sum from passages where document = ?", (name,)).fetchall()
        deleted = ((number, *_columns(_passage(data, checksum))) for number, data, checksum in rows)
        cursor.executemany(_DELETE, deleted)
        cursor.execute("delete from days where id in (select id from passages where document = ?)", (name,))
        cursor.execute("delete from passages where document = ?", (name,))
        cursor.execute("delete from documents where name = ?", (name,))

    def _add(self, cursor: sqlite3.Cursor, document: IndexedFile) -> None:
        cursor.execute("insert into documents values (?, ?)", (document.name, document.digest))
        for passage in document.passages:
            data = json.dumps(to_builtins(passage), ensure_ascii=False)
            values = (document.name, passage.language, data, _sum(data))
            cursor.execute("insert into passages values (null, ?, ?, ?, ?)", values)
            row = (cursor.lastrowid, *_columns(passage))
            if passage.first:
                cursor.execute("insert into days values (?, ?, ?)", (row[0], passage.first, passage.last))
            cursor.execute("insert into full_text (rowid, words, stems, marks) values (?, ?, ?, ?)", row)

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """Return the passages that match best, the best first; without terms, in the order of indexing."""
        languages = [row[0] for row in self._base.execute(_LANGUAGES)]
        match = " AND ".join(_expressions(query, languages))
        bounds = [query.after, query.before or _END_OF_TIME] if query.after or query.before else []
        table = "full_text" if match else "passages"
        dated = f"exists (select 1 from days where id = {table}.rowid and last >= ? and first <= ?)"  # noqa: S608
        where = " and ".join([*["full_text match ?"] * bool(match), *[dated] * bool(bounds)])
        score = f"-bm25(full_text, {_WEIGHTS})" if query.terms else "0.0"
        newest = f"order by rowid desc limit {_MOST_RANKED}" if query.terms else f"limit {limit}"
        # The statements have nothing from outside.
        some = f"select rowid as id, {score} as score from {table} where {where} {newest}"  # noqa: S608
        best = f"select id, score from ({some}) order by score desc, id limit ?"  # noqa: S608
        found = f"select document, data, sum, score from ({best}) join passages using (id)"  # noqa: S608
        values = [*[match] * bool(match), *bounds, limit]
        rows = self._base.execute(f"{found} order by score desc, id", values)
        return tuple(Hit(_passage(data, checksum), name, found) for name, data, checksum, found in rows)


def _columns(passage: IndexedPassage) -> tuple[str, str, str]:
    """Return the words, stems and marks that are indexed; a stem only where it is not the word itself."""
    found = list(words_of(passage.text, passage.language))
    authors = (word.folded for name in passage.authors for word in words_of(name, ""))
    stems = (word.stem for word in found if word.stem != word.folded)
    return " ".join(word.folded for word in found), " ".join(stems), " ".join(marks_of(passage, authors))


def _expressions(query: Query, languages: Iterable[str]) -> Iterator[str]:
    """Yield what FTS5 has to match, each in its syntax."""
    for term in query.terms:
        yield _expression(term, languages)
    for mark in query.marks:
        yield f"marks : {_quoted((mark,))}"


def _expression(term: QueryTerm, languages: Iterable[str]) -> str:
    folded = tuple(stems_in(word, ())[0] for word in term.words)
    if term.prefix:
        return f"words : {_quoted(folded)} *"
    if term.exact or len(folded) > 1:
        return f"words : {_quoted(folded)}"
    forms = (f"{{words stems}} : {_quoted((form,))}" for form in stems_in(term.words[0], languages))
    return f"({' OR '.join(forms)})"


def _quoted(words: Iterable[str]) -> str:
    text = " ".join(words).replace('"', '""')
    return f'"{text}"'


def _sum(data: str) -> int:
    return zlib.crc32(data.encode("utf-8", "surrogatepass"))


def _passage(data: str, checksum: int) -> IndexedPassage:
    """Read a passage of the database.

    Errors: DamagedIndexError.
    """
    if _sum(data) != checksum:
        raise DamagedIndexError
    return passage_from(json.loads(data))
