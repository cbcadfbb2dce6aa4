"""What can change between two editions of a memo, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.evidence.frozen import Judgement, LedgerRow, View

Verdict = Literal["new", "withdrawn", "reversed", "strengthened", "weakened", "reworded", "unchanged"]


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """What became of a judgement.

    Shape: `old` is None where it is new, `new` where it is withdrawn.
    """

    id: str
    verdict: Verdict
    old: Judgement | None
    new: Judgement | None
    reason: str = ""
    """Why, as the brief says; empty where it says nothing."""
    band_moved: bool = False
    """Whether its likelihood stands on another band."""
    reworded: bool = False
    basis_reworded: bool = False
    """Whether the confidence has another basis."""
    rests_on_added: tuple[str, ...] = ()
    rests_on_dropped: tuple[str, ...] = ()
    watch_changed: bool = False

    @property
    def touched(self) -> bool:
        """Whether anything about it is different, its evidence and its indicators too."""
        evidence = bool(self.rests_on_added or self.rests_on_dropped)
        return self.verdict != "unchanged" or evidence or self.basis_reworded or self.watch_changed


@dataclass(frozen=True, slots=True)
class Named:
    """A fact or a source, by its id and in words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value that was revised; empty words where there was, or is, none."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A fact or a source that stayed with other content.

    Shape: `fields` has one entry or more.
    """

    id: str
    words: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """What became of facts, or of sources."""

    added: tuple[Named, ...] = ()
    dropped: tuple[Named, ...] = ()
    revised: tuple[Revised, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.revised)


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure whose claims came to disagree, or ceased to."""

    measure: str
    verdict: Literal["contested", "settled"]
    old: LedgerRow
    new: LedgerRow


@dataclass(frozen=True, slots=True)
class ViewChange:
    """A view that is new, gone, on another hypothesis or in other words.

    Shape: `old_answer` and `new_answer` are the labels of the hypotheses, empty where there is none.
    """

    id: str
    verdict: Literal["new", "withdrawn", "moved", "restated"]
    holder: str
    old: View | None
    new: View | None
    old_answer: str
    new_answer: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the memo's text that came, went or says something else.

    Shape: `part` is such as "title", "bottom line", "section", "option", "recommendation"; `name` tells apart
    several of a kind.
    """

    part: str
    name: str
    verdict: Literal["added", "dropped", "changed"]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Since:
    """The edition that a memo tells its changes since."""

    edition: int
    changes: Changes
    cited: frozenset[tuple[str, str]] = frozenset()
    """What the memo cites without its account of the changes: kinds and ids."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different between two editions.

    Shape: judgements in the new edition's order, those unchanged among them, those withdrawn last; entries in
    order of id.
    """

    judgements: tuple[JudgementChange, ...] = ()
    facts: Entries = Entries()
    sources: Entries = Entries()
    measures: tuple[MeasureChange, ...] = ()
    views: tuple[ViewChange, ...] = ()
    parts: tuple[PartChange, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        touched = any(judgement.touched for judgement in self.judgements)
        return touched or any((self.facts, self.sources, self.measures, self.views, self.parts))
