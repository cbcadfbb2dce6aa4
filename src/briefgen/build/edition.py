"""Composing a memo as a working copy, or as an edition with its number and the changes since the last.

| the brief                                       | is composed as                                         |
|-------------------------------------------------|--------------------------------------------------------|
| was never issued                                | a working copy, without a number                       |
| differs from the last edition                   | a working copy that lists the changes since            |
| agrees with the last edition, word for word     | that edition: with its number and its list of changes  |
| is to be issued                                 | the next edition, with the changes since the last      |

A memo has the number of an issued edition only if it agrees with that edition word for word.

The list of changes can only be made when the rest of the memo is composed. But it comes early on the page,
and notes are numbered in page order. It cites something only in the reasons why judgements changed, and
which judgements changed is known from the words of the brief alone. So each part is composed once:

1. Compare the judgements with those of the last edition.
2. Compose the parts, except late ones. What the reasons cite is numbered at the place of the list.
3. Compare the whole with the last edition. This gives the list, and the number of the edition.
4. Compose the late parts: the list, the notes, the sources.

A memo that agrees with its last edition has that edition's list, which may cite more. That it agrees is known
after step 3. So if that edition has a list, and only then, the memo is composed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.load import LoadedBrief
from briefgen.changes.changes import Changes, SinceEdition
from briefgen.changes.compare_editions import compare
from briefgen.changes.judgements import compare_judgements
from briefgen.compose.carried import carried, printed_words
from briefgen.compose.citations import Citations, Cited
from briefgen.compose.compose import (
    Slots,
    compose,
    compose_early,
    compose_head,
    compose_late,
    document_of,
    placeable_parts,
)
from briefgen.compose.freeze import Provenance, freeze, frozen_words
from briefgen.compose.memo import Memo
from briefgen.compose.part_words import part_words
from briefgen.corpus.translations import translate
from briefgen.diagnostic import Findings
from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.editions.store import LoadedEdition, previous_edition, read_edition
from briefgen.evidence.container import memo_hash
from briefgen.evidence.frozen import FrozenMemo, frozen_of
from briefgen.evidence.unproven import Unproven
from briefgen.spec.parts import MemoPart

_NOT_COMPARED = ("tool", "brief_file", "own_numbers", "parts")
"""Keys of frozen data that record how the memo was made, or that follow from its words."""


class Composed(Struct, frozen=True):
    """A memo composed and frozen."""

    memo: Memo
    document: Document
    frozen: Mapping[str, Any]
    """As `freeze` gives it."""
    changes: Changes | None = None
    """The changes since the last edition; None where there is none to compare with."""


class Issue(Struct, frozen=True):
    """The edition that a memo is to be issued as."""

    number: int
    day: date


class _Draft(Struct, frozen=True):
    """A memo of which the late parts are not composed yet."""

    loaded: LoadedBrief
    provenance: Provenance
    memo: Memo
    words: Mapping[str, Any]
    """As `part_words` gives it."""
    slots: Slots
    cited: frozenset[Cited]
    """What its composed parts cite."""


def compose_edition(
    loaded: LoadedBrief, provenance: Provenance, issue: Issue | None = None
) -> tuple[Composed | None, Findings]:
    """Compose and freeze a memo; with an `issue`, as that edition.

    Errors: those of `compose`.
    """
    own = loaded.entry.value.edition
    number = issue.number if issue else own
    memo = _memo(loaded)
    last = _as_carried(loaded.last, memo.parts) if loaded.last else None
    words = printed_words(part_words(memo), memo.parts)
    issued = issue.day.isoformat() if issue else ""
    if last is None:
        draft, problems = _draft(loaded, provenance, words, issued=issued)
        return (_finish(draft, number) if draft else None), problems
    judgements = tuple(compare_judgements(last.frozen, frozen_words(_memo(loaded), words)))
    since = SinceEdition(last.number, Changes(judgements))
    draft, problems = _draft(loaded, provenance, words, since, issued)
    if draft is None:
        return None, problems
    frozen = _frozen_memo(draft)
    changes = compare(last.frozen, frozen)
    unchanged = not changes and issue is None and not draft.memo.notices
    composed = _as_issued(draft, frozen, last) if unchanged else None
    if composed is None:
        if not issue:
            number = own if own and own > last.number else None
        composed = _finish(draft, number, SinceEdition(last.number, changes, draft.cited))
    return replace(composed, changes=changes), problems


def compose_memo(loaded: LoadedBrief) -> tuple[Document | None, Findings]:
    """Compose a brief as a working copy that is compared with no edition."""
    return compose(_memo(loaded), loaded.kit.template, loaded.kit.template_shown)


def _memo(loaded: LoadedBrief) -> Memo:
    """Return what a brief is composed from."""
    product = loaded.kit.product.value
    corpus = translate(loaded.corpus, loaded.translations)
    memo = Memo(loaded.entry, product, loaded.profile, corpus, loaded.proofs, Citations())
    if loaded.translations:
        memo = replace(memo, nouns=loaded.translations.value.nouns())
    parts, notices = placeable_parts(product, loaded.kit.template), loaded.ledger.notices_of(None)
    memo = replace(memo, notices=notices, unproven=loaded.unproven, parts=parts)
    return replace(memo, pictures=loaded.pictures, logo=loaded.kit.logo)


def _draft(
    loaded: LoadedBrief,
    provenance: Provenance,
    words: Mapping[str, Any],
    since: SinceEdition | None = None,
    issued: str = "",
) -> tuple[_Draft | None, Findings]:
    """Compose all but the late parts; of the changes `since` an edition, those of judgements are enough."""
    memo = replace(_memo(loaded), since=since, issued=issued)
    slots, problems = compose_early(memo, loaded.kit.template, loaded.kit.template_shown)
    if slots is None:
        return None, problems
    return _Draft(loaded, provenance, memo, words, slots, memo.citations.made()), problems


def _finish(draft: _Draft, number: int | None, since: SinceEdition | None = None) -> Composed:
    """Compose the late parts, and freeze the memo."""
    entry = draft.loaded.entry
    entry = replace(entry, value=entry.value.model_copy(update={"edition": number}))
    memo = replace(draft.memo, entry=entry, since=since, unproven=_printed_of(draft))
    document = document_of(memo, compose_late(memo, draft.slots))
    frozen = freeze(memo, draft.words, document, draft.loaded.hashes, draft.provenance)
    return Composed(memo, document, frozen)


def _printed_of(draft: _Draft) -> Unproven:
    """Return what no evidence proves of the words that the composed parts print."""
    unproven = draft.memo.unproven
    if unproven == Unproven():
        return unproven
    printed = statements(document_of(draft.memo, draft.slots))
    return unproven.printed_in(" ".join(each.words for each in printed))


def _as_issued(draft: _Draft, frozen: FrozenMemo, last: LoadedEdition) -> Composed | None:
    """Compose a memo as its last edition; None where it does not agree with that word for word."""
    earlier, since = previous_edition(last), None
    before = read_edition(earlier, str(earlier.folder))[0] if earlier else None
    before = _as_carried(before, draft.memo.parts) if before else None
    if before and (changes := compare(before.frozen, frozen)):
        since = SinceEdition(before.number, changes, draft.cited)
        draft = _draft(draft.loaded, draft.provenance, draft.words, since)[0] or draft
    notices = draft.loaded.ledger.notices_of(last.number)
    # Editions of older versions do not print the day on which they were issued.
    memo = replace(draft.memo, notices=notices, issued=last.memo.get("issued", ""))
    slots = compose_head(memo, draft.slots) if memo.issued else draft.slots
    composed = _finish(replace(draft, memo=memo, slots=slots), last.number, since)
    return composed if _content_hash(composed.frozen["memo"]) == _content_hash(last.memo) else None


def _as_carried(edition: LoadedEdition, parts: frozenset[MemoPart]) -> LoadedEdition:
    """Leave out of an older edition what newer ones do not carry, so that it is not taken for a change."""
    if "parts" in edition.memo:
        return edition
    memo = carried(edition.memo, parts)
    frozen, problems = frozen_of(memo, "evidence.json")
    if frozen is None:
        raise AssertionError(f"frozen data cannot be read back: {problems}")
    return replace(edition, memo=memo, frozen=frozen)


def _content_hash(memo: Mapping[str, Any]) -> str:
    """Hash what a memo says; the number of a copy is no part of it."""
    compared = {key: value for key, value in memo.items() if key not in _NOT_COMPARED}
    compared["brief"] = {key: value for key, value in memo["brief"].items() if key != "copy"}
    return memo_hash(_without_empty(compared))


def _without_empty(value: Any) -> Any:
    """Leave out empty lists and mappings: an edition lacks the keys that did not exist when it was issued."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item not in ([], {})}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _frozen_memo(draft: _Draft) -> FrozenMemo:
    """Freeze what editions are compared by: what the composed parts say and cite."""
    memo = replace(draft.memo, citations=draft.memo.citations.only(draft.cited), since=None)
    document = document_of(memo, draft.slots)
    whole = freeze(memo, draft.words, document, draft.loaded.hashes, draft.provenance)
    frozen, problems = frozen_of(whole["memo"], "evidence.json")
    if frozen is None:
        raise AssertionError(f"frozen data cannot be read back: {problems}")
    return frozen
