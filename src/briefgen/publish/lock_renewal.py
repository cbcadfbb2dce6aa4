"""Renewing the lock of a corpus: the place of each quotation in its source's text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from briefgen.corpus.lock_format import (
    Key,
    Lock,
    LockedQuotation,
    LockedSource,
    format_lock,
    lock_quotation,
    quotation_key,
)
from briefgen.corpus.locked_sentence import LockedSentence, lock_sentence
from briefgen.corpus.quotation_proofs import Proof, Proofs, SourceTexts
from briefgen.corpus.source import Source
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry


def renew_lock(
    proofs: Proofs,
    sources: Mapping[str, Entry[Source]],
    texts: SourceTexts,
    old: Lock,
    update: tuple[str, ...],
    today: date,
) -> tuple[Lock, tuple[Diagnostic, ...]]:
    """Lock what is not locked yet; of quotations that have moved, only those named in `update`.

    An entry whose text is not available is unchanged; an entry that nothing quotes any more is removed.

    Errors: lock-stale for each quotation that has moved and is not named.
    """
    quotations: dict[Key, LockedQuotation] = {}
    problems: list[Diagnostic] = []
    for proof in proofs.values():
        quotation = proof.quotation
        evidence = quotation.evidence
        key = quotation_key(quotation.owner, evidence.source, evidence.exact)
        before = old.quotations.get(key)
        if proof.anchor is None:
            if before is not None:
                quotations[key] = before
        elif (
            before is None or not proof.resolution.renews or _named(quotation.owner, evidence.source, update)
        ):
            quotations[key] = lock_quotation(proof.anchor, before, today, _sentence(proof, sources))
        else:
            quotations[key] = before
            problems.append(_stale(proof))
    locked = {name: _source(name, entry.value, texts, old, update) for name, entry in sources.items()}
    return Lock({name: s for name, s in locked.items() if s is not None}, quotations), tuple(problems)


def _sentence(proof: Proof, sources: Mapping[str, Entry[Source]]) -> LockedSentence | None:
    if not proof.sentence:
        return None
    return lock_sentence(proof.sentence, sources[proof.quotation.evidence.source].value.language)


def lock_bytes(lock: Lock) -> bytes:
    """Return the bytes of a lock file."""
    return format_lock(lock).encode()


def _source(
    name: str, source: Source, texts: SourceTexts, old: Lock, update: tuple[str, ...]
) -> LockedSource | None:
    before = old.sources.get(name)
    found = texts.get(source.text)
    if found is None or (before is not None and name not in update):
        return before
    return LockedSource(found[1])


def _named(owner: str, source: str, update: tuple[str, ...]) -> bool:
    return bool({owner, owner.partition(":")[2], source} & set(update))


def _stale(proof: Proof) -> Diagnostic:
    quotation = proof.quotation
    message = f"the quotation is no longer at its locked place in `{quotation.evidence.source}`"
    hint = f"compare it with the text, then run `briefgen lock --update {quotation.owner}`"
    return error("lock-stale", quotation.span, message, hint)
