"""Turn parsed prose into nodes of the document; references become words and note marks."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from briefgen.catalogues.words import Words
from briefgen.compose.citations import Citations
from briefgen.compose.spread import spread_of
from briefgen.compose.words import figure_words
from briefgen.corpus.corpus import Corpus
from briefgen.document.inlines import Emphasis, Inline, Inlines, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.nodes import Block, Blocks, Heading, ListBlock, Paragraph, Quote
from briefgen.document.plain_text import plain_text
from briefgen.reading import prose
from briefgen.reading.markdown import parse_prose


class Links(Struct, frozen=True):
    """What the references of prose are resolved with."""

    corpus: Corpus
    citations: Citations
    words: Words


def compose_prose(text: str, corpus: Corpus, citations: Citations, words: Words, level: int = 3) -> Blocks:
    """Turn Markdown into blocks; its highest heading gets `level`."""
    return _blocks(parse_prose(text).blocks, Links(corpus, citations, words), level)


def compose_line(text: str, corpus: Corpus, citations: Citations, words: Words) -> Inlines:
    """Turn Markdown into inline nodes; paragraphs are joined by a space."""
    runs = prose.paragraphs(parse_prose(text).blocks)
    joined: list[Inline] = []
    for i, run in enumerate(runs):
        if i:
            joined.append(Text(" "))
        joined += _inlines(run, Links(corpus, citations, words))
    return merge_texts(joined)


def printed_words(corpus: Corpus, words: Words, *prose_texts: str | None) -> str:
    """Return the words that are printed for prose, without note marks; nothing is cited by it."""
    lines = (compose_line(text.strip(), corpus, Citations(), words) for text in prose_texts if text)
    return " ".join(" ".join(map(plain_text, lines)).split())


def merge_texts(nodes: Iterable[Inline]) -> Inlines:
    """Join adjacent texts of the same language; drop empty ones."""
    result: list[Inline] = []
    for node in nodes:
        last = result[-1] if result else None
        if isinstance(node, Text) and not node.text:
            continue
        if isinstance(node, Text) and isinstance(last, Text) and node.lang == last.lang:
            result[-1] = Text(last.text + node.text, node.lang)
        else:
            result.append(node)
    return tuple(result)


def mark_language(nodes: Inlines, lang: str) -> Inlines:
    """Mark texts that have no language of their own with one."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            result.append(Text(node.text, node.lang or lang))
        elif isinstance(node, NoteRef | LineBreak):
            result.append(node)
        else:
            result.append(replace(node, children=mark_language(node.children, lang)))
    return tuple(result)


def split_trailing_marks(nodes: Inlines) -> tuple[Inlines, Inlines]:
    """Split inline nodes into words and the note marks at their end."""
    end = next((i for i in range(len(nodes), 0, -1) if not isinstance(nodes[i - 1], NoteRef)), 0)
    return nodes[:end], nodes[end:]


def with_full_stop(nodes: Inlines) -> Inlines:
    """Add a full stop if there is none, before the note marks at the end."""
    words, marks = split_trailing_marks(nodes)
    return (*words, Text(_stop(words)), *marks)


def _stop(nodes: Inlines) -> str:
    return "" if _last_words(nodes).rstrip("”’)").endswith((".", "?", "!")) else "."


def _last_words(nodes: Inlines) -> str:
    """Return the last text of inline nodes, without the note marks at their end."""
    for node in reversed(nodes):
        if isinstance(node, Text):
            return node.text.rstrip()
        if not isinstance(node, (NoteRef, LineBreak)):
            return _last_words(node.children)
    return ""


def _blocks(blocks: prose.Blocks, links: Links, level: int) -> Blocks:
    tops = [b.level for b in blocks if isinstance(b, prose.Subheading)]
    shift = level - min(tops) if tops else 0
    result: list[Block] = []
    previous = level - 1
    for block in blocks:
        if isinstance(block, prose.Subheading):
            previous = min(block.level + shift, previous + 1)
            result.append(Heading(previous, _inlines(block.children, links)))
        elif isinstance(block, prose.Para):
            result.append(Paragraph(_inlines(block.children, links)))
        elif isinstance(block, prose.Items):
            items = tuple(_blocks(item, links, level) for item in block.items)
            result.append(ListBlock(items, block.first))
        else:
            result.append(Quote(_blocks(block.blocks, links, level)))
    return tuple(result)


def _inlines(nodes: prose.Inlines, links: Links) -> Inlines:
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, prose.RunningText):
            result.append(Text(node.text))
        elif isinstance(node, prose.Break):
            result.append(LineBreak())
        elif isinstance(node, prose.WebLink):
            result += _link(node, links)
        elif isinstance(node, prose.Reference):
            result += _reference(node, links)
        elif isinstance(node, prose.Own):
            result += _inlines(node.children, links)
        else:
            children = _inlines(node.children, links)
            words, marks = split_trailing_marks(mark_language(children, node.lang) if node.lang else children)
            result += [*_styled(node.kind, words), *marks]
    return _marks_after_stop(merge_texts(result))


def _link(node: prose.WebLink, links: Links) -> list[Inline]:
    """Return a link, with a note of its address if its words do not contain the address."""
    words, marks = split_trailing_marks(_inlines(node.children, links))
    link = Link(node.url, words or (Text(node.url),))
    return (
        [link, *marks]
        if node.url in plain_text(link.children)
        else [link, *marks, links.citations.cite("link", node.url)]
    )


def _styled(kind: str, children: Inlines) -> Inlines:
    if not children or kind == "plain":
        return children
    return (Emphasis(children) if kind == "emphasis" else Strong(children),)


def _reference(node: prose.Reference, links: Links) -> list[Inline]:
    corpus, citations = links.corpus, links.citations
    words = list(_inlines(node.children, links)) or [Text(link_words(node, corpus, links.words))]
    if node.scheme == "measure":
        facts = (e.value.id for e in corpus.on_measure(node.id))
        return [*words, *citations.cite_all("fact", facts)]
    return [*words, citations.cite(node.scheme, node.id)]  # type: ignore[arg-type]  # the other three schemes


def link_words(node: prose.Reference, corpus: Corpus, words: Words) -> str:
    """Return the words of a link without text: figure, spread, holder's name, or source's title."""
    if node.scheme == "fact":
        fact = corpus.facts[node.id].value
        return str(figure_words(fact.figure, words)) if fact.figure else fact.statement.rstrip(".")
    if node.scheme == "measure":
        return spread_of(node.id, corpus, words).words
    if node.scheme == "view":
        return corpus.views[node.id].value.holder.name
    return corpus.sources[node.id].value.title


_STOPS = ".,;:!?"


def _marks_after_stop(nodes: Inlines) -> Inlines:
    """Move note marks behind the punctuation that follows them; several marks stay in order."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and result and isinstance(result[-1], NoteRef) and node.text[0] in _STOPS:
            cut = next((i for i, c in enumerate(node.text) if c not in _STOPS + "”’)"), len(node.text))
            at = next(i for i in range(len(result), 0, -1) if not isinstance(result[i - 1], NoteRef))
            result.insert(at, Text(node.text[:cut]))
            if node.text[cut:]:
                result.append(Text(node.text[cut:], node.lang))
        else:
            result.append(node)
    return merge_texts(result)
