"""List the facts, views and sections of a corpus that no brief uses but that may matter to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from briefgen.diagnostic import Diagnostic, note
from briefgen.settings.settings import Settings
from briefgen.usage.references import DEFINITION, IdPlace, Item
from briefgen.usage.resolve import UsageIndex

_LISTED: Final = ("fact", "view", "section")
_IN_BRIEFS: Final = ("brief", "judgement", "option")


def unused_entries(settings: Settings) -> tuple[Diagnostic, ...]:
    """Report as notes each unused entry that may matter to a brief, with the used entry that it is close to.

    An entry is used if a brief refers to it, or something that the brief uses does. An unused view bears on a
    brief that uses a view of the same question; a section, that uses a fact or view it links to; a fact, that
    uses a fact of the same file on the same measure, or from the same source.
    """
    found = UsageIndex(settings).all()
    used = _used(found)
    by_file: dict[Path, list[IdPlace]] = {}
    for each in found:
        by_file.setdefault(each.path, []).append(each)
    return tuple(
        _note(each, near)
        for each in found
        if each.role == DEFINITION and each.kind in _LISTED and each.item not in used
        if (near := next(_close(each, by_file[each.path], used), None)) is not None
    )


def _note(definition: IdPlace, near: Item) -> Diagnostic:
    message = f"{definition.kind} `{definition.id}` is used by no brief, but may matter to one: see `{near}`"
    return note("entry-unused", definition.span, message, "use it in the brief, or ignore this note")


def _used(found: Iterable[IdPlace]) -> frozenset[Item]:
    """Return all that the briefs of a workspace use, directly or through what they use."""
    below: dict[Item, list[Item]] = {}
    for each in found:
        if each.role != DEFINITION:
            below.setdefault(each.owner, []).append(each.item)
            if (each.owner.kind, each.role) == ("fact", "measure"):
                below.setdefault(each.item, []).append(
                    each.owner
                )  # a measure is printed with all its figures
        elif each.kind in ("view", "hypothesis"):
            below.setdefault(Item("question", each.path.stem), []).append(each.item)
    used = {item for item in below if item.kind in _IN_BRIEFS}
    waiting = list(used)
    while waiting:
        new = [item for item in below.get(waiting.pop(), ()) if item not in used]
        used.update(new)
        waiting += new
    return frozenset(used)


def _close(definition: IdPlace, beside: Iterable[IdPlace], used: frozenset[Item]) -> Iterator[Item]:
    """Yield the used entries that an unused one is close to, given the references of its file."""
    places = [each for each in beside if each.role != DEFINITION]
    mine = {each.item for each in places if each.owner == definition.item}
    if definition.kind == "section":
        yield from sorted(item for item in mine & used if item.kind in ("fact", "view"))
        return
    for each in places:
        same = definition.kind == "view" or (each.kind in ("source", "measure") and each.item in mine)
        if same and each.owner.kind == definition.kind and each.owner in used:
            yield each.owner
