"""Tests of themes."""

from __future__ import annotations

import pytest

from briefgen.theme import contrast
from tests.workspace import Workspace

THEME = "templates/two-page-brief/theme.yaml"


@pytest.mark.parametrize(
    ("colour", "ground", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#57606a", "#f1f5f9", 5.8)],
)  # fmt: skip
def test_contrast(colour: str, ground: str, expected: float) -> None:
    """The contrast is that of WCAG, whichever colour comes first."""
    assert contrast(colour, ground) == pytest.approx(expected, abs=0.05)
    assert contrast(ground, colour) == contrast(colour, ground)


@pytest.mark.parametrize(
    ("colours", "message"),
    [
        ('{accent: "#004400"}', ""),
        ('{grey: "#999999"}', "`grey` has a contrast of 2.6 to white or the tint; text needs at least 4.5"),
        (
            '{signal: "#ffc000"}',
            "`signal` has a contrast of 1.5 to white or the tint; text needs at least 4.5",
        ),
        ('{tint: "#888888"}', "`grey` has a contrast of 1.8 to white or the tint; text needs at least 4.5"),
    ],
)
def test_text_colours_need_contrast(harbour: Workspace, colours: str, message: str) -> None:
    """A text colour that a grey copy would lose is an error at the theme's colours."""
    own = harbour.write({THEME: f"colours: {colours}\n"}).set(templates=harbour.root / "templates")
    found = [d.message for d in own.check()]
    assert found == ([message] if message else [])
