"""The style of all pages, computed from the theme: page geometry, colours and text styles."""

from __future__ import annotations

from msgspec import Struct

from briefgen.document.font_file import FontFiles
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.text_style import TextStyle
from briefgen.theme import MarkingColours, Theme

_MM = 72 / 25.4
_PAPER = {"A4": (210 * _MM, 297 * _MM), "Letter": (612.0, 792.0)}
_SIDE_COLUMN = 0.18
"""The side column's share of the measure; the text column then has about 80 characters."""
_MIN_PT = 7.5
"""The smallest type size."""


class PageStyle(Struct, frozen=True):
    """Page geometry, colours and text styles of a memo.

    Units: points. The measure is divided into a side column (likelihoods, labels, dates) and a text column;
    tables and tiles use the whole measure.
    """

    page_width: float
    page_height: float
    margin_left: float
    margin_top: float
    margin_bottom: float
    measure: float
    column_x: float
    """Where the text column starts; text in the side column ends a gutter before."""
    ink: str
    grey: str
    rule: str
    accent: str
    tint: str
    signal: str
    title: TextStyle
    h2: TextStyle
    h3: TextStyle
    text: TextStyle
    bottom_line: TextStyle
    """For the bottom line, a size larger than running text."""
    table: TextStyle
    small: TextStyle
    """The smallest text of the page."""
    note: TextStyle
    label: TextStyle
    """Labels in the side column."""
    annex_on_new_page: bool
    """Whether the annex always begins a page."""
    marking: MarkingColours | None
    """The colours of the marking; None for a TLP 2.0 label."""

    @property
    def rtl(self) -> bool:
        """Whether the pages are written from right to left; then x is the distance from the right edge."""
        return self.text.rtl

    @property
    def column_width(self) -> float:
        """The width of the text column."""
        return self.measure - self.column_x

    @property
    def gutter(self) -> float:
        """The gap between columns."""
        return 14.0

    @property
    def frame_height(self) -> float:
        """The height of the text frame on a page."""
        return self.page_height - self.margin_top - self.margin_bottom


def page_style(theme: Theme, lang: str = "en", fonts: FontFiles = ()) -> PageStyle:
    """Compute the page style of a theme, for a document in a language, with fonts of the workspace."""
    width, height = _PAPER[theme.page.size]
    margin_left, margin_top, margin_bottom = (each * _MM for each in theme.page.margins_mm)
    measure = width - 2 * margin_left
    text_face, display = (Face(family, added=fonts) for family in (theme.faces.text, theme.faces.display))
    bold_display = display._replace(bold=True)
    sizes, colours = theme.sizes, theme.colours

    def styled(face: Face, size: float, leading: float, colour: str) -> TextStyle:
        return TextStyle(face, size, leading * theme.page.leading_factor, colour, lang)

    return PageStyle(
        page_width=width,
        page_height=height,
        margin_left=margin_left,
        margin_top=margin_top,
        margin_bottom=margin_bottom,
        measure=measure,
        column_x=round(measure * _SIDE_COLUMN, 2),
        ink=colours.ink,
        grey=colours.grey,
        rule=colours.rule,
        accent=colours.accent,
        tint=colours.tint,
        signal=colours.signal,
        title=styled(bold_display, sizes.title_pt, sizes.title_pt * 1.18, colours.accent),
        h2=styled(bold_display, sizes.h2_pt, sizes.h2_pt * 1.25, colours.accent),
        h3=styled(bold_display, sizes.h3_pt, sizes.h3_pt * 1.3, colours.ink),
        text=styled(text_face, sizes.text_pt, sizes.leading_pt, colours.ink),
        bottom_line=styled(text_face, sizes.text_pt * 1.13, sizes.leading_pt * 1.12, colours.ink),
        table=styled(display, sizes.table_pt, sizes.table_pt * 1.3, colours.ink),
        small=styled(display, _MIN_PT, _MIN_PT * 1.28, colours.grey),
        note=styled(text_face, sizes.note_pt, sizes.note_pt * 1.26, colours.ink),
        label=styled(bold_display, max(sizes.table_pt, _MIN_PT), sizes.leading_pt, colours.grey),
        annex_on_new_page=theme.page.annex_on_new_page,
        marking=theme.marking,
    )
