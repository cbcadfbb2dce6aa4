"""The prose that rules on writing look at, field by field, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Span
from briefgen.reading.entry import Entry
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import Block, Inlines, Items, Prose, Quoted, Reference, Styled, WebLink, Words
from briefgen.spec.brief import Brief
from briefgen.spec.read import prose_paths


@dataclass(frozen=True, slots=True)
class ProseField:
    """One field of prose and its place."""

    entry: Entry[Any]
    path: tuple[str | int, ...]
    prose: Prose

    def span(self, start: int, end: int) -> Span:
        """Give the place of some of its characters."""
        return self.entry.within(self.path, start, end)


def brief_prose(brief: Entry[Brief]) -> Iterator[ProseField]:
    """List the prose of a brief."""
    for path in prose_paths(brief):
        yield from _field(brief, *path)


def corpus_prose(corpus: Corpus) -> Iterator[ProseField]:
    """List the prose of the loaded questions and sections."""
    for question in corpus.questions.values():
        for i in range(len(question.value.hypotheses)):
            for name in ("best_case", "contrary", "would_change"):
                yield from _field(question, "hypotheses", i, name)
        for i in range(len(question.value.views)):
            for name in ("claim", "reasoning", "would_change"):
                yield from _field(question, "views", i, name)
    for section in corpus.sections.values():
        yield from _field(section, "body")


def _field(entry: Entry[Any], *path: str | int) -> Iterator[ProseField]:
    text = entry.text.lookup((*entry.path, *path))
    if isinstance(text, str):
        yield ProseField(entry, path, parse_prose(text))


def paragraphs(prose: Prose) -> Iterator[Inlines]:
    """List the paragraphs and headings of prose, those in lists and quotations too."""
    yield from _paragraphs(prose.blocks)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                yield from _paragraphs(item)
        elif isinstance(block, Quoted):
            yield from _paragraphs(block.blocks)
        else:
            yield block.children


def bare_words(children: Inlines) -> Iterator[Words]:
    """List the running text that stands outside every link into the corpus."""
    for child in children:
        if isinstance(child, Words):
            yield child
        elif isinstance(child, (Styled, WebLink)):
            yield from bare_words(child.children)


def web_links(children: Inlines) -> Iterator[WebLink]:
    """List the links out of the memo."""
    for child in children:
        if isinstance(child, WebLink):
            yield child
        if isinstance(child, (Styled, WebLink, Reference)):
            yield from web_links(child.children)


def every_word(children: Inlines) -> Iterator[Words]:
    """List all running text, that of links too."""
    for child in children:
        if isinstance(child, Words):
            yield child
        elif isinstance(child, (Styled, WebLink, Reference)):
            yield from every_word(child.children)


def words_of(children: Inlines) -> str:
    """Give the text of inline nodes."""
    return "".join(words.text for words in every_word(children))


def place_of(children: Inlines, start: int, end: int) -> tuple[int, int]:
    """Turn offsets in the text of inline nodes into offsets in the prose."""
    at = 0
    for words in every_word(children):
        if start < at + len(words.text):
            return words.start + start - at, words.start + min(end - at, len(words.text))
        at += len(words.text)
    return start, end
