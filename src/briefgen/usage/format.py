"""Format where an item is used, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from briefgen.report.formats import printable_json, visible
from briefgen.usage.effects import Effect
from briefgen.usage.references import LINK, IdPlace, Item
from briefgen.usage.where import Usage

_SUPPORTS: Final = {
    "fact": "quotation", "view": "quotation", "judgement": "basis", "option": "proposal", "measure": "figure",
    "hypothesis": "view",
}  # fmt: skip
"""What one support of an item is called."""
_PLURALS: Final = {"basis": "bases"}


def usages_text(usages: Iterable[Usage]) -> str:
    """Format usages for people: definitions, places, editions, and what each item supports."""
    return visible_lines(line for i, usage in enumerate(usages) for line in (*[""][: i > 0], *_lines(usage)))


def visible_lines(lines: Iterable[str]) -> str:
    """Join lines, with control characters as escapes."""
    return "\n".join(visible(line) for line in lines)


def _lines(usage: Usage) -> Iterator[str]:
    for place in usage.definitions:
        yield f"{name_of(usage.item)} ({place.span.path}:{place.span.line}:{place.span.column})"
    if not usage.uses:
        yield "  used nowhere in the workspace"
    for use in usage.uses:
        what = "linked" if use.role == LINK else use.role.replace("_", " ")
        yield f"  {use.span.path}:{use.span.line}:{use.span.column}  {name_of(use.owner)}, {what}"
    for brief in usage.briefs:
        yield f"  in brief {brief.brief}" + "".join(
            f", through {name_of(item)}" for item in brief.through[:1]
        )
    for edition in usage.editions:
        yield f"  edition {edition.number} of {edition.memo}, as of {edition.as_of}, cites it"
    if usage.effects:
        yield "if it is wrong:"
    for effect in usage.effects:
        yield f"  {name_of(effect.item)} {_loss(effect)}"


def _loss(effect: Effect) -> str:
    """Say which supports an item loses, and whether any are left."""
    noun = _SUPPORTS.get(effect.item.kind, "support")
    cause = ", ".join(str(item) for item in effect.lost)
    if effect.falls:
        return f"has no support without {cause}"
    plural = _PLURALS.get(noun, f"{noun}s")
    return f"loses {effect.lost_count} of {effect.count} {plural}: {cause}"


def name_of(item: Item) -> str:
    """Return the kind and id of an item, with what its id belongs to."""
    return f"{item.kind} {item.id}" + (f" of {item.scope}" if item.scope else "")


def usages_json(usages: Iterable[Usage]) -> str:
    """Format usages as one JSON object: `{"items": […]}`."""
    return printable_json({"items": [_record(usage) for usage in usages]})


def _record(usage: Usage) -> dict[str, Any]:
    return {
        **_item(usage.item),
        "definitions": [_place(place) for place in usage.definitions],
        "uses": [{**_place(use), "role": use.role, "in": _item(use.owner)} for use in usage.uses],
        "briefs": [
            {"brief": each.brief, "through": [_item(item) for item in each.through]} for each in usage.briefs
        ],
        "editions": [
            {"memo": each.memo, "edition": each.number, "as_of": each.as_of} for each in usage.editions
        ],
        "effects": [
            {
                **_item(effect.item),
                "falls": effect.falls,
                "lost": effect.lost_count,
                "of": effect.count,
                "with": [_item(item) for item in effect.lost],
            }
            for effect in usage.effects
        ],
    }


def _item(item: Item) -> dict[str, Any]:
    return {"kind": item.kind, "id": item.id, "scope": item.scope or None}


def _place(place: IdPlace) -> dict[str, Any]:
    span = place.span
    return {
        "path": span.path, "line": span.line, "column": span.column,
        "end_line": span.end_line, "end_column": span.end_column,
    }  # fmt: skip
