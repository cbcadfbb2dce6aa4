"""Models of the frozen data of a memo, as far as editions are compared by it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.container import ASK, NAME, open_evidence

Level = Literal["low", "moderate", "high"]


class _FrozenModel(BaseModel):
    """What is read of an object; other fields are ignored, and one that first editions lack has a default."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", defer_build=True)


class FrozenLikelihood(_FrozenModel):
    """A likelihood. Units: per cent."""

    term: str
    low: int
    high: int
    range: str

    @property
    def words(self) -> str:
        """The term with its range: "likely (55–80%)"."""
        return f"{self.term} ({self.range})"


class FrozenJudgement(_FrozenModel):
    """A judgement."""

    id: str
    words: str
    likelihood: FrozenLikelihood
    confidence: Level
    basis: str
    rests_on: list[str]
    watch: list[str]


class FrozenItem(_FrozenModel):
    """One item of a part: a section, a question with its answers, an option, a gap."""

    id: str = ""
    title: str = ""
    words: str
    recommended: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: object) -> object:
        return {"words": data} if isinstance(data, str) else data

    @property
    def name(self) -> str:
        """What distinguishes it from the other items of its part."""
        return self.id or self.title or self.words

    @property
    def text(self) -> str:
        """What is compared; an item with an id may have another title in each edition."""
        return f"{self.title}: {self.words}" if self.id else self.words


class PartWords(_FrozenModel):
    """The words of each part of the memo."""

    bottom_line: str
    judgements: list[FrozenJudgement]
    reasons: dict[str, str]
    """Why judgements changed, by the ids of the judgements; those of withdrawn ones too."""
    items: dict[str, list[FrozenItem]]
    """The items of every other part, by its key."""

    @model_validator(mode="before")
    @classmethod
    def _gather_items(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        items = {k: v for k, v in data.items() if k not in cls.model_fields and _has_items(v)}
        return {**data, "items": items}


def _has_items(value: object) -> bool:
    """Check whether a value has the form of items; a part of another version may have any other."""
    return isinstance(value, list) and all(map(_is_item, value))


def _is_item(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get("words"), str))


class LedgerRow(_FrozenModel):
    """A measure of the ledger, with the spread of its claims."""

    measure: str
    label: str
    contested: bool
    words: str


class FrozenFigure(_FrozenModel):
    """A fact's figure, with the words it was printed in."""

    words: str
    qualifier: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    scope: str | None = None
    as_of: str | None = None
    year: int | None = None
    status: str | None = None


class FrozenQuotation(_FrozenModel):
    """A quotation."""

    source: str
    exact: str


class FrozenFact(_FrozenModel):
    """A fact that was cited."""

    id: str
    statement: str
    kind: str
    figure: FrozenFigure | None = None
    date: str | None = None
    event: str | None = None
    attributed_to: str | None = None
    valid_until: str | None = None
    evidence: list[FrozenQuotation]


class FrozenHolder(_FrozenModel):
    """Who holds a view."""

    name: str


class FrozenView(_FrozenModel):
    """A view that was cited."""

    id: str
    holder: FrozenHolder
    hypothesis: str
    claim: str
    question: str | None = None


class FrozenHypothesis(_FrozenModel):
    """An answer to a question."""

    id: str
    label: str


class FrozenQuestion(_FrozenModel):
    """A question with its answers."""

    id: str
    hypotheses: list[FrozenHypothesis]


class FrozenSource(_FrozenModel):
    """A source that was cited."""

    id: str
    title: str
    author: list[dict[str, str]] = []
    address: str | None = Field(None, alias="URL")
    note: str | None = None
    genre: str
    issued: str
    origin: str
    grade: str | None = None


class FrozenOrigin(_FrozenModel):
    """An origin: who information comes from."""

    id: str
    name: str


class FrozenReason(_FrozenModel):
    """The reason why a judgement changed, as the brief has it."""

    reason: str


class FrozenChange(_FrozenModel):
    """A judgement of the brief, with the reason for its change."""

    id: str
    change: FrozenReason | None = None


class FrozenWithdrawal(_FrozenModel):
    """A judgement that the brief withdraws, with the reason."""

    id: str
    reason: str


class FrozenBrief(_FrozenModel):
    """The head of the brief, and its reasons."""

    title: str
    question: str
    as_of: str
    marking: str
    to: str | None = None
    from_: str | None = Field(None, alias="from")
    edition: int | None = None
    marking_change: FrozenReason | None = None
    judgements: tuple[FrozenChange, ...] = Field((), strict=False)
    withdrawn: tuple[FrozenWithdrawal, ...] = Field((), strict=False)

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons for changes as the brief has them, by judgement."""
        changed = {j.id: j.change.reason for j in self.judgements if j.change}
        return changed | {gone.id: gone.reason for gone in self.withdrawn}


class FrozenStatement(_FrozenModel):
    """A statement as it was printed."""

    kind: str
    words: str


class FrozenProduct(_FrozenModel):
    """The kind of memo."""

    title: str


class ChangeNoteCitations(_FrozenModel):
    """What is cited only where the memo lists its changes; it is not compared."""

    facts: list[str]
    views: list[str]
    sources: list[str]


class FrozenWords(_FrozenModel):
    """The words of a memo, which do not depend on what it cites."""

    brief: FrozenBrief
    product: FrozenProduct
    profile: dict[str, Any]
    parts: PartWords = Field(alias="said")


class FrozenMemo(FrozenWords):
    """The frozen data of a memo."""

    ledger: list[LedgerRow]
    facts: list[FrozenFact]
    views: list[FrozenView]
    questions: list[FrozenQuestion]
    sources: list[FrozenSource]
    origins: list[FrozenOrigin]
    statements: list[FrozenStatement]
    change_notes: ChangeNoteCitations = Field(alias="box")


def read_frozen(data: bytes, shown: str) -> tuple[FrozenMemo | None, tuple[Diagnostic, ...]]:
    """Read an `evidence.json`.

    Errors: evidence-altered, evidence-version. A file that does not agree with its hash gives None.
    """
    memo, problems = open_evidence(data, shown)
    return (None, problems) if problems else frozen_of(memo, shown)


def frozen_of(memo: object, shown: str) -> tuple[FrozenMemo | None, tuple[Diagnostic, ...]]:
    """Validate frozen data.

    Errors: evidence-altered.
    """
    try:
        return FrozenMemo.model_validate(memo), ()
    except ValidationError as fault:
        place = ".".join(str(step) for step in fault.errors()[0]["loc"]) or "memo"
        return None, (error("evidence-altered", Span(shown), f"`{NAME}` is invalid at `{place}`", ASK),)
