"""Compare the text of two editions: head, bottom line, sections, options, recommendation, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from briefgen.changes.changes import PartChange
from briefgen.changes.same import same, same_words
from briefgen.corpus.fold import fold
from briefgen.document.plain_text import NOTE_MARKS
from briefgen.evidence.frozen import FrozenMemo
from briefgen.spec.parts import MemoPart

_DRAWN = frozenset({"tile", "claim", "matrixrow", "event", "chart", "datum"})
"""Kinds of statements that have no prose: tiles, tables, events and charts."""
_ITEMS = {part.frozen_key: part.value.item for part in MemoPart if part.value.item}
"""What an item of a part is called, by the part's key; a part of another version is called by its key."""


def compare_parts(old: FrozenMemo, new: FrozenMemo) -> Iterator[PartChange]:
    """Yield the parts that were added, dropped or changed, in page order."""
    before, after = _single_values(old), _single_values(new)
    for part, was in before.items():
        if not same(was, after[part]):
            yield PartChange(part, "", "changed", was, after[part])
    for key in dict.fromkeys((*_ITEMS, *old.parts.items, *new.parts.items)):
        items = ({item.name: item.text for item in e.parts.items.get(key, ())} for e in (old, new))
        yield from _compare_items(_ITEMS.get(key, key), *items)


def compare_drawn_parts(old: FrozenMemo, new: FrozenMemo) -> Iterator[PartChange]:
    """Compare what else is printed: tiles, ratings, events and charts.

    Shape: one change at most, with the words that only one of the editions prints.
    """
    before, after = (Counter(_drawn_words(edition)) for edition in (old, new))
    gone, came = (" / ".join((a - b).elements()) for a, b in ((before, after), (after, before)))
    if gone or came:
        yield PartChange("figures and tables", "", "changed", gone, came)


def _drawn_words(edition: FrozenMemo) -> Iterator[str]:
    for statement in edition.statements:
        if statement.kind in _DRAWN:
            yield fold(NOTE_MARKS.sub("", statement.words)).text


def _single_values(edition: FrozenMemo) -> dict[str, str]:
    """Return the parts of which there is one, by their names in messages."""
    brief, parts = edition.brief, edition.parts
    recommended = [option.title for option in parts.items.get("options", ()) if option.recommended]
    return {
        "kind": edition.product.title,
        "title": brief.title,
        "to": brief.to or "",
        "from": brief.from_ or "",
        "question": brief.question,
        "information as of": brief.as_of,
        "marking": brief.marking,
        "likelihood scale": str(edition.profile.get("title", "")),
        "bottom line": parts.bottom_line,
        "recommendation": "; ".join(sorted(recommended)),
    }


def _compare_items(part: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PartChange]:
    """Compare items by name; an item with the same words under another name was renamed."""
    gone = {name: words for name, words in old.items() if not any(same_words(name, n) for n in new)}
    for name, words in new.items():
        was = next((old_words for n, old_words in old.items() if same_words(n, name)), None)
        if was is not None:
            if not same_words(was, words):
                yield PartChange(part, name, "changed", was, words)
            continue
        renamed = next((n for n, old_words in gone.items() if same_words(old_words, words)), None)
        if renamed is None:
            yield PartChange(part, name, "added", "", words)
        else:
            del gone[renamed]
            yield PartChange(part, name, "changed", renamed, name)
    yield from (PartChange(part, name, "dropped", words, "") for name, words in gone.items())
