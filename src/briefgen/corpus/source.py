"""Sources: documents of the corpus, described with the field names of CSL 1.0.2."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from briefgen.corpus.csl_keys import FOREIGN_IN_NAME, FOREIGN_IN_SOURCE
from briefgen.corpus.dates import EdtfDate
from briefgen.corpus.marking import Marking
from briefgen.language.guess import guess_language
from briefgen.reading.model import Id, Line, Many, Model

Genre = Literal[
    "editorial", "op-ed", "news-report", "analysis", "official-statement", "interview", "data", "reference"
]
OPINION: frozenset[str] = frozenset({"editorial", "op-ed"})
"""Genres that can support "X argues" and a view, but never a fact."""

CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation",
    "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
    "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
    "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


LineOrNumber = Annotated[Line, BeforeValidator(_as_text, json_schema_input_type=str | int)]
"""A line that may be a number alone, such as a page."""


class CslName(Model):
    """A person or a body, as a CSL name."""

    foreign_keys = FOREIGN_IN_NAME

    family: Line | None = Field(None, description="Family name.")
    given: Line | None = Field(None, description="Given name.")
    literal: Line | None = Field(None, description="Name of an organisation, or a name that has no parts.")

    @model_validator(mode="after")
    def _named(self) -> CslName:
        if bool(self.literal) == bool(self.family):
            raise ValueError("a name is either `family` (with `given`) or `literal`")
        return self


class Extraction(Model):
    """How the text of a source was read from a file."""

    tool: Line = Field(description="Program that read it, with its version.")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of the file."
    )
    text_sha256: Annotated[str, StringConstraints(pattern=r"^(?:sha256:)?[0-9a-f]{64}$")] | None = Field(
        None, description="SHA-256 of the text, where neither file nor text may be stored."
    )
    original: Line | None = Field(
        None, description="Name of the copy of the file, in `originals/` of the folder of texts."
    )


class Source(Model):
    """A document of the corpus."""

    foreign_keys = FOREIGN_IN_SOURCE

    id: Id = Field(description="Id, the same as the file's name.")
    type: CslType = Field(description="CSL type of the document.")
    genre: Genre = Field(description="Kind of text; an editorial or op-ed cannot support a fact.")
    title: Line = Field(description="Main title.")
    subtitle: Line | None = Field(None, description="Subtitle.")
    author: Many[CslName] = Field((), description="Authors, in order.")
    container_title: Line | None = Field(
        None, alias="container-title", description="Newspaper, journal or site."
    )
    publisher: Line | None = Field(None, description="Publisher.")
    URL: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2000)] | None = Field(
        None, description="Address on the web."
    )
    issued: EdtfDate = Field(description="Date of publication (EDTF; `~` where it is inferred).")
    issued_note: Line | None = Field(None, alias="issued-note", description="How an inferred date was found.")
    DOI: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$", max_length=300)] | None = Field(
        None, description="Digital object identifier, such as 10.1000/182."
    )
    page: LineOrNumber | None = Field(None, description="Its pages in the newspaper, journal or book: 12-15.")
    volume: LineOrNumber | None = Field(None, description="Volume of the journal.")
    issue: LineOrNumber | None = Field(None, description="Issue of the journal.")
    accessed: EdtfDate | None = Field(None, description="Day on which the copy was made from the web.")
    archive: Line | None = Field(None, description="Archive that has a copy, or the address of the copy.")
    number_of_pages: int | None = Field(
        None, alias="number-of-pages", ge=1, description="How many pages the document has."
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = Field(
        "en", description="BCP 47 tag; if it is missing, it is guessed from the title."
    )
    origin: Id = Field(description="Id of the origin that the source itself speaks for.")
    grade: Annotated[str, StringConstraints(pattern=r"^[A-F][1-6]$")] | None = Field(
        None, description="Admiralty grade: reliability A–F, credibility 1–6."
    )
    rights: Line | None = Field(None, description="Rights statement.")
    printed_note: Line | None = Field(
        None, alias="printed-note", description="What a reader should know; printed in the list of sources."
    )
    desk_note: Line | None = Field(
        None, alias="desk-note", description="What only the desk should know; it is in no memo."
    )
    note: Line | None = Field(None, description="The older name of `printed-note`; it is printed.")
    marking: Marking | None = Field(
        None,
        description="Marking; no memo that uses it may be below it.",
    )
    text: Annotated[str, StringConstraints(pattern=r"^[^/\\\x00]+$", max_length=200)] | None = Field(
        None, description="Name of its text file in one of the folders of texts."
    )
    extraction: Extraction | None = Field(None, description="How `briefgen source add` read the text.")

    @model_validator(mode="before")
    @classmethod
    def _guessed(cls, given: Any) -> Any:
        if isinstance(given, dict) and "language" not in given:
            title = f"{given.get('title', '')}. {given.get('subtitle', '')}"
            return {**given, "language": guess_language(title, ())}
        return given

    @model_validator(mode="after")
    def _one_note(self) -> Source:
        if self.note and self.printed_note:
            raise ValueError("`note` is the older name of `printed-note`: keep one of them")
        return self

    @model_validator(mode="after")
    def _inferred(self) -> Source:
        if self.issued.approximate and not self.issued_note:
            raise ValueError("an inferred `issued` date (`~`) needs an `issued-note` saying how it was found")
        return self
