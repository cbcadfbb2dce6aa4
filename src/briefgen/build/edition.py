"""Composing a memo as the edition that it is or is to be: with its number, and the changes since the last.

| the brief                                       | is composed as                                         |
|-------------------------------------------------|--------------------------------------------------------|
| was never issued                                | a working copy, without a number                       |
| differs from the last edition                   | a working copy that lists the changes since            |
| agrees with the last edition, word for word     | that edition: with its number and its list of changes  |
| is to be issued                                 | the next edition, with the changes since the last      |

A memo has the number of an issued edition only if it agrees with that edition word for word.

The list of changes is part of the memo, and the notes are numbered in the order of the page. So a memo that
has changed is composed once without the list, to be compared, and once with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from briefgen.build.load import LoadedBrief
from briefgen.changes.changes import Changes, SinceEdition
from briefgen.changes.compare_editions import compare
from briefgen.compose.citations import Citations
from briefgen.compose.compose import compose
from briefgen.compose.freeze import Provenance, freeze
from briefgen.compose.memo import Memo
from briefgen.diagnostic import Findings
from briefgen.document.nodes import Document
from briefgen.editions.store import LoadedEdition, previous_edition, read_edition
from briefgen.evidence.container import memo_hash
from briefgen.evidence.frozen import FrozenMemo, frozen_of

_PROVENANCE_KEYS = ("tool", "brief_file")
"""Keys of frozen data that tell how the memo was made, not what it says or rests on."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A memo composed and frozen."""

    memo: Memo
    document: Document
    frozen: Mapping[str, Any]
    """As `freeze` gives it."""
    changes: Changes | None = None
    """The changes since the last edition; None where there is none to compare with."""


def compose_edition(
    loaded: LoadedBrief, provenance: Provenance, number: int | None = None
) -> tuple[Composed | None, Findings]:
    """Compose and freeze a memo; with a `number`, as the edition of that number.

    Errors: those of `compose`.
    """
    composed, problems = _compose(loaded, provenance, number)
    if composed is None or loaded.last is None:
        return composed, problems
    frozen = _frozen_memo(composed)
    changes = compare(loaded.last.frozen, frozen)
    if changes:
        composed = _with_changes(composed, loaded, provenance, number, loaded.last, changes)
    elif number is None:
        composed = _as_issued(composed, frozen, loaded, provenance, loaded.last) or composed
    return replace(composed, changes=changes), problems


def compose_memo(loaded: LoadedBrief) -> tuple[Document | None, Findings]:
    """Compose a brief as a working copy that is compared with no edition."""
    return compose(_memo(loaded), loaded.kit.template, loaded.kit.template_shown)


def _memo(loaded: LoadedBrief) -> Memo:
    """Return what a brief is composed from."""
    product = loaded.kit.product.value
    memo = Memo(loaded.entry, product, loaded.profile, loaded.corpus, loaded.proofs, Citations())
    return replace(memo, pictures=loaded.pictures, logo=loaded.kit.logo)


def _compose(
    loaded: LoadedBrief, provenance: Provenance, number: int | None, since: SinceEdition | None = None
) -> tuple[Composed | None, Findings]:
    brief, last = loaded.entry.value, loaded.last.number if loaded.last else 0
    own = brief.edition if brief.edition and brief.edition > last else None
    entry = replace(loaded.entry, value=brief.model_copy(update={"edition": number or own}))
    memo = replace(_memo(loaded), entry=entry, since=since)
    document, problems = compose(memo, loaded.kit.template, loaded.kit.template_shown)
    if document is None:
        return None, problems
    return Composed(memo, document, freeze(memo, document, loaded.hashes, provenance)), problems


def _with_changes(  # composing takes the first three, the list of changes the others
    composed: Composed,
    loaded: LoadedBrief,
    provenance: Provenance,
    number: int | None,
    edition: LoadedEdition,
    changes: Changes,
) -> Composed:
    """Compose a memo again, with the list of changes since an edition."""
    since = SinceEdition(edition.number, changes, frozenset(composed.memo.citations.numbers))
    return _compose(loaded, provenance, number, since)[0] or composed


def _as_issued(
    composed: Composed, frozen: FrozenMemo, loaded: LoadedBrief, provenance: Provenance, last: LoadedEdition
) -> Composed | None:
    """Compose a memo again, as its last edition; None where it does not agree with that word for word."""
    earlier = previous_edition(last)
    before = read_edition(earlier, str(earlier.folder))[0] if earlier else None
    changes = compare(before.frozen, frozen) if before else None
    if before and changes:
        again = _with_changes(composed, loaded, provenance, last.number, before, changes)
    else:
        again = _compose(loaded, provenance, last.number)[0] or composed
    return again if _content_hash(again.frozen["memo"]) == _content_hash(last.memo) else None


def _content_hash(memo: Mapping[str, Any]) -> str:
    return memo_hash(
        _without_empty({key: value for key, value in memo.items() if key not in _PROVENANCE_KEYS})
    )


def _without_empty(value: Any) -> Any:
    """Leave out empty lists and mappings: an edition lacks the keys that did not exist when it was issued."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item not in ([], {})}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _frozen_memo(composed: Composed) -> FrozenMemo:
    frozen, problems = frozen_of(composed.frozen["memo"], "evidence.json")
    if frozen is None:
        raise AssertionError(f"frozen data cannot be read back: {problems}")
    return frozen
