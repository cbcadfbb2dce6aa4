"""A memo composed as the edition it is, or is to be: with its number, and what changed since the one before.

| the brief says                           | composed as                                                  |
|------------------------------------------|--------------------------------------------------------------|
| what was never issued                    | a working copy, without a number                             |
| something else than the last edition     | a working copy that tells what changed since that edition    |
| word for word what the last edition says | that edition: its number, and its account of its own changes |
| anything, when it is issued              | the next edition, telling what changed since the last        |

A memo bears the number of an edition that was issued only if it says, word for word, what that edition says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefgen.build.load import Loaded, memo_of
from briefgen.changes.changes import Changes, SinceEdition
from briefgen.changes.compare import compare
from briefgen.compose.compose import compose
from briefgen.compose.freeze import Provenance, freeze
from briefgen.compose.memo import Memo
from briefgen.diagnostic import Diagnostic
from briefgen.document.nodes import Document
from briefgen.editions.store import Kept, edition_before, read_edition
from briefgen.evidence.container import memo_hash
from briefgen.evidence.frozen import FrozenMemo, frozen_of

_OF_THE_MAKING = ("tool", "brief_file")
"""What frozen data holds besides what the memo says and rests on."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A memo composed and frozen."""

    memo: Memo
    document: Document
    frozen: Mapping[str, Any]
    """As `freeze` gives it."""
    changes: Changes | None = None
    """What changed since the last edition; None where there is none to compare with."""


def compose_edition(
    loaded: Loaded, provenance: Provenance, number: int | None = None
) -> tuple[Composed | None, tuple[Diagnostic, ...]]:
    """Compose and freeze a memo, as the edition of a `number` where it is to be issued.

    Errors: those of `compose`.
    """
    plain, problems = _composed(loaded, provenance, number, None)
    if plain is None or loaded.last is None:
        return plain, problems
    now = _read(plain)
    changes = compare(loaded.last.frozen, now)
    if changes:
        found = _told(loaded, provenance, number, (plain, loaded.last, changes))
    else:
        found = (_as_issued(loaded, provenance, plain, now) if number is None else None) or plain
    return replace(found, changes=changes), problems


def _composed(
    loaded: Loaded, provenance: Provenance, number: int | None, since: SinceEdition | None
) -> tuple[Composed | None, tuple[Diagnostic, ...]]:
    brief, last = loaded.entry.value, loaded.last.number if loaded.last else 0
    own = brief.edition if brief.edition and brief.edition > last else None
    entry = replace(loaded.entry, value=brief.model_copy(update={"edition": number or own}))
    memo = replace(memo_of(loaded), entry=entry, since=since)
    document, problems = compose(memo, loaded.kit.template, loaded.kit.template_shown)
    if document is None:
        return None, problems
    return Composed(memo, document, freeze(memo, document, loaded.hashes, provenance)), problems


def _told(
    loaded: Loaded, provenance: Provenance, number: int | None, known: tuple[Composed, Kept, Changes]
) -> Composed:
    """Compose a memo again, now that it is known what changed."""
    plain, last, changes = known
    since = SinceEdition(last.number, changes, frozenset(plain.memo.citations.numbers))
    return _composed(loaded, provenance, number, since)[0] or plain


def _as_issued(loaded: Loaded, provenance: Provenance, plain: Composed, now: FrozenMemo) -> Composed | None:
    """Compose a memo as its last edition; None where it does not come out word for word."""
    last = loaded.last
    if last is None:
        return None
    earlier = edition_before(last)
    before = read_edition(earlier, str(earlier.folder))[0] if earlier else None
    changes = compare(before.frozen, now) if before else None
    if before and changes:
        again = _told(loaded, provenance, last.number, (plain, before, changes))
    else:
        again = _composed(loaded, provenance, last.number, None)[0] or plain
    return again if _content(again.frozen["memo"]) == _content(last.memo) else None


def _content(memo: Mapping[str, Any]) -> str:
    return memo_hash(_filled({key: value for key, value in memo.items() if key not in _OF_THE_MAKING}))


def _filled(value: Any) -> Any:
    """Leave out empty lists and mappings: an edition issued before a key existed lacks it."""
    if isinstance(value, dict):
        return {key: _filled(item) for key, item in value.items() if item not in ([], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value


def _read(composed: Composed) -> FrozenMemo:
    frozen, problems = frozen_of(composed.frozen["memo"], "evidence.json")
    if frozen is None:
        raise AssertionError(f"what is frozen has the form that is read: {problems}")
    return frozen
