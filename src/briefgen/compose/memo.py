"""The input of every part's composer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from briefgen.catalogues.words import Forms, Words, words_in
from briefgen.changes.changes import SinceEdition
from briefgen.compose.citations import Citations
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.document.nodes import Picture
from briefgen.editions.ledger import Notice
from briefgen.evidence.unproven import Unproven
from briefgen.reading.entry import Entry
from briefgen.reading.pictures import Pixels
from briefgen.spec.brief import Brief
from briefgen.spec.parts import MemoPart
from briefgen.spec.product import Product
from briefgen.spec.profile import Profile


class Memo(Struct, frozen=True, dict=True):
    """A checked brief with all that it refers to, and the citations made so far."""

    entry: Entry[Brief]
    product: Product
    profile: Profile
    corpus: Corpus
    proofs: Proofs
    citations: Citations
    since: SinceEdition | None = None
    """The last edition and what changed since; None where there is none, or nothing changed."""
    pictures: Mapping[str, Pixels] = field(default_factory=dict)
    """The brief's pictures by the names of their files."""
    logo: Picture | None = None
    notices: tuple[Notice, ...] = ()
    """The notices on earlier editions that this one has at its head."""
    issued: str = ""
    """The day on which it was issued as an edition, if it prints that; empty for a working copy."""
    unproven: Unproven = field(default_factory=Unproven)
    parts: frozenset[MemoPart] = frozenset(MemoPart)
    """The parts that its template may place."""
    nouns: Mapping[str, Forms] = field(default_factory=dict)
    """Units and scopes of the corpus in its language."""

    @cached_property
    def words(self) -> Words:
        """The words of its language."""
        return words_in(self.brief.language).with_nouns(self.nouns)

    @property
    def brief(self) -> Brief:
        """The brief itself."""
        return self.entry.value
