"""The brief: one YAML file, one memo."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from briefgen.corpus.dates import Day, EdtfDate
from briefgen.corpus.marking import Marking
from briefgen.corpus.references import Refers
from briefgen.reading.model import Id, Line, Many, Model, NotBlank, Number, Plain, Prose
from briefgen.spec.as_of import AsOf
from briefgen.spec.recipients import Recipients
from briefgen.spec.schedule import Schedule

Level = Literal["low", "moderate", "high"]
FactId = Annotated[Id, Refers("fact")]
MeasureId = Annotated[Id, Refers("measure")]
SectionId = Annotated[Id, Refers("section")]
ViewId = Annotated[Id, Refers("view")]
QuestionId = Annotated[Id, Refers("question")]
NAME_PATTERN = r"^[^\\/.][^\\/]*$"
"""What the name of a brief's file may be, without its suffix."""
BasisId = Annotated[Id, Refers("basis")]
"""The id of a fact or of a view."""


class LikelihoodField(Model):
    """How likely a judgement is; the term and the range that are printed come from the brief's profile."""

    term: Line | None = Field(None, description="A likelihood term of the profile.")
    percent: Annotated[Number, Field(ge=0, le=100)] | None = Field(
        None, description="A percentage instead of a term; the term of its band is printed."
    )

    @model_validator(mode="after")
    def _one(self) -> LikelihoodField:
        if (self.term is None) == (self.percent is None):
            raise ValueError("a likelihood has either `term` or `percent`")
        return self


class Confidence(Model):
    """How well founded a judgement is."""

    level: Level = Field(description="Level of confidence.")
    basis: Prose = Field(description="What the level rests on.")


class Watch(Model):
    """Something that would show a judgement coming true or failing."""

    indicator: Prose = Field(description="What to look for.")
    by: Day | None = Field(None, description="By when.")
    trigger: Prose | None = Field(None, description="At what point it moves a judgement, such as a number.")
    then: Prose | None = Field(None, description="Which judgement it then moves, and which way.")


class ChangeField(Model):
    """Why a judgement is not what it was in the last edition."""

    reason: Prose = Field(description="Why, in a sentence that the memo prints.")


class WithdrawnField(Model):
    """A judgement of the last edition that is no longer made."""

    id: Id = Field(description="Id it had.")
    reason: Prose = Field(description="Why, in a sentence that the memo prints.")


class MarkingChange(Model):
    """Why more people may read the memo than its last edition."""

    reason: Line = Field(description="Why, in a sentence that the memo prints.")


class JudgementField(Model):
    """A key judgement."""

    id: Id = Field(description="Id, stable over editions.")
    text: Prose = Field(description="The judgement as a clause: what follows “It is likely that”.")
    likelihood: LikelihoodField = Field(description="Its likelihood.")
    confidence: Confidence = Field(description="Confidence in it.")
    rests_on: Annotated[Many[BasisId], Field(min_length=1)] = Field(
        description="Ids of the facts and views it rests on."
    )
    watch: Many[Watch] = Field((), description="Indicators to watch.")
    change: ChangeField | None = Field(
        None, description="Why its likelihood changed since the last edition; required if it did."
    )


class KeyFigure(Model):
    """A tile: one fact's figure, or a measure with every claim on it."""

    fact: FactId | None = Field(None, description="Id of a fact with a figure.")
    measure: MeasureId | None = Field(
        None, description="Id of a measure; prints the spread if claims differ."
    )
    label: Line | None = Field(None, description="Words under the number, instead of the measure's label.")

    @model_validator(mode="after")
    def _one(self) -> KeyFigure:
        if (self.fact is None) == (self.measure is None):
            raise ValueError("a key figure has either `fact` or `measure`")
        return self


class ChartField(Model):
    """A chart: every claim on a measure, on one scale."""

    measure: MeasureId = Field(description="Id of the measure.")
    kind: Literal["bars", "slope", "ranges"] = Field(
        description="`bars` or `slope`: its values over time; `ranges`: the values that origins give."
    )
    title: Line | None = Field(None, description="Words above it, instead of the measure’s label.")


def _below(file: str) -> str:
    if ".." in file.split("/"):
        raise ValueError(f"`{file}` leads out of the brief's folder")
    return file


class PictureField(Model):
    """A picture: a PNG or JPEG file."""

    file: Annotated[
        str, StringConstraints(pattern=r"^[^/\\\s][^\\]*$", max_length=200), AfterValidator(_below)
    ] = Field(description="Path of its file, relative to the brief's folder, such as `pictures/quay.jpg`.")
    alt: Line = Field(description="What it shows, in words, for those who cannot see it.")
    caption: Line | None = Field(None, description="Words below it: whose it is, and when it was taken.")


class SectionField(Model):
    """A section: by reference to the corpus, or written here."""

    ref: SectionId | None = Field(None, description="Id of a section of the corpus.")
    title: Line | None = Field(
        None, description="Heading; it states the finding. With `ref`, it replaces that of the section."
    )
    body: Prose | None = Field(None, description="Text.")
    picture: PictureField | None = Field(None, description="A picture below the text.")

    @model_validator(mode="after")
    def _one(self) -> SectionField:
        if self.ref is None and not (self.title and self.body):
            raise ValueError("a section has `ref`, or `title` and `body`")
        if self.ref and self.body:
            raise ValueError("a section with `ref` has its text in the corpus: drop `body`")
        return self


