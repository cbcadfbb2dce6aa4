"""A theme's colours for light and for dark screens."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from briefgen.theme import Colours, contrast

_DARK = {"ground": "#14181d", "tint": "#1e252d", "rule": "#465260", "ink": "#e6eaee", "grey": "#aab4be"}
_MIN_CONTRAST = 7.0
"""On dark grounds letters look thinner than they are. Source: WCAG 2.1, success criterion 1.4.6."""
_SATURATION = 0.75
"""Strong colours glow on dark grounds."""


def light_palette(colours: Colours) -> Mapping[str, str]:
    """Take the colours of a theme, which are legible on white and on the tint."""
    return {"ground": "#ffffff", **colours.model_dump()}


def dark_palette(colours: Colours) -> Mapping[str, str]:
    """Keep the hues of a theme's accent and signal, light enough for a dark ground."""
    return {**_DARK, "accent": _lightened(colours.accent), "signal": _lightened(colours.signal)}


def _lightened(colour: str) -> str:
    """Lighten a colour in small steps until it stands out from ground and tint."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts)
    while min(contrast(colour, _DARK[name]) for name in ("ground", "tint")) < _MIN_CONTRAST:
        lightness = min(lightness + 0.01, 1.0)
        softened = colorsys.hls_to_rgb(hue, lightness, saturation * _SATURATION)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in softened)
    return colour
