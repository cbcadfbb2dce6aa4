"""What is indexed, what is found, and what an index has to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, Protocol

from msgspec import Struct

PassageKind = Literal["fact", "view", "section", "source", "text"]


class IndexedPassage(Struct, frozen=True):
    """A piece of text that is found as a whole: a fact, a view, a source's title, a paragraph."""

    kind: PassageKind
    id: str
    """Id of the fact, view or section; for `source` and `text`, of the source."""
    text: str
    line: int
    """Its first line in its file, from 1."""
    text_file: str = ""
    """For `text`, the name of its file in a folder of texts; empty for a file of the corpus."""
    start: int = 0
    """Its first character in its file. Units: code points, with line ends of one character."""
    page: int = 0
    """The page, from 1; 0 where the text has no pages."""
    paragraph: int = 0
    """The number of the paragraph in its file, from 1; 0 for an entry of YAML."""
    language: str = "en"
    """A BCP 47 tag."""
    sources: tuple[str, ...] = ()
    """Ids of the sources that it is from or quotes."""
    authors: tuple[str, ...] = ()
    """Names of its authors or holder, and who it is attributed to."""
    first: str = ""
    """The first day that its date can mean, as `2024-06-01`; empty without a date."""
    last: str = ""


class IndexedFile(Struct, frozen=True):
    """The passages of one file, which are replaced together."""

    name: str
    """The path of the file below the corpus; the text of a source belongs to the source's file."""
    digest: str
    """A digest of all that the passages are made from."""
    passages: tuple[IndexedPassage, ...]


class QueryTerm(Struct, frozen=True):
    """One term of a query; a passage has to match all terms."""

    words: tuple[str, ...]
    """The words as they were typed, in order; several are a phrase."""
    prefix: bool = False
    """Whether the last word is the beginning of one."""
    exact: bool = False
    """Whether it was quoted: then no other endings match."""


class Query(Struct, frozen=True):
    """A parsed query."""

    terms: tuple[QueryTerm, ...] = ()
    marks: tuple[str, ...] = ()
    """Marks that a passage must have, as `marks_of` makes them."""
    after: str = ""
    """The first day; passages that end before it, or have no date, are left out."""
    before: str = ""
    """The last day."""


class Hit(Struct, frozen=True):
    """A passage that was found."""

    passage: IndexedPassage
    document: str
    """The name of its document."""
    score: float
    """How well it matches: more is better; comparable within one search only."""


class SearchIndex(Protocol):
    """An index of documents. Implementations: `sqlite_index` and `postgresql_index`."""

    def digests(self) -> Mapping[str, str]:
        """Return the digest of every indexed document, by name."""

    def replace(self, documents: Iterable[IndexedFile], gone: Iterable[str]) -> None:
        """Replace some documents and remove those that are gone, all or none."""

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """Return the passages that match best, the best first; without terms, in no order of worth."""

    def close(self) -> None:
        """Release the connection."""


def passage_from(values: Mapping[str, Any]) -> IndexedPassage:
    """Return the passage whose fields were written as JSON."""
    return IndexedPassage(
        **{**values, "sources": tuple(values["sources"]), "authors": tuple(values["authors"])}
    )


FIELDS: Final = ("kind", "source", "author", "language")
"""The fields of a query that are looked up as marks."""


def marks_of(passage: IndexedPassage, folded_author_words: Iterable[str]) -> tuple[str, ...]:
    """Return what fields can be searched by, such as `kind:fact`."""
    base = passage.language.partition("-")[0]
    values = {
        "kind": (passage.kind,),
        "source": passage.sources,
        "author": folded_author_words,
        "language": (passage.language.lower(), base),
    }
    return tuple(dict.fromkeys(f"{field}:{value}" for field in FIELDS for value in values[field]))
