"""What loses its support if an item of the corpus is wrong, directly or through others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from briefgen.usage.references import DEFINITION, IdPlace, Item

_SUPPORTS: Final = frozenset(
    {
        ("fact", "source"),
        ("view", "source"),
        ("judgement", "rests_on"),
        ("option", "proposed_by"),
    }
)
"""Kinds of owners, each with a role of references any of which may support it."""
_NEEDS: Final = frozenset(
    {
        ("fact", "formula"),
        ("fact", "attributed_to"),
        ("view", "attributed_to"),
        ("source", "origin"),
    }
)
"""Kinds of owners, each with a role of references none of which it can do without."""
_SUPPORTED: Final = frozenset({("fact", "measure"), ("view", "hypothesis")})
"""Kinds of owners, each with a role of references to what the owner supports."""
_ORDER: Final = ("judgement", "option", "hypothesis", "view", "measure", "fact", "source")
"""The kinds of items that can lose their support, in the order in which they are listed."""


class Effect(Struct, frozen=True):
    """What an item loses."""

    item: Item
    lost: tuple[Item, ...]
    """What it rests on that is wrong or has no support left, without duplicates."""
    lost_count: int
    """How many of its supports are lost."""
    count: int
    """How many supports it has: quotations, bases, figures of a measure, views of a hypothesis."""
    falls: bool
    """Whether it has no support left, or lost one that it cannot do without."""


class _Support(Struct, frozen=True):
    """One reference that an item rests on."""

    on: Item
    needed: bool


def effects(start: Iterable[Item], read: Callable[[frozenset[str]], Iterable[IdPlace]]) -> tuple[Effect, ...]:
    """Find what loses its support if some items are wrong, directly or through others.

    Shape: what has no support left comes before what only loses a part, and judgements before what they rest
    on. `read` returns all references of every file that contains one of some ids.
    """
    first = frozenset(start)
    found: dict[Item, Effect] = {}
    while True:
        fallen = first | {item for item, effect in found.items() if effect.falls}
        supports = _supports(read(frozenset(item.id for item in (*first, *found))))
        losses = (_loss(item, on, fallen) for item, on in supports.items() if item not in first)
        now = {effect.item: effect for effect in losses if effect.lost}
        if now == found:
            return tuple(sorted(found.values(), key=_order))
        found = now


def _order(effect: Effect) -> tuple[bool, int, Item]:
    return not effect.falls, _ORDER.index(effect.item.kind), effect.item


def _supports(references: Iterable[IdPlace]) -> dict[Item, list[_Support]]:
    """Return what each item rests on."""
    found: dict[Item, list[_Support]] = {}
    for item, support in _each_support(references):
        found.setdefault(item, []).append(support)
    return found


def _each_support(references: Iterable[IdPlace]) -> Iterator[tuple[Item, _Support]]:
    for each in references:
        role = each.owner.kind, each.role
        if each.role == DEFINITION:
            continue
        if role in _SUPPORTED:
            yield each.item, _Support(each.owner, needed=False)
        elif role in _SUPPORTS or role in _NEEDS:
            yield each.owner, _Support(each.item, role in _NEEDS)


def _loss(item: Item, on: list[_Support], fallen: Iterable[Item]) -> Effect:
    lost = [each for each in on if each.on in fallen]
    supports = [each for each in on if not each.needed]
    lost_supports = [each for each in lost if not each.needed]
    falls = any(each.needed for each in lost) or len(lost_supports) == len(supports)
    return Effect(
        item, tuple(dict.fromkeys(each.on for each in lost)), len(lost_supports), len(supports), falls
    )
