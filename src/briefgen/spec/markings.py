"""The marking scheme of a workspace, as its settings give it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from briefgen.corpus.marking_scheme import TLP, Level, MarkingScheme
from briefgen.reading.model import Many, Model, NotBlank, Plain
from briefgen.theme import MIN_CONTRAST, Colour, contrast

Name = Annotated[Plain, StringConstraints(max_length=60), NotBlank]


class LevelField(Model):
    """A level of the scheme."""

    name: Name = Field(description="Its words, as every page has them.")
    colour: Colour = Field("#ffffff", description="Colour of the words, as #rrggbb.")
    background: Colour = Field("#000000", description="Colour behind the words.")

    @model_validator(mode="after")
    def _legible(self) -> LevelField:
        found = contrast(self.colour, self.background)
        if found < MIN_CONTRAST:
            message = f"`{self.name}` has a contrast of {found:.1f} to its background"
            raise ValueError(f"{message}; text needs at least {MIN_CONTRAST}")
        return self


class CaveatField(Model):
    """Words after a level that change who may read."""

    name: Name = Field(description="Its words.")
    releases: bool = Field(False, description="Whether it lets more people read, and not fewer.")


class MarkingTable(Model):
    """The table `[tool.briefgen.marking]`: a scheme in place of TLP 2.0."""

    levels: Annotated[Many[LevelField], Field(min_length=1, max_length=50)] = Field(
        description="From the widest circle of readers to the narrowest."
    )
    caveats: Annotated[Many[CaveatField], Field(max_length=200)] = Field(
        (), description="What may follow a level; caveats have no order."
    )
    separator: Annotated[str, StringConstraints(min_length=1, max_length=10, pattern=r"^[^\n]+$")] = Field(
        " ", description="The characters between a level and its caveats."
    )

    @model_validator(mode="after")
    def _names_are_unique(self) -> MarkingTable:
        names = [*(level.name for level in self.levels), *(caveat.name for caveat in self.caveats)]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"`{name}` is listed twice")
        return self


def marking_scheme(table: MarkingTable | None) -> MarkingScheme:
    """Return the scheme of a workspace: its own, or else TLP 2.0."""
    if table is None:
        return TLP
    return MarkingScheme(
        tuple(Level(each.name, (each.colour, each.background)) for each in table.levels),
        tuple(each.name for each in table.caveats if not each.releases),
        tuple(each.name for each in table.caveats if each.releases),
        table.separator,
    )
