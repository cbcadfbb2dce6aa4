"""Finding the words of the page, or the entry, that a finding is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from briefgen.build.load import LoadedBrief
from briefgen.check.prose_field import (
    FieldInEntry,
    brief_prose,
    corpus_prose,
    every_word,
    link_spans,
    words_of,
)
from briefgen.diagnostic import Diagnostic, Span
from briefgen.preview.page import ShownFinding
from briefgen.reading.entry import Entry
from briefgen.reading.fields import Path
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import Inlines, Reference, paragraphs
from briefgen.reading.yaml_text import YamlText

_MAIN_KEYS = ("text", "body", "title", "what", "indicator", "statement", "asked", "label")
"""Keys whose words are on the page, for a finding at another key of the same entry."""
_LONGEST = 200
"""Characters of the words that are looked for."""
_LEAD = 60
"""Characters of the words before those of a finding, which tell them from the same words elsewhere."""


def show_findings(findings: Iterable[Diagnostic], loaded: LoadedBrief | None) -> tuple[ShownFinding, ...]:
    """Add to each finding the words or the entry on the page that it is about, where there is one."""
    return tuple(_shown(finding, loaded) for finding in findings)


def _shown(finding: Diagnostic, loaded: LoadedBrief | None) -> ShownFinding:
    words, exact, lead, cites, in_matrix, span = "", "", "", "", False, finding.span
    if loaded is not None:
        words, exact, lead = _words_of_paragraph(span, loaded)
        if not words and span.path == loaded.entry.text.path:
            words = words_at(loaded.entry.text, span)
        elif not words:
            cites, in_matrix = _entry_at(span, loaded)
    return ShownFinding(
        severity=str(finding.severity),
        rule=finding.rule,
        message=finding.message,
        hints=finding.hints,
        path=span.path,
        line=span.line,
        column=span.column,
        words=words,
        exact=exact,
        lead=lead,
        cites=cites,
        in_matrix=in_matrix,
    )


def _words_of_paragraph(span: Span, loaded: LoadedBrief) -> tuple[str, str, str]:
    """Return the words of the paragraph of prose that a place is in, its own, and those just before.

    Shape: empty if it is in none.
    """
    fields = (*brief_prose(loaded.entry), *corpus_prose(loaded.corpus, loaded.entry.value.language))
    for field in fields:
        if span.path != field.entry.text.path or not _contains(field.entry.at(*field.path), span):
            continue
        before: Inlines = ()
        for children in field.paragraphs():
            words = every_word(children)
            start = field.span(*words[0].span(0, 1)) if words else span
            if (start.line, start.column) > (span.line, span.column):
                break
            before = children
        parts = _printed_parts(before)
        longest = max((words_of(part) for part in parts), key=len)
        own = next((found for part in parts if (found := _own_words(part, span, field))[0]), ("", ""))
        return " ".join(longest.split())[:_LONGEST], *own
    return "", "", ""


def _printed_parts(children: Inlines) -> list[Inlines]:
    """Return the parts of a paragraph that the page prints as they were written.

    A link without words is printed as the figure of its fact.
    """
    parts: list[Inlines] = [()]
    for node in children:
        if isinstance(node, Reference) and not node.children:
            parts.append(())
        else:
            parts[-1] += (node,)
    return parts


def _own_words(children: Inlines, span: Span, field: FieldInEntry) -> tuple[str, str]:
    """Return the words of a part of a paragraph that are at a place, and those just before them."""
    offsets = [words.offset(at) for words in every_word(children) for at in range(len(words.text))]

    def place(offset: int) -> tuple[int, int]:
        found = field.span(offset, offset + 1)
        return found.line, found.column

    start = bisect_left(offsets, (span.line, span.column), key=place)
    end = bisect_left(offsets, (span.end_line, span.end_column), key=place)
    text = words_of(children)
    for link, first, last in link_spans(children):
        if field.span(link.start, link.end) == span:
            start, end = first, last
    return text[start:end].strip(), text[max(start - _LEAD, 0) : start]


def words_at(text: YamlText, span: Span) -> str:
    """Return the words that the page prints for the value at a place of a brief; empty if there are none."""
    around = [path for path in text.values if path and _contains(text.at(path), span)]
    path = max(around, key=len, default=())
    value = text.lookup(path) if path else None
    while path and not (isinstance(value, str) and path[-1] in {*_MAIN_KEYS, "bottom_line", "question"}):
        path = path[:-1]
        value = _main_words(text, path)
        if value:
            break
    return _plain(value)[:_LONGEST] if isinstance(value, str) else ""


def _main_words(text: YamlText, path: Path) -> str | None:
    """Return the words of an entry of a brief that are on the page."""
    entry: Any = text.lookup(path) if path else None
    if not isinstance(entry, dict):
        return None
    return next((entry[key] for key in _MAIN_KEYS if isinstance(entry.get(key), str)), None)


def _plain(value: str) -> str:
    """Return the first paragraph of prose without its marks."""
    first = next(paragraphs(parse_prose(value).blocks), None)
    return " ".join(words_of(first).split()) if first else ""


def _contains(outer: Span, inner: Span) -> bool:
    start, end = (outer.line, outer.column), (outer.end_line, outer.end_column)
    return start <= (inner.line, inner.column) <= end


def _entry_at(span: Span, loaded: LoadedBrief) -> tuple[str, bool]:
    """Return the fact or view in whose lines a place of a corpus file is, as `fact:ID`.

    A row of a matrix is its fact's; then the second is true.
    """
    for question in loaded.corpus.questions.values():
        for i, row in enumerate(question.value.matrix):
            if question.text.path == span.path and _contains(question.at("matrix", i), span):
                return f"fact:{row.fact}", True
    groups: tuple[tuple[str, dict[str, Entry[Any]]], ...] = (
        ("fact", dict(loaded.corpus.facts)),
        ("view", dict(loaded.corpus.views)),
    )
    starts = [
        (place.line, f"{kind}:{name}")
        for kind, entries in groups
        for name, entry in entries.items()
        if (place := entry.at("id")).path == span.path and place.line <= span.line
    ]
    return max(starts, default=(0, ""))[1], False
