"""Facts and sources: which were added, dropped or revised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefgen.changes.changes import EntryChange, EntryChanges, EntryName, FieldChange
from briefgen.changes.same import same
from briefgen.evidence.frozen import FrozenFact, FrozenFigure, FrozenMemo, FrozenSource

Entry = TypeVar("Entry", FrozenFact, FrozenSource)
Values = Mapping[str, str | None]


def compare_facts(old: FrozenMemo, new: FrozenMemo) -> EntryChanges:
    """Compare the facts that the editions cite."""
    names = {origin.id: origin.name for edition in (old, new) for origin in edition.origins}

    def values(fact: FrozenFact) -> Values:
        figure = fact.figure
        return {
            "figure": figure.words if figure else None,
            "statement": fact.statement,
            "as of": figure.as_of if figure else None,
            "scope": figure.scope if figure else None,
            "year": str(figure.year) if figure and figure.year else None,
            "date": fact.date,
            "event": fact.event,
            "kind": fact.kind,
            "attributed to": names.get(fact.attributed_to or "", fact.attributed_to),
            "valid until": fact.valid_until,
            "evidence": _quotations(fact),
        }

    before, after = ([f for f in e.facts if f.id not in e.change_notes.facts] for e in (old, new))
    given = {fact.id: fact.figure for fact in before}
    after = [_with_old_words(given.get(fact.id), fact) for fact in after]
    return _compared(before, after, values, lambda fact: fact.statement)


def _with_old_words(old: FrozenFigure | None, fact: FrozenFact) -> FrozenFact:
    """Restore the old words of an unchanged figure: versions of briefgen may format it differently."""
    new = fact.figure
    if old is None or new is None or (new.value, new.low) == (None, None):
        return fact
    if (old.qualifier, old.value, old.low, old.high, old.unit, old.status) != (
        new.qualifier, new.value, new.low, new.high, new.unit, new.status,
    ):  # fmt: skip
        return fact
    return fact.model_copy(update={"figure": new.model_copy(update={"words": old.words})})


def compare_sources(old: FrozenMemo, new: FrozenMemo) -> EntryChanges:
    """Compare the sources that the editions cite."""
    names = {origin.id: origin.name for edition in (old, new) for origin in edition.origins}

    def values(source: FrozenSource) -> Values:
        return {
            "title": source.title,
            "author": "; ".join(" ".join(name.values()) for name in source.author),
            "genre": source.genre,
            "issued": source.issued,
            "origin": names.get(source.origin, source.origin),
            "grade": source.grade,
            "address": source.address,
            "note": source.note,
        }

    before, after = ([s for s in e.sources if s.id not in e.change_notes.sources] for e in (old, new))
    return _compared(before, after, values, lambda source: source.title)


def _compared(
    old: Sequence[Entry],
    new: Sequence[Entry],
    values: Callable[[Entry], Values],
    words: Callable[[Entry], str],
) -> EntryChanges:
    before, after = {entry.id: entry for entry in old}, {entry.id: entry for entry in new}
    both = sorted(before.keys() & after.keys())
    found = (
        EntryChange(name, words(after[name]), fields)
        for name in both
        if (fields := tuple(_fields(values(before[name]), values(after[name]))))
    )
    return EntryChanges(
        tuple(EntryName(name, words(after[name])) for name in sorted(after.keys() - before.keys())),
        tuple(EntryName(name, words(before[name])) for name in sorted(before.keys() - after.keys())),
        tuple(found),
    )


def _fields(old: Values, new: Values) -> Iterator[FieldChange]:
    for name, was in old.items():
        if not same(was, new[name]):
            yield FieldChange(name, was or "", new[name] or "")


def _quotations(fact: FrozenFact) -> str:
    """Return the quotations in alphabetical order, since the corpus may list them in any order."""
    return " / ".join(sorted(f"“{item.exact.strip()}” ({item.source})" for item in fact.evidence))
