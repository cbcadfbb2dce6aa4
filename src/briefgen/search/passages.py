"""Split the files of a corpus and the texts of its sources into passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from briefgen.corpus.dates import parse_date
from briefgen.corpus.section import front_matter_end
from briefgen.language.guess import guess_language
from briefgen.reading.yaml_text import YamlText, read_yaml
from briefgen.search.interface import IndexedPassage

_BLANK: Final = re.compile(r"\n[ \t]*\n\s*|\n?\f\s*")
"""Between two paragraphs: an empty line, or the end of a page."""
_LINK: Final = re.compile(
    r"\[([^\]\[]*)\]\([^()\s]*\)|\{lang=[\w-]+\}|<!--.*?-->|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}"
)
"""Links and marks of Markdown, whose words alone are searched."""
_LONGEST: Final = 1500
"""A longer paragraph is split at the end of a line or sentence. Units: characters."""


def passages_of_facts(text: str) -> Iterator[IndexedPassage]:
    """Yield the facts of a file, each with its statement and its quotations."""
    whole, entries = _entries(text, "facts")
    for at, fact in entries:
        evidence = _dicts(fact.get("evidence"))
        quoted = list(_quotations(evidence))
        figure = fact.get("figure")
        as_of = figure.get("as_of") if isinstance(figure, dict) else None
        words = "\n".join([str(fact.get("statement", "")), *quoted])
        yield IndexedPassage(
            "fact",
            str(fact.get("id", "")),
            words,
            whole.at(at).line,
            language=guess_language(str(fact.get("statement", "")), ()),
            sources=_sources(evidence),
            authors=_texts(fact.get("attributed_to")),
            **_days(fact.get("date") or as_of),
        )


def passages_of_question(text: str) -> Iterator[IndexedPassage]:
    """Yield the views of a question, each with its claim, its reasoning and its quotations."""
    whole, entries = _entries(text, "views")
    for at, view in entries:
        evidence = _dicts(view.get("evidence"))
        holder = view.get("holder")
        named = holder if isinstance(holder, dict) else {}
        parts = [_plain(part) for part in _texts(view.get("claim"), view.get("reasoning"))]
        parts += _quotations(evidence)
        words = "\n".join(parts)
        yield IndexedPassage(
            "view",
            str(view.get("id", "")),
            words,
            whole.at(at).line,
            language=guess_language(words, ()),
            sources=_sources(evidence),
            authors=_texts(
                *(named.get(key) for key in ("name", "affiliation", "outlet")), view.get("attributed_to")
            ),
        )


def passages_of_section(text: str, name: str) -> Iterator[IndexedPassage]:
    """Yield the title and the paragraphs of a section."""
    body = front_matter_end(text)
    front = text[:body].strip("-\n ")
    title = read_yaml(front, "")[0].data
    if isinstance(title, dict) and isinstance(title.get("title"), str):
        yield IndexedPassage("section", name, title["title"], 2, language=guess_language(title["title"], ()))
    for number, start, words in _paragraphs(text, body):
        line = text.count("\n", 0, start) + 1
        plain = _plain(words)
        language = guess_language(plain, ())
        yield IndexedPassage("section", name, plain, line, start=start, paragraph=number, language=language)


def passages_of_source(description: str, text: str | None) -> Iterator[IndexedPassage]:
    """Yield the title of a source, and the paragraphs of its text if there is one."""
    whole = read_yaml(description, "")[0]
    data = whole.data if isinstance(whole.data, dict) else {}
    name, title = str(data.get("id", "")), " ".join(_texts(data.get("title"), data.get("subtitle")))
    given = data.get("language")
    language = given if isinstance(given, str) else guess_language(title, ())
    common = {
        "language": language,
        "sources": (name,),
        "authors": tuple(_names(_dicts(data.get("author")))) + _texts(data.get("origin")),
        **_days(data.get("issued")),
    }
    outlet = _texts(data.get("container-title"), data.get("publisher"))
    yield IndexedPassage("source", name, ", ".join((title, *outlet)), whole.at(("title",)).line, **common)
    called, line, counted = str(data.get("text", "")), 0, 0
    for number, start, words in _paragraphs(text or "", 0):
        line, counted = line + (text or "").count("\n", counted, start), start
        page = (text or "").count("\f", 0, start) + 1 if "\f" in (text or "") else 0
        yield IndexedPassage("text", name, words, line + 1, called, start, page, number, **common)


def text_name(description: str) -> str:
    """Return the name of the text file of a source; empty if it has none."""
    data = read_yaml(description, "")[0].data
    name = data.get("text") if isinstance(data, dict) else None
    return name if isinstance(name, str) else ""


def _paragraphs(text: str, begin: int) -> Iterator[tuple[int, int, str]]:
    """Yield number, offset and words of each paragraph; a long one in several pieces."""
    bounds = [(found.start(), found.end()) for found in _BLANK.finditer(text, begin)]
    starts, ends = [begin, *(end for _, end in bounds)], [*(start for start, _ in bounds), len(text)]
    number = 0
    for start, end in zip(starts, ends, strict=True):
        if words := text[start:end].strip():
            number += 1
            indent = len(text[start:end]) - len(text[start:end].lstrip())
            yield from ((number, start + indent + at, piece) for at, piece in _pieces(words))


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """Split a long paragraph at the end of a line, of a sentence, or at a space."""
    at = 0
    while len(words) - at > _LONGEST:
        part = words[at : at + _LONGEST]
        cut = max(part.rfind("\n"), part.rfind(". "), part.rfind("。")) + 1
        cut = cut or part.rfind(" ") + 1 or _LONGEST
        yield at, part[:cut].rstrip()
        at += cut
        at += len(words[at:]) - len(words[at:].lstrip())
    yield at, words[at:]


def _entries(text: str, key: str) -> tuple[YamlText, list[tuple[tuple[str, int, str], dict[str, Any]]]]:
    """Return the entries of a list of a YAML file, each with the path of its id; none if it is not valid."""
    whole = read_yaml(text, "")[0]
    items = whole.data.get(key) if isinstance(whole.data, dict) else None
    numbered = enumerate(items) if isinstance(items, list) else ()
    return whole, [((key, i, "id"), item) for i, item in numbered if isinstance(item, dict)]


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _texts(*values: object) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str) and value)


def _quotations(evidence: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the words that are quoted; a quotation may be a list of fragments."""
    for each in evidence:
        exact = each.get("exact")
        fragments = _texts(*exact) if isinstance(exact, list) else _texts(exact)
        if fragments:
            yield f"“{' … '.join(fragments)}”"


def _sources(evidence: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in evidence for name in _texts(each.get("source"))))


def _names(authors: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (" ".join(_texts(*(name.get(key) for key in ("given", "family", "literal")))) for name in authors)


def _plain(prose: str) -> str:
    """Return prose without the marks of Markdown."""
    return _LINK.sub(lambda found: found[1] or "", prose)


def _days(value: object) -> dict[str, Any]:
    """Return the first and the last day of a date."""
    parsed = parse_date(str(value)) if isinstance(value, (str, int)) else None
    return {"first": parsed.first.isoformat(), "last": parsed.last.isoformat()} if parsed else {}
