"""Which briefs use an item, directly or through other items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from briefgen.usage.references import DEFINITION, IdPlace, Item


class BriefUse(Struct, frozen=True):
    """A brief that uses an item."""

    brief: str
    """Its file's name without the suffix."""
    through: tuple[Item, ...]
    """The items between the two, beginning at the item; empty if the brief itself refers to it."""


def briefs_using(start: Item, read: Callable[[frozenset[str]], Iterable[IdPlace]]) -> tuple[BriefUse, ...]:
    """Find the briefs that use an item, each on the shortest way.

    Shape: sorted by brief. `read` returns all references of every file that contains one of some ids.
    """
    before: dict[Item, Item | None] = {start: None}
    waiting = [start]
    found: dict[str, BriefUse] = {}
    for item in waiting:
        for user in _users(item, read(frozenset({item.id}))):
            if user.kind in ("brief", "judgement", "option"):
                brief = user.scope or user.id
                found.setdefault(brief, BriefUse(brief, tuple(_way(item, before))))
            elif user not in before:
                before[user] = item
                waiting.append(user)
    return tuple(found[brief] for brief in sorted(found))


def _users(item: Item, references: Iterable[IdPlace]) -> Iterator[Item]:
    """Yield what uses an item, and the measure of a fact, since a measure is printed with all its figures."""
    for each in references:
        if each.owner == item and (item.kind, each.role) == ("fact", "measure"):
            yield each.item
        elif each.item == item and each.role != DEFINITION:
            yield each.owner
        if each.item == item and each.owner.kind in ("view", "hypothesis"):
            yield Item("question", each.path.stem)


def _way(item: Item, before: dict[Item, Item | None]) -> list[Item]:
    """Return the items from the first after the start to one."""
    way: list[Item] = []
    here: Item | None = item
    while here is not None:
        way.append(here)
        here = before[here]
    return way[::-1][1:]
