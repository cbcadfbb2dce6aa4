"""The parts of a memo, each declared once.

A part is what a product lists, a template places and a memo prints: the key figures, the options, the notes.
To add one:

1. `spec/brief.py`: a key of the brief for its content. Text with links is of the type `Prose`; an id of the
   corpus is marked by `Refers`. The rules, and what is loaded of the corpus, follow from these types.
2. here: a member of `MemoPart`.
3. `compose/parts/`: a function that composes it, and one that gives the words that editions are compared by.
4. `compose/composers.py`: a line that names both functions.

All else follows. Products and their JSON Schema know its name. A template may place it. `part-missing` asks
for its key. Its words are frozen with an edition and compared with those of the last one. A part that is
composed of headings, paragraphs, lists and tables needs nothing in the renderers.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

NO_KEY = ""
"""For a part whose content comes from the whole memo, such as its notes."""


class PartRecord(Struct, frozen=True):
    """What is known of a part without composing it."""

    name: str
    """Its name in products and templates."""
    key: str | None = None
    """The key of the brief for its content; None where that is its name, `NO_KEY` where there is none."""
    item: str = ""
    """What one of its items is called in a comparison of editions; empty where it has no items there."""
    frozen_key: str | None = None
    """Where an edition's frozen data has its words; None where that is the brief's key."""


class MemoPart(Enum):
    """The parts of a memo, in the order in which messages list them."""

    HEAD = PartRecord("head", NO_KEY)
    BOTTOM_LINE = PartRecord("bottom-line")
    DECISION = PartRecord("decision", item="decision")
    NEXT_STEPS = PartRecord("next-steps", item="next step")
    WHAT_CHANGED = PartRecord("what-changed", NO_KEY, frozen_key="reasons")
    KEY_JUDGEMENTS = PartRecord("key-judgements", "judgements")
    KEY_FIGURES = PartRecord("key-figures")
    CHARTS = PartRecord("charts")
    SECTIONS = PartRecord("sections", item="section")
    VIEWS = PartRecord("views", item="competing views", frozen_key="questions")
    MATRIX = PartRecord("matrix", "views")
    TIMELINE = PartRecord("timeline")
    OPTIONS = PartRecord("options", item="option")
    GAPS = PartRecord("gaps", item="gap")
    SOURCE_SUMMARY = PartRecord("source-summary", NO_KEY)
    NOTES = PartRecord("notes", NO_KEY)
    SOURCES = PartRecord("sources", NO_KEY)
    LIKELIHOOD_SCALE = PartRecord("likelihood-scale", NO_KEY)

    @property
    def key(self) -> str:
        """The key of the brief for its content; empty where there is none."""
        return self.value.name.replace("-", "_") if self.value.key is None else self.value.key

    @property
    def frozen_key(self) -> str:
        """The key of its words in an edition's frozen data."""
        return self.key if self.value.frozen_key is None else self.value.frozen_key


PARTS = {part.value.name: part for part in MemoPart}
"""The parts by name."""
OPTIONAL_PARTS = tuple(
    part.value.name for part in MemoPart if part.value.key is None and part is not MemoPart.BOTTOM_LINE
)
"""The parts that a brief need not have, each with a key of its own."""
