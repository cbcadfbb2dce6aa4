"""The fields of prose that rules check, in briefs and in the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Span
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.reading.entry import Entry
from briefgen.reading.fields import Path, prose_paths
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import (
    Break,
    Inlines,
    Own,
    Prose,
    Reference,
    RunningText,
    WebLink,
    inline_references,
    inlines_below,
    paragraphs,
)
from briefgen.spec.brief import Brief

N = TypeVar("N", Reference, Own)


class ProseField(Struct, frozen=True):
    """One field of prose with its place."""

    _entry: Entry[Any]
    path: Path
    prose: Prose
    language: str
    """The language that it is in (a BCP 47 tag)."""

    def paragraphs(self) -> Iterator[Inlines]:
        """Return its paragraphs and headings, also those in lists and quotations."""
        return paragraphs(self.prose.blocks)

    def read(self, children: Inlines) -> Reading:
        """Read the text of one of its paragraphs, or of a link in it."""
        return read(words_of(children), self.language)

    def span(self, start: int, end: int) -> Span:
        """Return the place of a range of its characters."""
        return self._entry.within(self.path, start, end)

    def content(self) -> tuple[object, ...]:
        """Return all that a rule on this field can see, but no place."""
        text = self._entry.text.lookup((*self._entry.path, *self.path))
        return type(self._entry.value).__name__, self.path, text, self.language


class FieldInEntry(ProseField, frozen=True):
    """One field of prose, for rules that also look at other fields of its brief, question or section."""

    @property
    def entry(self) -> Entry[Any]:
        """What the field is part of."""
        return self._entry


def brief_prose(brief: Entry[Brief]) -> Iterator[FieldInEntry]:
    """Return the prose of a brief."""
    language = brief.value.language
    return (FieldInEntry(brief, path, prose, language) for path, prose in _parsed(brief, prose_paths(brief)))


def corpus_prose(corpus: Corpus, usual: str) -> Iterator[FieldInEntry]:
    """Yield the prose of the loaded questions and sections, each in the usual language or in its own."""
    entries: list[tuple[Entry[Any], Iterable[Path]]] = [
        *((question, prose_paths(question)) for question in corpus.questions.values()),
        *((section, (("body",),)) for section in corpus.sections.values()),
    ]
    for entry, paths in entries:
        for path, prose in _parsed(entry, paths):
            text = " ".join(words_of(children) for children in paragraphs(prose.blocks))
            yield FieldInEntry(entry, path, prose, guess_language(text, (), usual))


def _parsed(entry: Entry[Any], paths: Iterable[Path]) -> Iterator[tuple[Path, Prose]]:
    for path in paths:
        yield path, parse_prose(entry.text.lookup((*entry.path, *path)))


def all_are_read(children: Inlines, corpus: Corpus) -> bool:
    """Check whether all that inline nodes link to could be read; else what it supports is not known."""
    loaded = {
        "fact": corpus.facts,
        "measure": corpus.measures,
        "view": corpus.views,
        "source": corpus.sources,
    }
    return all(link.id in loaded[link.scheme] for link in inline_references(children))


def bare_words(children: Inlines) -> list[RunningText]:
    """Return the text outside of links to the corpus."""
    return _words_in(children, in_references=False)


def web_links(children: Inlines) -> Iterator[WebLink]:
    """Return the links out of the memo."""
    return (node for node in inlines_below(children, in_references=True) if isinstance(node, WebLink))


def every_word(children: Inlines) -> list[RunningText]:
    """Return all text, also that of links."""
    return _words_in(children, in_references=True)


def _words_in(children: Inlines, *, in_references: bool) -> list[RunningText]:
    """List the words of nodes; a forced new line is a space."""
    found: list[RunningText] = []
    for node in children:
        if isinstance(node, RunningText):
            found.append(node)
        elif isinstance(node, Break):
            found.append(RunningText(" ", node.start))
        elif in_references or not isinstance(node, Reference):
            found += _words_in(node.children, in_references=in_references)
    return found


def words_of(children: Inlines) -> str:
    """Return the text of inline nodes."""
    return "".join([words.text for words in every_word(children)])


def link_spans(children: Inlines) -> Iterator[tuple[Reference, int, int]]:
    """Yield the links to the corpus that have words, with their offsets in the text of inline nodes."""
    return _spans(children, inline_references(children))


def links_between(children: Inlines, start: int, end: int) -> Iterator[Reference]:
    """Yield the links to the corpus between two offsets in a text, also those without words."""
    words = every_word(children)
    for link in inline_references(children):
        if start <= sum(len(each.text) for each in words if each.start < link.start) <= end:
            yield link


def own_spans(children: Inlines) -> Iterator[tuple[Own, int, int]]:
    """Yield the words that have the mark `own:`, with their offsets in the text of inline nodes."""
    return _spans(children, (node for node in inlines_below(children) if isinstance(node, Own)))


def _spans(children: Inlines, nodes: Iterable[N]) -> Iterator[tuple[N, int, int]]:
    starts: dict[int, int] = {}
    end = 0
    for words in every_word(children):
        starts[words.start] = end
        end += len(words.text)
    for node in nodes:
        inside = every_word(node.children)
        if inside:
            last = inside[-1]
            yield node, starts[inside[0].start], starts[last.start] + len(last.text)


def is_linked(children: Inlines, at: int) -> bool:
    """Check whether a character of the text of inline nodes is in a link to the corpus."""
    bare = {words.start for words in bare_words(children)}
    end = 0
    for words in every_word(children):
        end += len(words.text)
        if at < end:
            return words.start not in bare
    return False


def place_of(children: Inlines, start: int, end: int) -> tuple[int, int]:
    """Convert offsets in the text of inline nodes to offsets in the prose."""
    at = 0
    for words in every_word(children):
        if start < at + len(words.text):
            return words.span(start - at, min(end - at, len(words.text)))
        at += len(words.text)
    return start, end
