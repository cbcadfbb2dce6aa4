"""The theme worked out: measures in points and the letters of every role."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.letters import Letters
from briefgen.theme import Theme

_MM = 72 / 25.4
_PAPER = {"A4": (210 * _MM, 297 * _MM), "Letter": (612.0, 792.0)}
_SIDE = 0.18
"""The side column's share of the measure: what is left holds some 80 characters of running text."""
_LEAST_PT = 7.5
"""No letters are smaller than this."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything about the page that holds for a whole memo.

    Units: points. The measure is split into a side column (likelihoods, labels, dates) and a text
    column; tables and tiles use the whole measure.
    """

    page_width: float
    page_height: float
    left: float
    top: float
    bottom: float
    measure: float
    side: float
    """Where the text column starts; the side column's words end a gutter before."""
    ink: str
    grey: str
    rule: str
    accent: str
    tint: str
    signal: str
    title: Letters
    h2: Letters
    h3: Letters
    text: Letters
    lead: Letters
    """The bottom line: a size up."""
    table: Letters
    small: Letters
    """The smallest letters of the page."""
    note: Letters
    label: Letters
    """Labels in the side column."""

    @property
    def column(self) -> float:
        """The width of the text column."""
        return self.measure - self.side

    @property
    def gutter(self) -> float:
        """The gap between columns."""
        return 14.0

    @property
    def room(self) -> float:
        """The height the story may fill on a page."""
        return self.page_height - self.top - self.bottom


def work_out(theme: Theme) -> Look:
    """Turn a theme into measures and letters."""
    width, height = _PAPER[theme.page.size]
    left = theme.page.margin_mm * _MM
    measure = width - 2 * left
    text_face, display = Face(theme.faces.text), Face(theme.faces.display)
    strong = Face(theme.faces.display, bold=True)
    sizes, colours = theme.sizes, theme.colours
    return Look(
        page_width=width,
        page_height=height,
        left=left,
        top=theme.page.margin_top_mm * _MM,
        bottom=theme.page.margin_bottom_mm * _MM,
        measure=measure,
        side=round(measure * _SIDE, 2),
        ink=colours.ink,
        grey=colours.grey,
        rule=colours.rule,
        accent=colours.accent,
        tint=colours.tint,
        signal=colours.signal,
        title=Letters(strong, sizes.title_pt, sizes.title_pt * 1.18, colours.accent),
        h2=Letters(strong, sizes.h2_pt, sizes.h2_pt * 1.25, colours.accent),
        h3=Letters(strong, sizes.h3_pt, sizes.h3_pt * 1.3, colours.ink),
        text=Letters(text_face, sizes.text_pt, sizes.leading_pt, colours.ink),
        lead=Letters(text_face, sizes.text_pt * 1.13, sizes.leading_pt * 1.12, colours.ink),
        table=Letters(display, sizes.table_pt, sizes.table_pt * 1.3, colours.ink),
        small=Letters(display, _LEAST_PT, _LEAST_PT * 1.28, colours.grey),
        note=Letters(text_face, sizes.note_pt, sizes.note_pt * 1.26, colours.ink),
        label=Letters(strong, max(sizes.table_pt, _LEAST_PT), sizes.leading_pt, colours.grey),
    )
