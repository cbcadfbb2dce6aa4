"""The index of an archive that outgrows one machine: a PostgreSQL database, searched by its full text.

The words are those of `words`, as in the SQLite index, put into `tsvector` with their positions: a word as it
was typed has weight A, a stem weight D. PostgreSQL has no BM25: matches are ranked by `ts_rank`, which counts
how often and with which weight words occur, divided by the logarithm of the passage's length.

Source: PostgreSQL 15 documentation, 8.11 (text search types) and 12.3.3 (ranking).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import psycopg
from msgspec import to_builtins
from psycopg.rows import TupleRow

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

_SCHEMA: Final = """
create schema briefgen_search_1;
create table briefgen_search_1.documents (name text primary key, digest text not null);
create table briefgen_search_1.passages (
    id bigserial primary key,
    document text not null references briefgen_search_1.documents on delete cascade,
    language text not null, first text not null, last text not null,
    data text not null, marks text[] not null, words tsvector not null
);
create index passages_document on briefgen_search_1.passages (document);
create index passages_language on briefgen_search_1.passages (language);
create index passages_marks on briefgen_search_1.passages using gin (marks);
create index passages_words on briefgen_search_1.passages using gin (words);
"""
"""The schema has a version in its name; another version leaves it alone, and makes its own."""
_LANGUAGES: Final = """
with recursive found (language) as (
    select min(language) from passages
    union all
    select (select min(language) from passages where language > found.language) from found
    where language is not null
)
select language from found where language is not null
"""
_INSERT: Final = """
insert into passages (document, language, first, last, data, marks, words)
values (%s, %s, %s, %s, %s, %s, %s::tsvector)
"""
_WEIGHTS: Final = "{0.5, 0, 0, 1.0}"
"""Of D, C, B and A: a word as it was typed counts twice as much as one with another ending."""
_LENGTH: Final = 1
"""Divide by 1 plus the logarithm of the length."""
_MOST_POSITIONS: Final = 255
_LAST_POSITION: Final = 16_383
"""The limits of a `tsvector`: positions of one lexeme, and the largest position."""
_TIMEOUT_SECONDS: Final = 10


class PostgresqlIndex:
    """An index in a PostgreSQL database."""

    def __init__(self, url: str) -> None:
        """Connect to a database, and make the tables if there are none.

        Errors: psycopg.Error.
        """
        self._base: psycopg.Connection[TupleRow] = psycopg.connect(
            url, connect_timeout=_TIMEOUT_SECONDS, application_name="briefgen find"
        )
        try:
            self._make_tables()
        except BaseException:
            self._base.close()
            raise

    def _make_tables(self) -> None:
        with self._base.transaction():
            self._base.execute("select pg_advisory_xact_lock(hashtext('briefgen_search_1'))")
            if self._base.execute("select to_regclass('briefgen_search_1.passages')").fetchone() == (None,):
                self._base.execute(_SCHEMA)
            self._base.execute("set search_path to briefgen_search_1")

    def close(self) -> None:
        """Close the connection."""
        self._base.close()

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every indexed document, by name."""
        return dict(self._base.execute("select name, digest from documents").fetchall())

    def replace(self, documents: Iterable[IndexedFile], gone: Iterable[str]) -> None:
        """Replace some documents and remove those that are gone, all or none."""
        with self._base.transaction(), self._base.cursor() as cursor:
            cursor.execute("lock table documents in share row exclusive mode")  # one writer at a time
            cursor.execute("delete from documents where name = any(%s)", [list(gone)])
            for document in documents:
                cursor.execute("delete from documents where name = %s", [document.name])
                cursor.execute("insert into documents values (%s, %s)", [document.name, document.digest])
                cursor.executemany(_INSERT, [_row(document.name, each) for each in document.passages])

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """Return the passages that match best, the best first; without terms, in the order of documents."""
        languages = [row[0] for row in self._base.execute(_LANGUAGES)]
        terms = " & ".join(f"({_expression(term, languages)})" for term in query.terms)
        conditions: list[str] = ["true"]
        values: dict[str, Any] = {"terms": terms, "marks": list(query.marks), "limit": limit}
        values |= {"after": query.after, "before": query.before}
        conditions += ["words @@ %(terms)s::tsquery"] * bool(terms)
        conditions += ["marks @> %(marks)s::text[]"] * bool(query.marks)
        conditions += ["last >= %(after)s"] * bool(query.after)
        conditions += ["first <= %(before)s and first <> ''"] * bool(query.before)
        rank = f"ts_rank('{_WEIGHTS}', words, %(terms)s::tsquery, {_LENGTH})" if terms else "0"
        order = "score desc, id" if terms else "document, id"
        select = f"select document, data, {rank} as score from passages"  # noqa: S608  # nothing from outside
        statement = f"{select} where {' and '.join(conditions)} order by {order} limit %(limit)s"
        rows = self._base.execute(statement.encode(), values).fetchall()
        return tuple(Hit(passage_from(json.loads(data)), name, float(score)) for name, data, score in rows)


def _row(document: str, passage: IndexedPassage) -> tuple[Any, ...]:
    data = json.dumps(to_builtins(passage), ensure_ascii=False).replace("\\u0000", "")
    authors = (word.folded for name in passage.authors for word in words_of(name, ""))
    marks = list(marks_of(passage, authors))
    return document, passage.language, passage.first, passage.last, data, marks, _vector(passage)


def _vector(passage: IndexedPassage) -> str:
    """Return the words of a passage in the syntax of `tsvector`: `'пути':2 'путь':2A`."""
    positions: dict[tuple[str, str], list[int]] = {}
    for i, word in enumerate(words_of(passage.text, passage.language), 1):
        at = min(i, _LAST_POSITION)
        positions.setdefault((word.folded, "A"), []).append(at)
        if word.stem != word.folded:
            positions.setdefault((word.stem, ""), []).append(at)
    return " ".join(_lexemes(positions))


def _lexemes(positions: Mapping[tuple[str, str], list[int]]) -> Iterator[str]:
    for (word, weight), found in positions.items():
        places = ",".join(f"{at}{weight}" for at in found[:_MOST_POSITIONS])
        yield f"{_quoted(word)}:{places}"


def _expression(term: QueryTerm, languages: Iterable[str]) -> str:
    """Return a term in the syntax of `tsquery`."""
    folded = [stems_in(word, ())[0] for word in term.words]
    if term.prefix or term.exact or len(folded) > 1:
        *before, last = folded
        return " <-> ".join(
            [*(f"{_quoted(word)}:A" for word in before), f"{_quoted(last)}:{'*' * term.prefix}A"]
        )
    return " | ".join(_quoted(form) for form in stems_in(term.words[0], languages))


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
