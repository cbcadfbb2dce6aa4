"""Questions on which analysts disagree: hypotheses, views and the matrix of evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.corpus.evidence import Evidence
from briefgen.corpus.marking import Marking
from briefgen.reading.model import Id, Line, Many, Model, Prose

Rating = Literal["consistent", "inconsistent", "neutral"]


NONE_FOUND = "none found"
"""Written in place of a holder or a case that was looked for and not found."""


class Hypothesis(Model):
    """One answer to the question."""

    id: Id = Field(description="Id of the hypothesis, unique in its question.")
    label: Line = Field(description="A few words for a column heading.")
    statement: Line = Field(description="The answer in one sentence.")
    held_by: Literal["none found"] | None = Field(
        None, description="`none found` if nobody states it; otherwise leave it out: the views say who does."
    )
    best_case: Prose = Field(description="The strongest case for it, or `none found`.")
    contrary: Prose = Field(description="The strongest evidence against it, or `none found`.")
    would_change: Prose = Field(description="What would change the minds of those who hold it.")


HolderKind = Literal["analyst", "outlet", "party"]


class Holder(Model):
    """Who holds a view."""

    name: Line = Field(description="Name of the person or body.")
    kind: HolderKind | None = Field(
        None, description="`analyst`, `outlet`, or `party` to the matter; each kind is printed apart."
    )
    affiliation: Line | None = Field(None, description="Where they work.")
    outlet: Line | None = Field(None, description="Where they said it.")


class View(Model):
    """What one person or body argues."""

    id: Id = Field(description="Id of the view.")
    holder: Holder = Field(description="Who holds it.")
    hypothesis: Id = Field(description="Id of the hypothesis it supports.")
    stance: Literal["stated", "placed"] | None = Field(
        None,
        description="`stated` if the holder states the hypothesis, `placed` if the desk places them there.",
    )
    claim: Prose = Field(
        description="What they argue, in the analyst's words; their name is printed before it."
    )
    reasoning: Prose = Field(description="Why they hold it, or why the desk places them there; printed.")
    facts_for: Many[Id] = Field((), description="Facts that speak for it.")
    facts_against: Many[Id] = Field((), description="Facts that speak against it.")
    would_change: Prose | None = Field(None, description="What would change the holder's mind.")
    attributed_to: Id | None = Field(
        None, description="Id of the origin that the holder speaks for; default: the holder."
    )
    marking: Marking | None = Field(
        None,
        description="Marking; no memo that uses it may be below it.",
    )
    evidence: Annotated[Many[Evidence], Field(min_length=1)] = Field(
        description="Quotations that show they hold it."
    )


class MatrixRowField(Model):
    """One fact rated against every hypothesis."""

    fact: Id = Field(description="Id of the fact.")
    ratings: dict[Id, Rating] = Field(description="For each hypothesis: consistent, inconsistent or neutral.")


class Question(Model):
    """A file of `briefs/corpus/views`."""

    id: Id = Field(description="Id of the question, the same as the file's name.")
    question: Line = Field(description="The question, ending in a question mark.")
    hypotheses: Annotated[Many[Hypothesis], Field(min_length=2, max_length=4)] = Field(
        description="The answers, two to four."
    )
    views: Many[View] = Field((), description="Who argues what.")
    matrix: Many[MatrixRowField] = Field((), description="Evidence against hypotheses.")
