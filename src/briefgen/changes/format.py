"""Format changes: as text for people, as JSON for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins
from pydantic import BaseModel

from briefgen.changes.changes import (
    Changes,
    EntryChanges,
    JudgementChange,
    MeasureChange,
    PartChange,
    ViewChange,
)
from briefgen.evidence.frozen import FrozenMemo

ARROW = "→"
NONE = "none"
_WIDTH = 13
"""Columns of the longest verdict, and a space."""
_MAX_GROWTH = 1.4
"""How many times longer marked differences may make a text; above that, old and new text are shown."""
_UNCHANGED = re.compile(r"((?:^|\])[^\[\]]{0,40})\b[^\[\]]{40,}?\b([^\[\]]{0,40}(?:\[|$))")
"""Long unchanged text between two differences, before the first or after the last; it is shortened."""


def edition_words(edition: FrozenMemo) -> str:
    """Return the name of an edition: "edition 2, as of 2026-03-27"; one without a number is "unissued"."""
    number = edition.brief.edition
    return f"{f'edition {number}' if number else 'unissued'}, as of {edition.brief.as_of}"


def format_text(changes: Changes, old: FrozenMemo, new: FrozenMemo) -> str:
    """Format the changes as text, most important first; an unchanged judgement takes one line."""
    lines = [f"{edition_words(old)} {ARROW} {edition_words(new)}"]
    if not changes:
        return "\n".join([*lines, "nothing changed"])
    groups = (
        ("Judgements", [line for each in changes.judgements for line in _judgement(each)]),
        ("Facts", list(_entries(changes.facts))),
        ("Sources", list(_entries(changes.sources))),
        ("Measures", [_row(m.verdict, _measure(m)) for m in changes.measures]),
        ("Views", [_row(v.verdict, _view(v)) for v in changes.views]),
        ("Text", [line for part in changes.parts for line in _part(part)]),
    )
    for title, found in groups:
        if found:
            lines += ["", title, *found]
    return "\n".join(lines)


def changes_object(changes: Changes, old: FrozenMemo, new: FrozenMemo) -> dict[str, Any]:
    """Return `{"changed", "old", "new", "judgements", "facts", "sources", "measures", "views", "parts"}`.

    Shape: each list as in `Changes`; judgements have `verdict`, `old` and `new` with `likelihood` and
    `confidence`; a value that one side lacks is null.
    """
    editions = {
        name: {"edition": e.brief.edition, "as_of": e.brief.as_of, "title": e.brief.title}
        for name, e in (("old", old), ("new", new))
    }
    return {"changed": bool(changes), **editions, **to_builtins(changes, enc_hook=_plain)}


def format_json(changes: Changes, old: FrozenMemo, new: FrozenMemo) -> str:
    """Format the changes as JSON."""
    return json.dumps(changes_object(changes, old, new), ensure_ascii=False, indent=2)


def summarise(changes: Changes) -> list[str]:
    """Summarise the changes in a few words each: "reopening reversed", "2 facts added"."""
    short = [f"{j.id} {j.verdict}" for j in changes.judgements if j.verdict != "unchanged"]
    for noun, entries in (("fact", changes.facts), ("source", changes.sources)):
        lists = (("added", entries.added), ("dropped", entries.dropped), ("revised", entries.revised))
        short += [f"{_count(len(found), noun)} {verb}" for verb, found in lists if found]
    short += [f"{change.measure} {change.verdict}" for change in changes.measures]
    short += [f"view {change.id} {change.verdict}" for change in changes.views]
    parts = Counter(f"{change.part} {change.verdict}" for change in changes.parts)
    return short + [words if number == 1 else f"{words} ({number})" for words, number in parts.items()]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain(value: BaseModel) -> object:
    """Turn the models inside changes into plain objects."""
    return value.model_dump(mode="json")


def _judgement(change: JudgementChange) -> Iterator[str]:
    shown = change.new or change.old
    if shown is None:
        return
    yield _row(change.verdict, f"{change.id}: {shown.words}")
    if not change.touched:
        return
    old, new = change.old or shown, change.new or shown
    yield _detail("likelihood", old.likelihood.words, new.likelihood.words)
    yield _detail("confidence", old.confidence, new.confidence)
    if change.reworded:
        yield _detail("words", old.words, new.words)
    if change.basis_reworded:
        yield _detail("basis", old.basis, new.basis)
    if change.watch_changed:
        yield _detail("watch", "; ".join(old.watch), "; ".join(new.watch))
    for label, names in (("now rests on", change.rests_on_added), ("no longer on", change.rests_on_dropped)):
        if names:
            yield _detail(label, ", ".join(names))
    if change.reason:
        yield _detail("reason", change.reason)


def _detail(label: str, old: str, new: str | None = None) -> str:
    words = old if new in (None, old) else f"{old or NONE} {ARROW} {new or NONE}"
    return f"  {'':<{_WIDTH}}{label:<{_WIDTH}}{' '.join(words.split())}"


def _entries(entries: EntryChanges) -> Iterator[str]:
    for verdict, named in (("added", entries.added), ("dropped", entries.dropped)):
        for entry in named:
            yield _row(verdict, f"{entry.id}: {entry.words}")
    for revised in entries.revised:
        yield _row("revised", f"{revised.id}: {revised.words}")
        for field in revised.fields:
            yield _detail(field.name, field.old, field.new)


def _measure(change: MeasureChange) -> str:
    words = dict.fromkeys((change.old.words, change.new.words))
    return f"{change.new.label}: {f' {ARROW} '.join(words)}"


def _view(change: ViewChange) -> str:
    labels = dict.fromkeys(answer for answer in (change.old_answer, change.new_answer) if answer)
    return f"{change.id}: {change.holder}: {f' {ARROW} '.join(labels)}"


def _part(change: PartChange) -> Iterator[str]:
    yield _row(change.verdict, f"{change.part}: {change.name}" if change.name else change.part)
    if change.verdict != "changed":
        return
    from briefgen.corpus.difference import difference  # only where a difference is shown

    marked = difference(change.old, change.new)
    if len(marked) < _MAX_GROWTH * len(change.new):
        yield _detail("words", _UNCHANGED.sub(r"\1 … \2", marked))
        return
    for label, words in (("was", change.old), ("now", change.new)):
        if words:
            yield _detail(label, words)


def _row(verdict: str, words: str) -> str:
    return f"  {verdict:<{_WIDTH}}{' '.join(words.split())}"
