"""Proving quotations: each looked up in its source's text, where that is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.corpus.anchor import Anchor, anchor_quote
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fold import Folded, fold
from briefgen.corpus.source_text import read_text
from briefgen.diagnostic import Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of the corpus and where it is written."""

    owner: str
    """`fact:ID` or `view:ID`."""
    index: int
    """Its place in the owner's evidence."""
    evidence: Evidence
    span: Span


@dataclass(slots=True)
class SourceTexts:
    """The texts of sources, looked for in the texts roots, read and folded once."""

    roots: tuple[tuple[Path, str], ...]
    """Folders, each with the path to print."""
    problems: list[Diagnostic] = field(default_factory=list)
    _texts: dict[str, Folded | None] = field(default_factory=dict)

    def get(self, name: str | None) -> Folded | None:
        """Give a text by its file name; None where no root has it or it cannot be read."""
        if name is None:
            return None
        if name not in self._texts:
            self._texts[name] = self._read(name)
        return self._texts[name]

    def _read(self, name: str) -> Folded | None:
        for root, shown in self.roots:
            path = root / name
            if path.exists():
                text, problems = read_text(path, f"{shown}/{name}")
                self.problems += problems
                return fold(text) if text is not None else None
        return None


def quotations(corpus: Corpus) -> Iterator[Quotation]:
    """List every quotation of the loaded facts and views."""
    for kind, entries in (("fact", corpus.facts), ("view", corpus.views)):
        for name, entry in entries.items():
            for i, evidence in enumerate(entry.value.evidence):
                yield Quotation(f"{kind}:{name}", i, evidence, entry.at("evidence", i, "exact"))


def anchor_all(corpus: Corpus, texts: SourceTexts) -> dict[tuple[str, int], Anchor]:
    """Look up every quotation whose source's text is at hand."""
    anchors: dict[tuple[str, int], Anchor] = {}
    for quotation in quotations(corpus):
        source = corpus.sources.get(quotation.evidence.source)
        folded = texts.get(source.value.text) if source else None
        if folded is not None:
            e = quotation.evidence
            anchors[quotation.owner, quotation.index] = anchor_quote(folded, e.exact, e.prefix, e.suffix)
    return anchors
