"""Find the entries that rest on one that could not be read: what they say cannot be checked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from briefgen.corpus.references import (
    EntryReference,
    Kind,
    references_of_fact,
    references_of_source,
    references_of_view,
)
from briefgen.reading.entry import Entry

_Key = tuple[Kind, str]
_SUPPORT: Final[dict[Kind, Callable[[Entry[Any]], Iterator[EntryReference]]]] = {
    "fact": references_of_fact, "source": references_of_source, "view": references_of_view,
}  # fmt: skip
"""By kind of entry: what it rests on, and cannot be checked without."""


def find_incomplete(
    found: Mapping[_Key, Entry[Any] | None], measured: Mapping[str, Collection[str]]
) -> frozenset[_Key]:
    """List the facts, views, sources and measures that cannot be checked yet, at whatever remove.

    Shape: `found` has None for an entry that could not be read; `measured` has the facts on each measure.
    """
    unread = [key for key, entry in found.items() if entry is None]
    incomplete = _resting_on(unread, found) if unread else frozenset()
    missing = {name for kind, name in (*unread, *incomplete) if kind == "fact"}
    return incomplete | {("measure", name) for name, facts in measured.items() if missing.intersection(facts)}


def _resting_on(unread: list[_Key], found: Mapping[_Key, Entry[Any] | None]) -> frozenset[_Key]:
    used_by: dict[_Key, list[_Key]] = {}
    for key, entry in found.items():
        if entry is not None and (references_of := _SUPPORT.get(key[0])):
            for reference in references_of(entry):
                used_by.setdefault((reference.kind, reference.id), []).append(key)
    incomplete: set[_Key] = set()
    queue = deque(unread)
    while queue:
        for key in used_by.get(queue.popleft(), ()):
            if key not in incomplete:
                incomplete.add(key)
                queue.append(key)
    return frozenset(incomplete)
