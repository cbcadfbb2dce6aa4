"""The theme of a memo, as read from `theme.yaml`: paper, margins, typefaces, type sizes and colours."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


MIN_CONTRAST = 4.5
"""The lowest contrast of text and background, readable on a grey photocopy. Source: WCAG 2.1, 1.4.3 (AA)."""


def contrast(colour: str, ground: str) -> float:
    """Compute the contrast ratio of two colours, from 1 to 21. Source: WCAG 2.1, relative luminance."""
    dark, light = sorted(_luminance(c) for c in (colour, ground))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(part * channel for part, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


class _ThemeModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_LETTER_MARGINS = 0.85
_LETTER_LEADING = 0.95
"""Letter is wider and lower than A4. With margins and line spacing smaller by these factors, a page of the
products that come with briefgen has as many lines as on A4, so that a brief fills the same pages on both."""


class Page(_ThemeModel):
    """Paper size, and margins on A4. Units: millimetres."""

    size: Literal["A4", "Letter"] = Field("A4", description="Paper size.")
    margin_mm: float = Field(22, ge=12, le=40, description="Left and right margin in millimetres, on A4.")
    margin_top_mm: float = Field(24, ge=14, le=50, description="Top margin in millimetres, on A4.")
    margin_bottom_mm: float = Field(22, ge=14, le=50, description="Bottom margin in millimetres, on A4.")
    annex_on_new_page: bool = Field(
        False,
        description="Whether the annex begins a page even if there is room below the body.",
    )

    @property
    def margins_mm(self) -> tuple[float, float, float]:
        """The margins on this paper: at both sides, at the top, at the bottom."""
        factor = _LETTER_MARGINS if self.size == "Letter" else 1.0
        return self.margin_mm * factor, self.margin_top_mm * factor, self.margin_bottom_mm * factor

    @property
    def leading_factor(self) -> float:
        """What line spacing is multiplied by on this paper."""
        return _LETTER_LEADING if self.size == "Letter" else 1.0


class Faces(_ThemeModel):
    """Typefaces, by the name of their family."""

    text: Literal["Source Serif Pro", "Source Sans Pro"] = Field(
        "Source Serif Pro", description="Family of running text."
    )
    display: Literal["Source Serif Pro", "Source Sans Pro"] = Field(
        "Source Sans Pro",
        description="Family of headings, tiles, tables, captions, page headers and footers.",
    )


class Sizes(_ThemeModel):
    """Type sizes. Units: points."""

    title_pt: float = Field(20, ge=14, le=30, description="Title.")
    h2_pt: float = Field(13.5, ge=9, le=20, description="Part headings.")
    h3_pt: float = Field(11, ge=8, le=16, description="Section headings.")
    text_pt: float = Field(10.25, ge=9, le=13, description="Running text.")
    leading_pt: float = Field(14, ge=10, le=20, description="Line spacing (leading) of running text, on A4.")
    table_pt: float = Field(8.75, ge=7.5, le=11, description="Tables and tiles.")
    note_pt: float = Field(8.5, ge=7.5, le=10, description="Notes and sources.")


class Colours(_ThemeModel):
    """Colours as #rrggbb in lower case; text colours have a contrast of 4.5 to white and to the tint."""

    ink: Colour = Field("#1b1f24", description="Text.")
    grey: Colour = Field("#57606a", description="Secondary text.")
    rule: Colour = Field("#c4ccd4", description="Rules.")
    accent: Colour = Field("#0b3d6e", description="Headings, numerals, links.")
    tint: Colour = Field("#f1f5f9", description="Light backgrounds.")
    signal: Colour = Field("#9a3412", description="Contested and changed items, and nothing else.")

    @model_validator(mode="after")
    def _legible(self) -> Colours:
        for name in ("ink", "grey", "accent", "signal"):
            lowest = min(contrast(getattr(self, name), ground) for ground in ("#ffffff", self.tint))
            if lowest < MIN_CONTRAST:
                found = f"a contrast of {lowest:.1f} to white or the tint"
                raise ValueError(f"`{name}` has {found}; text needs at least {MIN_CONTRAST}")
        return self


class Logo(_ThemeModel):
    """The organisation's logo: a PNG or JPEG file in the product's folder."""

    file: str = Field(
        pattern=r"^[A-Za-z0-9_][A-Za-z0-9_. -]*$",
        max_length=100,
        description="Name of the file, in the product's folder.",
    )
    alt: str = Field(min_length=1, max_length=200, description="Alternative text: whose logo it is.")


class ThemeFile(_ThemeModel):
    """The theme of a memo."""

    model_config = ConfigDict(title="Theme")

    page: Page = Field(default_factory=Page, description="Paper and margins.")
    faces: Faces = Field(default_factory=Faces, description="Type families.")
    sizes: Sizes = Field(default_factory=Sizes, description="Type sizes.")
    colours: Colours = Field(default_factory=Colours, description="Colours.")
    logo: Logo | None = Field(None, description="A logo for the head of the first page.")


class MarkingColours(_ThemeModel):
    """The colours of a marking."""

    text: Colour
    ground: Colour


class Theme(ThemeFile):
    """What a memo is drawn with: the theme of the file, and the colours of the memo's marking."""

    marking: MarkingColours | None = None
    """Of the workspace's own scheme; None for a TLP 2.0 label, whose colours are those of the protocol."""
