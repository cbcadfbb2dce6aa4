"""Renewing the lock of a corpus: the place of each quotation in its source's text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from briefgen.corpus.lock_format import (
    Key,
    Lock,
    LockedQuotation,
    format_lock,
    lock_quotation,
    quotation_key,
)
from briefgen.corpus.locked_sentence import LockedSentence, lock_sentence
from briefgen.corpus.locked_source import LockedSource, lock_source
from briefgen.corpus.quotation_proofs import Proof, Proofs, SourceTexts
from briefgen.corpus.source import Source
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry


class Renewal(Struct, frozen=True):
    """What is locked again although it has changed."""

    today: date
    update: tuple[str, ...] = ()
    """Ids of sources, facts and views."""
    accept: tuple[str, ...] = ()
    """Ids of sources whose changed texts a person has read."""
    same_language: frozenset[str] = frozenset()
    """Ids of sources that have the language in which this version of briefgen read their locked sentences."""


def renew_lock(
    proofs: Proofs,
    sources: Mapping[str, Entry[Source]],
    texts: SourceTexts,
    old: Lock,
    renewal: Renewal,
) -> tuple[Lock, tuple[Diagnostic, ...]]:
    """Lock what is not locked yet; of quotations that have moved, only those that are named.

    An entry whose text is not available is unchanged; an entry that nothing quotes any more is removed.

    Errors: lock-stale for each source of which quotations have moved and are not named.
    """
    quotations: dict[Key, LockedQuotation] = {}
    stale: dict[str, list[Proof]] = {}
    changed = frozenset(
        name
        for name, entry in sources.items()
        if (found := texts.get(entry.value.text)) and old.compare(name, found[1]) != "same"
    )
    for proof in proofs.values():
        quotation = proof.quotation
        evidence = quotation.evidence
        key = quotation_key(quotation.owner, evidence.source, evidence.exact)
        before = old.quotations.get(key)
        if proof.anchor is None:
            if before is not None:
                quotations[key] = before
            continue
        same_language = evidence.source in renewal.same_language and evidence.source not in changed
        sentence = before.sentence if before and same_language and _is_at(proof, before) else None
        sentence = sentence or _sentence(proof, sources)
        reflowed = proof.resolution.state == "exact" and evidence.source not in changed
        if before is None or reflowed or _named(quotation.owner, evidence.source, renewal):
            quotations[key] = lock_quotation(proof.anchor, before, renewal.today, sentence)
        elif proof.resolution.renews:
            quotations[key] = before
            stale.setdefault(evidence.source, []).append(proof)
        else:
            quotations[key] = _with_sentence(before, sentence, changed=evidence.source in changed)
    locked = {name: _source(name, entry.value, texts, old, renewal) for name, entry in sources.items()}
    kept = {name: source for name, source in locked.items() if source is not None}
    return Lock(kept, quotations), tuple(_stale(proofs) for proofs in stale.values())


def _with_sentence(
    before: LockedQuotation, sentence: LockedSentence | None, *, changed: bool
) -> LockedQuotation:
    """Return an entry with what is now read from its sentence; a changed sentence is not accepted so."""
    other = before.sentence and sentence and before.sentence.digest != sentence.digest
    return before if sentence is None or (changed and other) else replace(before, sentence=sentence)


def _is_at(proof: Proof, locked: LockedQuotation) -> bool:
    """Check whether a quotation is where it was locked."""
    return proof.anchor is not None and locked.place is not None and proof.anchor.place == locked.place


def _sentence(proof: Proof, sources: Mapping[str, Entry[Source]]) -> LockedSentence | None:
    if not proof.context.sentence:
        return None
    language = sources[proof.quotation.evidence.source].value.language
    return lock_sentence(proof.context.sentence, language, proof.context.earlier)


def lock_bytes(lock: Lock) -> bytes:
    """Return the bytes of a lock file."""
    return format_lock(lock).encode()


def _source(
    name: str, source: Source, texts: SourceTexts, old: Lock, renewal: Renewal
) -> LockedSource | None:
    before = old.sources.get(name)
    found = texts.get(source.text)
    if found is None:
        return before
    if name in renewal.accept:
        return lock_source(found[0], renewal.today)
    if before is None or name in renewal.update:
        return lock_source(found[0])
    return before if before.parts or old.compare(name, found[1]) != "same" else lock_source(found[0])


def _named(owner: str, source: str, renewal: Renewal) -> bool:
    return not {owner, owner.partition(":")[2], source}.isdisjoint((*renewal.update, *renewal.accept))


def _stale(proofs: list[Proof]) -> Diagnostic:
    quotation = proofs[0].quotation
    source = quotation.evidence.source
    if len(proofs) == 1:
        message = f"the quotation is no longer at its locked place in `{source}`"
        hint = f"compare it with the text, then run `briefgen lock --update {quotation.owner}`"
    else:
        message = (
            f"this and {len(proofs) - 1:,} more quotations are no longer at their locked places in `{source}`"
        )
        hint = f"compare them with the text, then run `briefgen lock --accept {source}`"
    return error("lock-stale", quotation.span, message, hint)
