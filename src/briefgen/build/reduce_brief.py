"""Reducing a brief to what readers of a lower marking may see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from briefgen.check.drawn_on import drawn_on
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.marking_scheme import MarkingScheme
from briefgen.corpus.references import EntryReference
from briefgen.diagnostic import Diagnostic, Findings, error
from briefgen.reading.entry import Entry, validate
from briefgen.reading.yaml_text import YamlText
from briefgen.spec.brief import Brief
from briefgen.spec.read import references_in_brief

_LISTS: Final = ("key_figures", "charts", "sections", "views", "options", "gaps")
"""Keys whose items may be left out one by one."""
Path = tuple[str | int, ...]


def reduce_brief(
    entry: Entry[Brief], corpus: Corpus, audience: str, markings: MarkingScheme
) -> tuple[Entry[Brief] | None, Findings]:
    """Leave out what draws on an entry above the marking `audience`, and give the brief that marking.

    What cannot be left out stays, and `marking-low` then reports it.

    Errors: marking-basis for a judgement that would have no evidence left for these readers.
    """
    if not markings.is_below(audience, entry.value.marking):
        return entry, ()
    hidden = set(_hidden(entry, corpus, audience, markings))
    problems = tuple(_without_basis(entry, hidden))
    if problems:
        return None, problems
    text = without_paths(entry.text, hidden)
    data = text.data | {"marking": audience} | ({"parts_left_out": True} if hidden else {})
    elsewhere = {key: span for key, span in text.elsewhere.items() if key != "marking"}
    return validate(Brief, replace(text, data=data, elsewhere=elsewhere))


def without_paths(text: YamlText, hidden: Collection[Path]) -> YamlText:
    """Leave out the values at some paths; what stays has the place that it had."""
    data, moved = _without(text.data, (), hidden)
    values = {moved[path]: mark for path, mark in text.values.items() if path in moved}
    keys = {moved[path]: mark for path, mark in text.keys.items() if path in moved}
    return replace(text, data=data, values=values, keys=keys)


def _hidden(entry: Entry[Brief], corpus: Corpus, audience: str, markings: MarkingScheme) -> Iterator[Path]:
    """Yield the paths of the items to leave out."""
    brief = entry.value
    for key in _LISTS:
        for i, _ in enumerate(getattr(brief, key)):
            if _draws_above(references_in_brief(entry, (key, i)), corpus, audience, markings):
                yield (key, i)
    for i, judgement in enumerate(brief.judgements):
        for j, _ in enumerate(judgement.rests_on):
            if _draws_above(
                references_in_brief(entry, ("judgements", i, "rests_on", j)), corpus, audience, markings
            ):
                yield ("judgements", i, "rests_on", j)
    for i, _ in enumerate(brief.timeline.facts if brief.timeline else ()):
        if _draws_above(references_in_brief(entry, ("timeline", "facts", i)), corpus, audience, markings):
            yield ("timeline", "facts", i)


def _draws_above(
    references: Iterator[EntryReference], corpus: Corpus, audience: str, markings: MarkingScheme
) -> bool:
    found = (getattr(drawn.entry.value, "marking", None) for drawn in drawn_on(references, corpus))
    return any(marking and markings.is_below(audience, marking) for marking in found)


def _without_basis(entry: Entry[Brief], hidden: set[Path]) -> Iterator[Diagnostic]:
    for i, judgement in enumerate(entry.value.judgements):
        place: Path = ("judgements", i, "rests_on")
        if all((*place, j) in hidden for j in range(len(judgement.rests_on))):
            message = f"`{judgement.id}` would have no evidence left for these readers"
            hint = "remove the judgement from the brief for these readers, or add evidence that they may see"
            yield error("marking-basis", entry.at(*place), message, hint)


def _without(value: Any, path: Path, hidden: Collection[Path]) -> tuple[Any, dict[Path, Path]]:
    """Return data without some values, and the new path of each path that stays."""
    moved = {path: path}
    if isinstance(value, Mapping):
        shown = {key: item for key, item in value.items() if (*path, key) not in hidden}
        parts = {key: _without(item, (*path, key), hidden) for key, item in shown.items()}
        for _, below in parts.values():
            moved |= below
        return {key: item for key, (item, _) in parts.items()}, moved
    if not isinstance(value, list):
        return value, moved
    kept = [(i, item) for i, item in enumerate(value) if (*path, i) not in hidden]
    items = []
    for new, (old, item) in enumerate(kept):
        reduced, below = _without(item, (*path, old), hidden)
        items.append(reduced)
        moved |= {before: (*path, new, *after[len(path) + 1 :]) for before, after in below.items()}
    return items, moved
