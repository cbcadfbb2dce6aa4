"""The colours of a theme for light and for dark screens."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from briefgen.theme import Colours, contrast

_DARK_COLOURS = {
    "ground": "#14181d",
    "tint": "#1e252d",
    "rule": "#465260",
    "ink": "#e6eaee",
    "grey": "#aab4be",
}
_MIN_CONTRAST = 7.0
"""Stricter than in print: light letters on a dark background look thinner. Source: WCAG 2.1, 1.4.6."""
_SATURATION = 0.75
"""Reduces saturation: strong colours glow on a dark background."""


def light_palette(colours: Colours) -> Mapping[str, str]:
    """Return the theme's colours; their contrast to white and to the tint is checked in the theme."""
    return {"ground": "#ffffff", **colours.model_dump()}


def dark_palette(colours: Colours) -> Mapping[str, str]:
    """Keep the hues of accent and signal, and lighten them for a dark background."""
    return {**_DARK_COLOURS, "accent": _lighten(colours.accent), "signal": _lighten(colours.signal)}


def _lighten(colour: str) -> str:
    """Lighten a colour in small steps until it has enough contrast to background and tint."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts)
    while min(contrast(colour, _DARK_COLOURS[name]) for name in ("ground", "tint")) < _MIN_CONTRAST:
        lightness = min(lightness + 0.01, 1.0)
        softened = colorsys.hls_to_rgb(hue, lightness, saturation * _SATURATION)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in softened)
    return colour
