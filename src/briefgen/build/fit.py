"""Fit a memo into its page budget: leave out what its product prints only if there is room.

If the whole body is too long, everything under the product's `if_room` is left out. Then each item of it, the
most important first, is put back if the body still fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from briefgen.build.edition import Composed
from briefgen.build.load import LoadedBrief
from briefgen.build.reduce_brief import Path, without_paths
from briefgen.document.nodes import Document
from briefgen.spec.brief import Brief
from briefgen.spec.parts import PARTS
from briefgen.spec.product import DETAILS

Compose = Callable[[LoadedBrief], Composed | None]
CountPages = Callable[[Document], int]
"""Counts the pages of the body."""


def fit(
    loaded: LoadedBrief, whole: Composed, compose: Compose, count_pages: CountPages
) -> tuple[Composed, tuple[str, ...]]:
    """Leave out what has no room; `whole` is the memo with everything.

    Shape: the memo, and the names of what it leaves out, in the order of the product's `if_room`.
    """
    product = loaded.kit.product.value
    names = [name for name in product.if_room if any(_paths(name, loaded.entry.value))]
    if not names or count_pages(whole.document) <= product.budget.body_pages:
        return whole, ()
    left_out = names
    fitted = compose(_without(loaded, left_out))
    for name in names:
        fewer = [each for each in left_out if each != name]
        longer = compose(_without(loaded, fewer))
        if longer and count_pages(longer.document) <= product.budget.body_pages:
            fitted, left_out = longer, fewer
    return (fitted, tuple(left_out)) if fitted else (whole, ())


def _without(loaded: LoadedBrief, names: Sequence[str]) -> LoadedBrief:
    """Return the brief without what some names denote, in its values and in its text."""
    entry, brief = loaded.entry, loaded.entry.value
    for name in names:
        brief = brief.model_copy(update=_reduced(name, brief))
    text = without_paths(entry.text, {path for name in names for path in _paths(name, entry.value)})
    return replace(loaded, entry=replace(entry, value=brief, text=text))


def _reduced(name: str, brief: Brief) -> dict[str, Any]:
    """Return the field of a brief that a name denotes, or without the part of it that it denotes."""
    if name in PARTS:
        key = PARTS[name].key
        return {key: Brief.model_fields[key].default}
    key, fields = DETAILS[name]
    items = getattr(brief, key)
    shorter = {field: type(items[0]).model_fields[field].default for field in fields} if items else {}
    return {key: tuple(item.model_copy(update=shorter) for item in items)}


def _paths(name: str, brief: Brief) -> Iterator[Path]:
    """Yield the paths of what a name denotes in a brief."""
    if name in PARTS:
        key = PARTS[name].key
        if getattr(brief, key):
            yield (key,)
        return
    key, fields = DETAILS[name]
    for i, item in enumerate(getattr(brief, key)):
        yield from ((key, i, field) for field in fields if getattr(item, field))