class TimelineField(Model):
    """The period to show."""

    from_: EdtfDate | None = Field(None, alias="from", description="First date shown.")
    to: EdtfDate | None = Field(None, description="Last date shown.")
    facts: Many[FactId] = Field(
        (), description="Facts to show; default: every cited fact that has an `event`."
    )


class OptionField(Model):
    """A course of action."""

    id: Id = Field(description="Id, stable over editions.")
    title: Line = Field(description="The action.")
    text: Prose = Field(description="What it means.")
    advantages: Prose | None = Field(None, description="Arguments for it.")
    risks: Prose | None = Field(None, description="Arguments against it.")
    recommended: bool = Field(False, description="Whether the memo recommends it.")
    rejected: bool = Field(False, description="Whether the memo advises against it.")
    proposed_by: Many[ViewId] | Literal["none found"] | None = Field(
        None, description="Ids of the views that propose it, or `none found` if the desk alone does."
    )

    @model_validator(mode="after")
    def _one_advice(self) -> OptionField:
        if self.recommended and self.rejected:
            raise ValueError("an option is either `recommended` or `rejected`")
        return self


class DecisionField(Model):
    """A decision that the memo asks for."""

    asked: Prose = Field(description="What is asked for, such as approval of a plan.")
    by: Day = Field(description="By when.")
    lead: Line = Field(description="Who leads the work.")
    cost: Prose = Field(description="What it costs, or `unknown, to be estimated by` and who estimates it.")


class NextStepField(Model):
    """Something that somebody does next."""

    who: Line = Field(description="Who does it.")
    what: Prose = Field(description="What they do.")
    by: Day = Field(description="By when.")


class GapField(Model):
    """Something not known."""

    question: Prose = Field(description="What is not known.")
    matters: Prose | None = Field(None, description="Why it matters, or what would close it.")


def _one_of_them(copy: str) -> str:
    number, count = map(int, copy.split("/"))
    if number > count:
        raise ValueError(f"there is no copy {number} of {count}")
    return copy


CopyNumber = Annotated[
    str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$"), AfterValidator(_one_of_them)
]


class Brief(Model):
    """One memo."""

    title: Annotated[Plain, StringConstraints(max_length=160), NotBlank] = Field(
        description="A claim, not a topic."
    )
    short_title: Annotated[Plain, StringConstraints(max_length=60), NotBlank] | None = Field(
        None, description="Words for the head of each page."
    )
    product: Id = Field(description="The kind of memo: a folder of `templates/`.")
    to: Line | None = Field(None, description="Who it is for.")
    from_: Line | None = Field(None, alias="from", description="Who wrote it.")
    as_of: AsOf = Field(
        description="The information is as of this day; `latest`, `today` or `last friday` become one."
    )
    marking: Marking = Field(description="Who may read it: a TLP 2.0 label, or one of the settings.")
    marking_change: MarkingChange | None = Field(
        None, description="Why its marking is lower than that of the last edition; required if it is."
    )
    profile: Line = Field(
        "icd203", description="Likelihood profile: icd203, phia, ipcc or the workspace's own."
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = Field(
        "en-GB", description="BCP 47 tag of the memo's language."
    )
    edition: Annotated[int, Field(ge=1, le=9999)] | None = Field(None, description="Number of the edition.")
    formerly: Annotated[Line, StringConstraints(pattern=NAME_PATTERN, max_length=200)] | None = Field(
        None, description="The file name, without `.yaml`, under which its first edition was issued."
    )
    parts_left_out: bool = Field(
        False, description="Whether the memo says that parts were left out for its readers (`build --for`)."
    )
    draft: bool = Field(False, description="Whether each page is marked as a draft.")
    copy_: CopyNumber | None = Field(
        None,
        alias="copy",
        description="Number of the copy, of how many, such as `3/12`; printed at the head of each page.",
    )
    signed_for: Annotated[Line, StringConstraints(max_length=80)] | None = Field(
        None,
        description="Whom the memo is signed for; prints a block with a signature field for `briefgen sign`.",
    )
    recipients: Recipients = Field(
        (), description="For whom `briefgen copies` makes copies: a list, or the path of a file with one."
    )
    schedule: Schedule | None = Field(None, description="When the memo is due to be built again.")
    question: Line = Field(description="The question the memo answers.")
    bottom_line: Prose = Field(description="The answer, in three sentences at most.")
    decision: DecisionField | None = Field(None, description="What the reader is asked to decide.")
    next_steps: Many[NextStepField] = Field((), description="Who does what by when.")
    judgements: Many[JudgementField] = Field((), description="Key judgements, most important first.")
    withdrawn: Many[WithdrawnField] = Field(
        (), description="Judgements of the last edition that are no longer made, each with its reason."
    )
    key_figures: Many[KeyFigure] = Field((), description="Key figures.")
    charts: Many[ChartField] = Field((), description="Charts.")
    sections: Many[SectionField] = Field((), description="Sections, in order.")
    views: Many[QuestionId] = Field((), description="Ids of questions whose views are compared.")
    timeline: TimelineField | None = Field(None, description="Timeline of dated facts.")
    options: Many[OptionField] = Field((), description="Options for the reader.")
    gaps: Many[GapField] = Field((), description="What is not known.")
