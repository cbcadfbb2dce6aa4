"""What has changed in the text of a source since it was locked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.lock_format import Lock
from briefgen.corpus.quotation_proofs import Proof, Proofs, SourceTexts
from briefgen.corpus.text_parts import TextChange, parts_of, split_digests
from briefgen.language.notices import find_notice

_NEAR: Final = 600
"""Distance from a quotation, or from the text's head or end, within which a notice is about it.
Units: code points."""


def with_text_changes(corpus: Corpus, texts: SourceTexts, lock: Lock, proofs: Proofs) -> Corpus:
    """Return the corpus with what has changed in its texts, as far as these were locked with their parts."""
    of_source: dict[str, list[Proof]] = {}
    for proof in proofs.values():
        of_source.setdefault(proof.quotation.evidence.source, []).append(proof)
    changes: dict[str, TextChange] = {}
    for name, entry in corpus.sources.items():
        locked, found = lock.sources.get(name), texts.get(entry.value.text)
        if (
            found is not None
            and locked is not None
            and locked.parts
            and lock.compare(name, found[1]) == "changed"
        ):
            text = found[0].original
            changes[name] = _compare(text, locked.parts, of_source.get(name, ()), entry.value.language)
    return replace(corpus, text_changes=changes)


def _compare(text: str, locked: str, proofs: Iterable[Proof], language: str) -> TextChange:
    before = split_digests(locked)
    present = list(parts_of(text))
    added = [part for part in present if part.digest not in before]
    places = [p.anchor.place for p in proofs if p.anchor and p.anchor.place]
    near = [
        part
        for part in added
        if part.start < _NEAR
        or part.end > len(text) - _NEAR
        or any(part.start < place.end + _NEAR and part.end > place.start - _NEAR for place in places)
    ]
    notice = find_notice("\n".join(text[part.start : part.end] for part in near), language)
    return TextChange(
        tuple((_line(text, part.start), text[part.start : part.end]) for part in added),
        len(before - {part.digest for part in present}),
        sum(proof.resolution.state == "moved" for proof in proofs),
        notice,
    )


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
