"""Proving quotations: each against its source's text, or by the lock where the text is not at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.corpus.anchor import Anchor, Place, anchor_quote
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fold import Folded, fold
from briefgen.corpus.lock_format import Lock, LockedSource, Match, quotation_key
from briefgen.corpus.near_duplicates import find_near_duplicates
from briefgen.corpus.quotation_state import Resolution, decide_state
from briefgen.corpus.source_text import read_text, text_hash
from briefgen.diagnostic import Diagnostic, Span
from briefgen.reading.files import file_exists, link_outside

_CONTEXT = 120
"""Characters of a text to know either side of a quotation: some dozen words."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of the corpus and where it is written."""

    owner: str
    """`fact:ID` or `view:ID`."""
    index: int
    """Its place in the owner's evidence."""
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of one quotation."""

    quotation: Quotation
    anchor: Anchor | None
    """What came of looking it up; None where its text is not at hand."""
    resolution: Resolution
    source_locked: bool
    """Whether the lock knows its source."""
    before: str = ""
    """The source's words up to it, folded, where its text is at hand and it stands there once."""
    after: str = ""
    """The source's words from its end on, likewise."""


Proofs = dict[tuple[str, int], Proof]
"""By owner and index of the quotation."""


@dataclass(slots=True)
class SourceTexts:
    """The texts of sources, looked for in the texts roots, read, folded and hashed once."""

    roots: tuple[tuple[Path, str], ...]
    """Folders, each with the path to print."""
    problems: list[Diagnostic] = field(default_factory=list)
    _texts: dict[str, tuple[Folded, str] | None] = field(default_factory=dict)

    def get(self, name: str | None) -> tuple[Folded, str] | None:
        """Give a text and its hash by its file name; None where no root has it or it cannot be read."""
        if name is None:
            return None
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> tuple[Folded, str] | None:
        for root, shown in self.roots:
            path = root / name
            if file_exists(path):
                outside = link_outside(path, root, f"{shown}/{name}")
                text, problems = (None, (outside,)) if outside else read_text(path, f"{shown}/{name}")
                self.problems += problems
                folded = fold(text) if text is not None else None
                return (folded, text_hash(folded)) if folded is not None else None
        return None


def quotations(corpus: Corpus) -> Iterator[Quotation]:
    """List every quotation of the loaded facts and views."""
    for kind, entries in (("fact", corpus.facts), ("view", corpus.views)):
        for name, entry in entries.items():
            for i, evidence in enumerate(entry.value.evidence):
                yield Quotation(f"{kind}:{name}", i, evidence, entry.at("evidence", i, "exact"))


def _surroundings(text: Folded, place: Place | None) -> tuple[str, str]:
    """Give some words before a place and after it; a space at either end stays."""
    if place is None:
        return "", ""
    before = text.original[max(place.start - _CONTEXT, 0) : place.start]
    after = text.original[place.end : place.end + _CONTEXT]
    # Folding takes the white space off both ends; a mark outside keeps that next to the quotation.
    return fold(f"{before}|").text[:-1], fold(f"|{after}").text[1:]


def prove_quotations(corpus: Corpus, texts: SourceTexts, lock: Lock) -> Proofs:
    """Give every quotation its state."""
    proofs: Proofs = {}
    for quotation in quotations(corpus):
        evidence = quotation.evidence
        source = corpus.sources.get(evidence.source)
        found = texts.get(source.value.text) if source else None
        anchor: Anchor | None = None
        match: Match = "incomparable"
        if found is not None:
            anchor = anchor_quote(found[0], evidence.exact, evidence.prefix, evidence.suffix)
            match = lock.compare(evidence.source, found[1])
        locked = lock.quotations.get(quotation_key(quotation.owner, evidence.source, evidence.exact))
        proofs[quotation.owner, quotation.index] = Proof(
            quotation,
            anchor,
            decide_state(anchor, locked, match),
            evidence.source in lock.sources,
            *_surroundings(found[0], anchor.place if anchor else None) if found else (),
        )
    return proofs


def text_hashes(corpus: Corpus, texts: SourceTexts, lock: Lock) -> dict[str, LockedSource]:
    """Give the hash of each source's text that is at hand, or by the lock; in order of id."""
    found = ((name, texts.get(corpus.sources[name].value.text)) for name in sorted(corpus.sources))
    known = {name: LockedSource(text[1]) if text else lock.sources.get(name) for name, text in found}
    return {name: source for name, source in known.items() if source is not None}


def with_near_duplicates(corpus: Corpus, texts: SourceTexts) -> Corpus:
    """Note in a corpus which of its sources are nearly one text, the earlier source first."""
    by_date = sorted(corpus.sources.items(), key=lambda item: (item[1].value.issued.first, item[0]))
    found = ((name, texts.get(entry.value.text)) for name, entry in by_date)
    folded = {name: text[0].text for name, text in found if text is not None}
    return replace(corpus, near_duplicates=find_near_duplicates(folded))
