"""Make the style sheet of the HTML page from a theme."""

from __future__ import annotations

import re
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup

from briefgen.bidi.direction import is_rtl_language
from briefgen.document.nodes import Document
from briefgen.render.html.direction import mirrored_style
from briefgen.render.html.palette import dark_palette, light_palette
from briefgen.theme import Sizes, Theme

_SERIF = "Charter, Cambria, Georgia, serif"
_SANS = '"Segoe UI", -apple-system, Roboto, "Helvetica Neue", Arial, system-ui, sans-serif'
"""Fallback fonts of similar width and weight, used if the theme's font is not installed."""
_NEWER_NAMES = MappingProxyType({"Source Serif Pro": "Source Serif 4", "Source Sans Pro": "Source Sans 3"})
_MARKING_COLOURS = MappingProxyType(
    {"TLP:RED": "#ff2b2b", "TLP:AMBER": "#ffc000", "TLP:AMBER+STRICT": "#ffc000", "TLP:GREEN": "#33ff00"}
)
"""Source: FIRST, Traffic Light Protocol 2.0, 3.5; TLP:CLEAR is white."""
_LONG_MARKING = 16
"""The length of the longest TLP 2.0 label; a longer marking may need two lines on a phone."""
_UNESCAPED = re.compile(r"[A-Za-z0-9 ]")


def style_sheet(document: Document, status: str, theme: Theme, templates: Environment) -> Markup:
    """Write the style sheet; text of the document only enters it as escaped CSS strings."""
    page, sizes, marking = theme.page, theme.sizes, theme.marking
    side, top, bottom = page.margins_mm
    running_footer = " · ".join(part for part in (document.short_title, document.edition) if part)
    text = templates.get_template("style.css.j2").render(
        light=light_palette(theme.colours),
        dark=dark_palette(theme.colours),
        marking_colour=marking.text if marking else _MARKING_COLOURS.get(document.marking, "#ffffff"),
        marking_ground=marking.ground if marking else "#000",
        marking_wraps=len(document.marking) > _LONG_MARKING,
        text_faces=_font_stack(theme.faces.text),
        display_faces=_font_stack(theme.faces.display),
        scale=_relative_sizes(sizes),
        print_size=sizes.text_pt,
        print_leading=f"{sizes.leading_pt / sizes.text_pt:.4g}",
        paper=page.size,
        annex_on_new_page=page.annex_on_new_page,
        margins=f"{top:.4g}mm {side:.4g}mm {bottom:.4g}mm",
        marking=css_string(document.marking),
        running_footer=css_string(running_footer),
        status=css_string(status),
    )
    compact = re.sub(r"\s*\n\s*", "\n", text)
    style = mirrored_style(compact) if is_rtl_language(document.lang) else compact
    return Markup(style)  # noqa: S704  # values of the theme, escaped strings


def css_string(text: str) -> Markup:
    """Write text as a CSS string; escape all characters except letters, digits and spaces.

    Source: CSS Syntax Level 3, 4.3.7.
    """
    escaped = "".join(c if _UNESCAPED.fullmatch(c) else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  # no character is left that could end the string


def _font_stack(family: str) -> Markup:
    """Return the family, its newer name and fallbacks; a theme allows only known families."""
    names = ", ".join(f'"{name}"' for name in (_NEWER_NAMES.get(family, ""), family) if name)
    return Markup(f"{names}, {_SANS if 'Sans' in family else _SERIF}")  # noqa: S704  # names of known families only


def _relative_sizes(sizes: Sizes) -> dict[str, str]:
    """Return type sizes relative to running text."""
    points = {
        "title": sizes.title_pt,
        "h2": sizes.h2_pt,
        "h3": sizes.h3_pt,
        "table": sizes.table_pt,
        "note": sizes.note_pt,
    }
    return {name: f"{size / sizes.text_pt:.4g}" for name, size in points.items()}
