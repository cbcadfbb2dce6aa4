"""The part of a brief that can be printed although it has errors: what prevents a memo is left out.

A link to an entry that the corpus lacks becomes its words, an unknown id goes from its list, and a judgement,
a figure or another item that cannot be printed goes as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final, Literal

from msgspec.structs import replace
from pydantic import BaseModel

from briefgen.build.load import LoadedBrief, load_entry
from briefgen.build.make import UndrawnMemo, make_draft
from briefgen.build.reduce_brief import without_paths
from briefgen.check.marking_unknown import check_brief as check_marking_of_brief
from briefgen.check.policy import CheckRun
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.references import (
    EntryReference,
    Refers,
    references_in_prose,
    references_of_question,
    references_of_section,
)
from briefgen.diagnostic import Diagnostic, Findings, Severity, Span
from briefgen.reading.entry import Entry, validate
from briefgen.reading.fields import Path as Place
from briefgen.reading.fields import marked_fields, paths_of, prose_paths
from briefgen.reading.yaml_text import YamlText
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.spec.read import read_brief_text

_MOST_ROUNDS: Final = 12
"""How often something is left out: behind one error there may be another."""


def load_printable(spec: Path, settings: Settings, run: CheckRun) -> LoadedBrief | None:
    """Load a brief without the values that have errors; None where what is left is no brief."""
    shown = settings.shown(spec)
    if shown not in run.texts:
        return None
    text, problems = read_brief_text(run.texts[shown], shown, settings.overrides, {})
    if text is None or problems:
        return None
    entry, problems = validate(Brief, text)
    for _ in range(_MOST_ROUNDS):
        wrong = {place for each in problems if (place := _place_of(each, text))}
        if entry is not None or not wrong:
            break
        text = without_paths(text, wrong)
        entry, problems = validate(Brief, text)
    if entry is None or any(check_marking_of_brief(entry, settings.markings)):
        return None
    return load_entry(entry, spec, settings, CheckRun())[0]


def draft_printable(loaded: LoadedBrief, run: CheckRun, settings: Settings) -> UndrawnMemo | None:
    """Compose a brief without what prevents it; None where nothing can be composed."""
    run = replace(run, findings=())
    loaded = replace(loaded, corpus=_without_unread(loaded.corpus))
    wrong: set[Place] = set()
    for _ in range(_MOST_ROUNDS):
        part = _without(loaded.entry, wrong, loaded.corpus)
        draft, findings = make_draft(replace(loaded, entry=part), run, settings, with_errors=True)
        if draft is not None:
            return draft
        more = set(_items_with_errors(findings, loaded.entry.text)) - wrong
        if not more:
            return None
        wrong |= more
    return None


def _without_unread(corpus: Corpus) -> Corpus:
    """Leave out the questions and sections that refer to what could not be read."""

    def is_read(kind: Literal["question", "section"], name: str, entry: Entry[Any]) -> bool:
        return _is_read(EntryReference(kind, name, Span(entry.text.path)), corpus)

    questions = {name: each for name, each in corpus.questions.items() if is_read("question", name, each)}
    sections = {name: each for name, each in corpus.sections.items() if is_read("section", name, each)}
    return replace(corpus, questions=questions, sections=sections)


def _items_with_errors(findings: Findings, text: YamlText) -> Iterator[Place]:
    """Yield the places of the list items that have errors."""
    for finding in findings:
        if finding.severity is Severity.ERROR and (place := _place_of(finding, text)):
            item = _item_around(place)
            if item:
                yield item


def _place_of(finding: Diagnostic, text: YamlText) -> Place:
    """Return the path of the value that a finding is at; of the innermost around it, if it is at none."""
    span = finding.span
    if span.path != text.path:
        return ()
    same = [path for path in text.values if path and span in (text.at(path), text.key(path))]
    start = (span.line, span.column)
    around = [
        path
        for path in text.values
        if path
        for outer in (text.at(path),)
        if (outer.line, outer.column) <= start <= (outer.end_line, outer.end_column)
    ]
    return max(same or around, key=len, default=())


def _item_around(place: Place) -> Place:
    """Return the item of a list that a path leads into; empty if there is none."""
    while place and not isinstance(place[-1], int):
        place = place[:-1]
    return place


def _without(entry: Entry[Brief], wrong: Collection[Place], corpus: Corpus) -> Entry[Brief]:
    """Leave out values, and every reference to what the corpus lacks."""
    hidden = {*wrong, *(item for place in _unread(entry, corpus) if (item := _item_around(place)))}
    prose = {path: words for path in prose_paths(entry) if (words := _without_links(entry, path, corpus))}
    text = entry.text
    marks = {path: mark for path, mark in text.values.items() if path not in prose}
    data = text.data
    for path, words in prose.items():
        data = _with(data, path, words)
    text = without_paths(replace(text, data=data, values=marks), hidden)
    value = _without_items(entry.value, (), hidden, prose)
    return replace(entry, value=value, text=text)


def _unread(entry: Entry[Brief], corpus: Corpus) -> Iterator[Place]:
    """Yield the places of ids of what the corpus lacks, or has without all that it needs."""
    for pattern, refers in marked_fields(Brief, Refers):
        for path in paths_of(entry, pattern):
            if not _is_read(EntryReference(refers.kind, entry.text.lookup(path), entry.at(*path)), corpus):
                yield path


def _is_read(reference: EntryReference, corpus: Corpus) -> bool:
    name = reference.id
    if reference.kind == "basis":
        return name in corpus.facts or name in corpus.views
    if name not in getattr(corpus, f"{reference.kind}s"):
        return False
    if reference.kind == "measure" and not corpus.on_measure(name):
        return False
    needed: Iterator[EntryReference] = iter(())
    if reference.kind == "section":
        needed = references_of_section(corpus.sections[name])
    elif reference.kind == "question":
        needed = references_of_question(corpus.questions[name])
    return all(_is_read(each, corpus) for each in needed)


def _without_links(entry: Entry[Brief], path: Place, corpus: Corpus) -> str:
    """Return prose with the words of links to what the corpus lacks in their place; empty if it has none."""
    unread = [each for each in references_in_prose(entry, *path) if not _is_read(each, corpus)]
    text = str(entry.text.lookup(path)) if unread else ""
    for name in dict.fromkeys(f"{each.kind}:{each.id}" for each in unread):
        link = f"]({name})"
        text = re.sub(rf"\[([^\[\]]+){re.escape(link)}", r"\1", text).replace(f"[{link}", name)
    return text


def _with(data: Any, path: Place, words: str) -> Any:
    """Return data with words at a path."""
    if not path:
        return words
    if isinstance(data, list):
        return [_with(each, path[1:], words) if i == path[0] else each for i, each in enumerate(data)]
    return {**data, path[0]: _with(data[path[0]], path[1:], words)}


def _without_items(value: Any, path: Place, hidden: Collection[Place], prose: dict[Place, str]) -> Any:
    """Return the values of a brief without some items of lists, and with other prose."""
    if path in prose:
        return prose[path]
    if isinstance(value, tuple):
        shown = [(i, each) for i, each in enumerate(value) if (*path, i) not in hidden]
        return tuple(_without_items(each, (*path, i), hidden, prose) for i, each in shown)
    if not isinstance(value, BaseModel):
        return value
    fields = type(value).model_fields
    return value.model_copy(
        update={
            name: _without_items(getattr(value, name), (*path, info.alias or name), hidden, prose)
            for name, info in fields.items()
        }
    )
