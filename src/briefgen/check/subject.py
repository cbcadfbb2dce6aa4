"""The signatures that checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefgen.check.prose_field import ProseField
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.prove import Proofs
from briefgen.diagnostic import Diagnostic
from briefgen.evidence.frozen import Frozen
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.freshness import Limits
from briefgen.spec.product import Product
from briefgen.spec.profile import Profile

CorpusCheck = Callable[[Corpus, Proofs], Iterator[Diagnostic]]
BriefCheck = Callable[[Entry[Brief], Corpus, Product], Iterator[Diagnostic]]
FreshnessCheck = Callable[[Entry[Brief], Corpus, Mapping[str, Limits]], Iterator[Diagnostic]]
ProfileCheck = Callable[[Entry[Brief], Corpus, Profile], Iterator[Diagnostic]]
EditionCheck = Callable[[Entry[Brief], Corpus, Profile, Frozen], Iterator[Diagnostic]]
"""Of a brief against its last edition."""
ProseCheck = Callable[[ProseField, Corpus], Iterator[Diagnostic]]
