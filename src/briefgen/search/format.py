"""Format what a search found, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.report.formats import printable_json, visible
from briefgen.search.find import Found
from briefgen.search.interface import IndexedPassage


def found_text(found: Iterable[Found]) -> str:
    """Format what was found: its place, the words around the match, and the lines that cite it."""
    return "\n\n".join("\n".join(visible(line) for line in _lines(each)) for each in found)


def _lines(found: Found) -> Iterator[str]:
    passage = found.hit.passage
    place = [f"{found.path}:{found.line}"]
    place += [f"page {passage.page}"] if passage.page else []
    place += [f"paragraph {passage.paragraph}"] if passage.paragraph else []
    yield f"{passage.kind} {passage.id} ({', '.join((*place, *_date(passage)))})"
    yield f"  {found.snippet}"
    yield from (f"  > {line}" for line in found.cite)


def _date(passage: IndexedPassage) -> tuple[str, ...]:
    """Return the date of a passage, as one day or two; nothing if it has none."""
    if not passage.first:
        return ()
    return (passage.first if passage.first == passage.last else f"{passage.first}..{passage.last}",)


def found_json(query: str, found: Iterable[Found]) -> str:
    """Format what was found as one JSON object: `{"query": …, "hits": […]}`."""
    return printable_json({"query": query, "hits": [_record(each) for each in found]})


def _record(found: Found) -> dict[str, Any]:
    passage = found.hit.passage
    return {
        "kind": passage.kind,
        "id": passage.id,
        "score": round(found.hit.score, 4),
        "path": found.path,
        "line": found.line,
        "page": passage.page or None,
        "paragraph": passage.paragraph or None,
        "text": passage.text,
        "language": passage.language,
        "sources": list(passage.sources),
        "authors": list(passage.authors),
        "from": passage.first or None,
        "to": passage.last or None,
        "cite": "\n".join(found.cite),
    }
