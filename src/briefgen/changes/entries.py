"""Facts and sources: which came, which went, and what was revised in those that stayed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefgen.changes.changes import Entries, Field, Named, Revised
from briefgen.changes.same import same
from briefgen.evidence.frozen import Fact, Figure, Frozen, Source

Entry = TypeVar("Entry", Fact, Source)
Values = Mapping[str, str | None]


def compare_facts(old: Frozen, new: Frozen) -> Entries:
    """Compare the facts that the editions cite."""
    names = {origin.id: origin.name for edition in (old, new) for origin in edition.origins}

    def values(fact: Fact) -> Values:
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
    after = [_printed_as(given.get(fact.id), fact) for fact in after]
    return _compared(before, after, values, lambda fact: fact.statement)


def _printed_as(old: Figure | None, fact: Fact) -> Fact:
    """Give a fact the old words of a figure that is the same: versions of briefgen may print it otherwise."""
    new = fact.figure
    if old is None or new is None or (new.value, new.low) == (None, None):
        return fact
    if (old.qualifier, old.value, old.low, old.high, old.unit) != (
        new.qualifier, new.value, new.low, new.high, new.unit,
    ):  # fmt: skip
        return fact
    return fact.model_copy(update={"figure": new.model_copy(update={"words": old.words})})


def compare_sources(old: Frozen, new: Frozen) -> Entries:
    """Compare the sources that the editions cite."""
    names = {origin.id: origin.name for edition in (old, new) for origin in edition.origins}

    def values(source: Source) -> Values:
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
) -> Entries:
    before, after = {entry.id: entry for entry in old}, {entry.id: entry for entry in new}
    both = sorted(before.keys() & after.keys())
    found = (
        Revised(name, words(after[name]), fields)
        for name in both
        if (fields := tuple(_fields(values(before[name]), values(after[name]))))
    )
    return Entries(
        tuple(Named(name, words(after[name])) for name in sorted(after.keys() - before.keys())),
        tuple(Named(name, words(before[name])) for name in sorted(before.keys() - after.keys())),
        tuple(found),
    )


def _fields(old: Values, new: Values) -> Iterator[Field]:
    for name, was in old.items():
        if not same(was, new[name]):
            yield Field(name, was or "", new[name] or "")


def _quotations(fact: Fact) -> str:
    """Give the quotations in an order of their own: the corpus may list them in any."""
    return " / ".join(sorted(f"“{item.exact.strip()}” ({item.source})" for item in fact.evidence))
