"""The changes between two editions of a memo, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefgen.evidence.frozen import FrozenJudgement, FrozenView, LedgerRow

Verdict = Literal["new", "withdrawn", "reversed", "strengthened", "weakened", "reworded", "unchanged"]


class JudgementChange(Struct, frozen=True):
    """The change of one judgement.

    Shape: `old` is None where it is new, `new` is None where it is withdrawn.
    """

    id: str
    verdict: Verdict
    old: FrozenJudgement | None
    new: FrozenJudgement | None
    reason: str = ""
    """The reason that the brief gives; empty where it gives none."""
    band_moved: bool = False
    """Whether its likelihood is in another band."""
    reworded: bool = False
    basis_reworded: bool = False
    """Whether the basis of the confidence is worded differently."""
    rests_on_added: tuple[str, ...] = ()
    rests_on_dropped: tuple[str, ...] = ()
    watch_changed: bool = False

    @property
    def touched(self) -> bool:
        """Whether anything about it changed, its evidence and its indicators included."""
        evidence = bool(self.rests_on_added or self.rests_on_dropped)
        return self.verdict != "unchanged" or evidence or self.basis_reworded or self.watch_changed


class EntryName(Struct, frozen=True):
    """A fact or a source: its id and its statement or title."""

    id: str
    words: str


class FieldChange(Struct, frozen=True):
    """A value that was revised; empty where there was, or is, none."""

    name: str
    old: str
    new: str


class EntryChange(Struct, frozen=True):
    """A fact or a source that is in both editions, with revised values.

    Shape: `fields` has one entry or more.
    """

    id: str
    words: str
    fields: tuple[FieldChange, ...]


class EntryChanges(Struct, frozen=True):
    """The changes of facts, or of sources."""

    added: tuple[EntryName, ...] = ()
    dropped: tuple[EntryName, ...] = ()
    revised: tuple[EntryChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.revised)


class MeasureChange(Struct, frozen=True):
    """A measure whose claims began to disagree, or no longer do."""

    measure: str
    verdict: Literal["contested", "settled"]
    old: LedgerRow
    new: LedgerRow


class ViewChange(Struct, frozen=True):
    """A view that is new or withdrawn, supports another hypothesis, or is worded differently.

    Shape: `old_answer` and `new_answer` are the labels of the hypotheses; empty where there is none.
    """

    id: str
    verdict: Literal["new", "withdrawn", "moved", "restated"]
    holder: str
    old: FrozenView | None
    new: FrozenView | None
    old_answer: str
    new_answer: str


class PartChange(Struct, frozen=True):
    """A part of the memo's text that was added, dropped or changed.

    Shape: `part` is for example "title", "bottom line", "section" or "option"; `name` is that
    of the section or option.
    """

    part: str
    name: str
    verdict: Literal["added", "dropped", "changed"]
    old: str
    new: str


class SinceEdition(Struct, frozen=True):
    """The last edition, and what changed since it was issued."""

    edition: int
    changes: Changes
    cited: frozenset[tuple[str, str]] = frozenset()
    """What the memo cites outside of the part that lists the changes: kinds and ids."""


class Changes(Struct, frozen=True):
    """All changes between two editions.

    Shape: judgements in the new edition's order, unchanged ones included, withdrawn ones last; entries in
    order of id.
    """

    judgements: tuple[JudgementChange, ...] = ()
    facts: EntryChanges = EntryChanges()
    sources: EntryChanges = EntryChanges()
    measures: tuple[MeasureChange, ...] = ()
    views: tuple[ViewChange, ...] = ()
    parts: tuple[PartChange, ...] = ()

    def __bool__(self) -> bool:
        """Check whether anything changed."""
        touched = any(judgement.touched for judgement in self.judgements)
        return touched or any((self.facts, self.sources, self.measures, self.views, self.parts))
