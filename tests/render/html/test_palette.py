"""Tests of the light and dark colours of the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.html.palette import dark_palette, light_palette
from briefgen.theme import Colours, contrast

LETTERED = ("ink", "grey", "accent", "signal")
dark_colour = st.tuples(*[st.integers(0, 0x5F)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def test_light_mode_has_the_colours_of_the_theme() -> None:
    """On a light screen, the colours are those of the printed page."""
    assert light_palette(Colours(accent="#123456"))["accent"] == "#123456"
    assert light_palette(Colours())["ground"] == "#ffffff"


@given(st.builds(Colours, accent=dark_colour, signal=dark_colour))
def test_dark_mode_is_legible_for_every_theme(colours: Colours) -> None:
    """In dark mode, text of any theme has a contrast of 7 to 1 or more to background and tint."""
    palette = dark_palette(colours)
    assert min(contrast(palette[name], palette[on]) for name in LETTERED for on in ("ground", "tint")) >= 7


def test_dark_mode_keeps_hues() -> None:
    """In dark mode, a blue accent is blue and a red signal is red."""
    palette = dark_palette(Colours())
    red, _, blue = (int(palette["accent"][i : i + 2], 16) for i in (1, 3, 5))
    assert blue > red
    red, _, blue = (int(palette["signal"][i : i + 2], 16) for i in (1, 3, 5))
    assert red > blue
