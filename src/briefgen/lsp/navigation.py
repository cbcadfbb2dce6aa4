"""From an id to what it means: its definition, its uses, its new name, the passages that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.corpus.quotation_proofs import Proof
from briefgen.reading.files import file_exists, file_named
from briefgen.resident.workspace import Snapshot
from briefgen.usage.files import WorkspaceFile
from briefgen.usage.references import DEFINITION, IdPlace, Item, references_in, with_bases

Place = tuple[Path, int, int]
"""A file, and the offsets of the beginning and the end of a part of its text."""
_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def reference_at(offset: int, text: str, file: WorkspaceFile, snapshot: Snapshot) -> IdPlace | None:
    """Return the id at an offset of a file's present text; where that is not valid, any of this name."""
    found = snapshot.references
    if snapshot.texts.get(file.path) != text:
        here, problems = references_in(file, text)
        if here or not problems:
            found = with_bases((*here, *(each for each in found if each.path != file.path)))
    for each in found:
        if each.path == file.path and each.start <= offset <= each.end and each.end > each.start:
            return each
    return _by_word(offset, text, file, snapshot)


def _by_word(offset: int, text: str, file: WorkspaceFile, snapshot: Snapshot) -> IdPlace | None:
    """Return the definition of the id that is written at an offset, in a file that has errors."""
    if snapshot.texts.get(file.path) == text and any(r.path == file.path for r in snapshot.references):
        return None
    start = text.rfind("\n", 0, offset) + 1
    line = text[start:].partition("\n")[0]
    words = (w.group() for w in _WORD.finditer(line) if start + w.start() <= offset <= start + w.end())
    word = next(words, "")
    return next((r for r in snapshot.references if r.id == word and r.role == DEFINITION), None)


def definitions(item: Item, snapshot: Snapshot) -> Iterator[IdPlace]:
    """Yield the places that define an id."""
    return (each for each in snapshot.references if each.item == item and each.role == DEFINITION)


def uses(item: Item, snapshot: Snapshot, *, with_definition: bool) -> Iterator[IdPlace]:
    """Yield the places that refer to an id."""
    for each in snapshot.references:
        if each.item == item and (with_definition or each.role != DEFINITION):
            yield each


def passages_of(item: Item, snapshot: Snapshot) -> Iterator[Place]:
    """Yield where the quotations of a fact or a view are in the texts of their sources, as far as at hand."""
    for (owner, _), proof in sorted(snapshot.proofs.items()):
        if owner == f"{item.kind}:{item.id}" and (place := _passage(proof, snapshot)):
            yield place


def passage_at(offset: int, text: str, path: Path, snapshot: Snapshot) -> Place | None:
    """Return the passage of the quotation, in some evidence, that is written at an offset."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    for proof in snapshot.proofs.values():
        span = proof.quotation.span
        inside = (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)
        if inside and snapshot.settings.shown_from / span.path == path:
            return _passage(proof, snapshot)
    return None


def _passage(proof: Proof, snapshot: Snapshot) -> Place | None:
    source = snapshot.corpus.sources.get(proof.quotation.evidence.source)
    place = proof.anchor.place if proof.anchor else None
    if source is None or source.value.text is None or place is None:
        return None
    paths = (file_named(root, source.value.text) for root in snapshot.settings.texts)
    path = next((path for path in paths if file_exists(path)), None)
    return (path, place.start, place.end) if path else None
