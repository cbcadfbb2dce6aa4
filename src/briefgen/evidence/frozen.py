"""The frozen data of a memo as far as editions are compared by it, read and found to have its form."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.container import ASK, NAME, open_evidence

Level = Literal["low", "moderate", "high"]


class _Read(BaseModel):
    """What is read of an object; its other fields are ignored.

    A field that format 2 did not have from the start has a default: issued editions lack it.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Likelihood(_Read):
    """A likelihood as it was printed. Units: per cent."""

    term: str
    low: int
    high: int
    range: str

    @property
    def words(self) -> str:
        """The term with its range: "likely (55–80 %)"."""
        return f"{self.term} ({self.range})"


class Judgement(_Read):
    """A judgement as it was made."""

    id: str
    words: str
    likelihood: Likelihood
    confidence: Level
    basis: str
    rests_on: list[str]
    watch: list[str]


class Item(_Read):
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
        """What tells it from the other items of its part."""
        return self.id or self.title or self.words

    @property
    def text(self) -> str:
        """What is compared; an item with an id may have another title in each edition."""
        return f"{self.title}: {self.words}" if self.id else self.words


class PartWords(_Read):
    """The words of each part of the memo."""

    bottom_line: str
    judgements: list[Judgement]
    reasons: dict[str, str]
    """Why judgements changed, by the ids of the judgements; those of withdrawn ones too."""
    items: dict[str, list[Item]]
    """The items of every other part, by its key."""

    @model_validator(mode="before")
    @classmethod
    def _gather_items(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        items = {
            key: value for key, value in data.items() if key not in cls.model_fields and _has_items(value)
        }
        return {**data, "items": items}


def _has_items(value: object) -> bool:
    """Tell whether a value has the form of items; a part of another version may have any other."""
    return isinstance(value, list) and all(map(_is_item, value))


def _is_item(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get("words"), str))


class LedgerRow(_Read):
    """What the claims on a measure came to."""

    measure: str
    label: str
    contested: bool
    words: str


class Figure(_Read):
    """A fact's figure, as it was printed and as it was given."""

    words: str
    qualifier: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    scope: str | None = None
    as_of: str | None = None
    year: int | None = None


class Quotation(_Read):
    """A quotation."""

    source: str
    exact: str


class Fact(_Read):
    """A fact that was cited."""

    id: str
    statement: str
    kind: str
    figure: Figure | None = None
    date: str | None = None
    event: str | None = None
    attributed_to: str | None = None
    valid_until: str | None = None
    evidence: list[Quotation]


class Holder(_Read):
    """Who holds a view."""

    name: str


class View(_Read):
    """A view that was cited."""

    id: str
    holder: Holder
    hypothesis: str
    claim: str
    question: str | None = None


class Hypothesis(_Read):
    """An answer to a question."""

    id: str
    label: str


class Question(_Read):
    """A question with its answers."""

    id: str
    hypotheses: list[Hypothesis]


class Source(_Read):
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


class Origin(_Read):
    """Who information comes from."""

    id: str
    name: str


class Reason(_Read):
    """Why a judgement changed, as the brief wrote it."""

    reason: str


class Changed(_Read):
    """What a brief says of a judgement's change."""

    id: str
    change: Reason | None = None


class Withdrawn(_Read):
    """What a brief says of a judgement that it withdraws."""

    id: str
    reason: str


class Brief(_Read):
    """What the brief said of itself."""

    title: str
    question: str
    as_of: str
    marking: str
    to: str | None = None
    from_: str | None = Field(None, alias="from")
    edition: int | None = None
    judgements: tuple[Changed, ...] = Field((), strict=False)
    withdrawn: tuple[Withdrawn, ...] = Field((), strict=False)

    @property
    def reasons(self) -> dict[str, str]:
        """The reasons as they were written, by judgement."""
        changed = {j.id: j.change.reason for j in self.judgements if j.change}
        return changed | {gone.id: gone.reason for gone in self.withdrawn}


class Statement(_Read):
    """Words as they are printed."""

    kind: str
    words: str


class Product(_Read):
    """The kind of memo."""

    title: str


class ChangeNoteCitations(_Read):
    """What is cited only where the memo tells its changes; it is not compared."""

    facts: list[str]
    views: list[str]
    sources: list[str]


class Frozen(_Read):
    """The frozen data of a memo."""

    brief: Brief
    product: Product
    profile: dict[str, Any]
    parts: PartWords = Field(alias="said")
    ledger: list[LedgerRow]
    facts: list[Fact]
    views: list[View]
    questions: list[Question]
    sources: list[Source]
    origins: list[Origin]
    statements: list[Statement]
    change_notes: ChangeNoteCitations = Field(alias="box")


def read_frozen(data: bytes, shown: str) -> tuple[Frozen | None, tuple[Diagnostic, ...]]:
    """Read an `evidence.json`.

    Errors: evidence-altered, evidence-version; what does not agree with its own hash is not compared.
    """
    memo, problems = open_evidence(data, shown)
    return (None, problems) if problems else frozen_of(memo, shown)


def frozen_of(memo: object, shown: str) -> tuple[Frozen | None, tuple[Diagnostic, ...]]:
    """Read the memo's data as it was frozen.

    Errors: evidence-altered.
    """
    try:
        return Frozen.model_validate(memo), ()
    except ValidationError as fault:
        place = ".".join(str(step) for step in fault.errors()[0]["loc"]) or "memo"
        message = f"`{NAME}` does not have its form at `{place}`"
        return None, (error("evidence-altered", Span(shown), message, ASK),)
