"""Facts with their figures, measures and origins."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from briefgen.corpus.dates import Day, EdtfDate
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.marking import Marking
from briefgen.reading.model import Id, Line, Many, Model, NotBlank, Number, Plain

Qualifier = Literal[
    "more than", "over", "at least", "about", "around", "approximately", "nearly", "almost", "up to",
    "at most", "no more than", "fewer than", "less than", "exactly",
    "dozens of", "hundreds of", "thousands of", "millions of", "several", "multiple",
]  # fmt: skip
VAGUE: frozenset[str] = frozenset(
    {"dozens of", "hundreds of", "thousands of", "millions of", "several", "multiple"}
)
"""Qualifiers that are used without a number."""

FigureStatus = Literal["estimate", "forecast", "provisional", "announced", "target"]
"""What a figure is, where it is not simply the number that was counted.

Source: SDMX code list CL_OBS_STATUS 2.2: E (estimated), F (forecast) and P (provisional value); without a
status, A (normal value). SDMX has no code for what was announced or is a target.
"""
TO_COME: frozenset[FigureStatus] = frozenset({"forecast", "announced", "target"})
"""Statuses of numbers that are not in force yet."""

OriginKind = Literal[
    "government",
    "international-body",
    "state-media",
    "media",
    "academic",
    "think-tank",
    "company",
    "person",
    "other",
]


class Origin(Model):
    """The person or body that a piece of information comes from."""

    id: Id = Field(description="Id of the origin.")
    name: Line = Field(description="Name as it is printed.")
    kind: OriginKind = Field(description="Kind of origin.")


class Measure(Model):
    """A quantity that several facts give a number for; a row of the ledger."""

    id: Id = Field(description="Id of the measure.")
    label: Line = Field(description="What is counted, in a few words.")
    unit: Line = Field(description="Unit of its figures: a plural noun, `%`, or an ISO 4217 currency code.")
    parts: Many[Id] = Field((), description="Ids of the measures that it is the sum of.")


class Figure(Model):
    """A number as a source gives it."""

    measure: Id | None = Field(None, description="Id of the measure that the number is for.")
    qualifier: Qualifier | None = Field(None, description="Words before the number.")
    value: Number | None = Field(None, description="The number.")
    low: Number | None = Field(None, description="Lower end of a range.")
    high: Number | None = Field(None, description="Upper end of a range.")
    unit: Line = Field(
        description="Plural noun as printed, `%`, or an ISO 4217 currency code with the value in whole units."
    )
    year: Annotated[int, Field(ge=1900, le=2200)] | None = Field(
        None, description="For money: the year of its prices."
    )
    scope: Line | None = Field(None, description="What the number covers.")
    as_of: EdtfDate | None = Field(None, description="When the number was true (not when it was reported).")
    status: FigureStatus | None = Field(
        None, description="What the number is, if it was not simply counted: printed beside it."
    )
    formula: Line | None = Field(
        None, description="How `value` is computed from other facts, by their ids: `a-2023 / a-2013`."
    )

    @model_validator(mode="after")
    def _one_number(self) -> Figure:
        if self.formula is not None and self.value is None:
            raise ValueError("a figure with a `formula` gives its `value` too, to be checked against it")
        given = (self.value is not None, self.low is not None, self.high is not None)
        if given == (False, False, False) and self.qualifier in VAGUE:
            return self
        if given not in ((True, False, False), (False, True, True)) or self.qualifier in VAGUE:
            raise ValueError(
                "a figure has `value`, or `low` and `high`, or a qualifier such as `dozens of` alone"
            )
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"`low` ({self.low}) must be below `high` ({self.high})")
        return self


class Fact(Model):
    """One reported or assumed fact, with its evidence."""

    id: Id = Field(description="Id of the fact.")
    statement: Line = Field(description="The fact in the analyst's own words: one sentence, plain text.")
    kind: Literal["information", "assumption"] = Field("information", description="Reported, or assumed.")
    figure: Figure | None = Field(None, description="Its number, if it has one.")
    date: EdtfDate | None = Field(None, description="When it happened, or when it was true.")
    event: Annotated[Plain, StringConstraints(max_length=90), NotBlank] | None = Field(
        None, description="A few words for a timeline; needs `date`."
    )
    attributed_to: Id | None = Field(
        None, description="Id of the origin of the information; default: the source's origin."
    )
    marking: Marking | None = Field(
        None,
        description="Marking; no memo that uses it may be below it.",
    )
    valid_until: Day | None = Field(None, description="Last day on which it may be used.")
    evidence: Many[Evidence] = Field(
        (), description="The quotations that support it; optional only if its figure has a `formula`."
    )

    @model_validator(mode="after")
    def _dated(self) -> Fact:
        if not self.evidence and (self.figure is None or self.figure.formula is None):
            raise ValueError("`evidence` is missing: a fact needs a quotation or a `formula`")
        if self.event and not self.date:
            raise ValueError("an `event` needs a `date`")
        return self


class FactFile(Model):
    """A file of `briefs/corpus/facts`: facts, origins and measures."""

    origins: Many[Origin] = Field((), description="Origins.")
    measures: Many[Measure] = Field((), description="Measures.")
    facts: Many[Fact] = Field((), description="Facts.")
