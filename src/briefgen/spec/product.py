"""The product: what kind of memo it is, its parts, their order and its page budget."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from briefgen.reading.model import Line, Many, Model
from briefgen.spec.parts import OPTIONAL_PARTS, PARTS

DETAILS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "option-arguments": ("options", ("advantages", "risks", "proposed_by")),
        "indicators": ("judgements", ("watch",)),
    }
)
"""What the items of a part can be printed without: by name, the key of the part, and keys of its items."""

if TYPE_CHECKING:
    PartName = str
    IfRoom = str
else:
    PartName = Literal[tuple(PARTS)]  # mypy reads no computed choices
    IfRoom = Literal[(*OPTIONAL_PARTS, *DETAILS)]
"""The name of a part of a memo, and what a memo may leave out if there is no room."""


class Part(Model):
    """A part of the memo."""

    part: PartName = Field(description="Which part.")
    heading: Line | None = Field(None, description="Heading above it; default: none.")
    required: bool = Field(False, description="Whether a memo must have it.")


class Budget(Model):
    """How long the memo may be. Units: pages."""

    body_pages: Annotated[int, Field(ge=1, le=200)] = Field(description="Pages of the memo itself.")
    annex_pages: Annotated[int, Field(ge=0, le=200)] = Field(
        description="Pages that the annex may add to those of the body."
    )


class Product(Model):
    """A file `templates/NAME/product.yaml`."""

    title: Line = Field(description="What such a memo is called, printed in its head.")
    parts: Annotated[Many[Part], Field(min_length=1)] = Field(description="Parts of the memo, in order.")
    annex: Many[Part] = Field((), description="Parts of the annex, in order.")
    annex_heading: Line | None = Field(None, description="Heading of the annex.")
    budget: Budget = Field(description="Page budget, enforced after layout.")
    if_room: Many[IfRoom] = Field(
        (), description="What is printed only if the body fits its budget with it, the most important first."
    )
    bottom_line_sentences: Annotated[int, Field(ge=1, le=12)] = Field(
        3, description="Sentences the bottom line may have."
    )
    sentence_words: Annotated[int, Field(ge=10, le=200)] = Field(
        40, description="Words above which a sentence is reported."
    )
