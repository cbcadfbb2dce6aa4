"""Tests of the rule picture-alt."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.check.tables import BRIEF_PATH, brief_with, findings
from tests.workspace import Workspace

VALID = (
    "Two dredgers at the north quay",
    "Map of the north channel with its two bars",
    "Photo finish at the pier",
)
INVALID = ("Photo", "Bild 2", "an image of", "quay-2.png", "QUAY-2", "Figure 3", "n/a", "---")
SECTION = (
    "sections:\n  - title: The quay\n    body: It is old.\n    picture: {{file: quay-2.png, alt: {alt}}}\n"
)


def found(workspace: Workspace, alt: str) -> list[tuple[str, str, int, int]]:
    """Check a brief with a picture."""
    out = BytesIO()
    Image.new("RGB", (2, 2)).save(out, "PNG")
    workspace.write(brief_with(SECTION.format(alt=alt)))
    (workspace.root / "briefs" / "quay-2.png").write_bytes(out.getvalue())
    return findings(workspace.check())


@pytest.mark.parametrize("alt", VALID)
def test_descriptions_pass(harbour: Workspace, alt: str) -> None:
    """Words that say what is seen give no finding."""
    assert found(harbour, alt) == []


@pytest.mark.parametrize("alt", INVALID)
def test_what_describes_nothing_fails(harbour: Workspace, alt: str) -> None:
    """A word for any picture, or the file's name, is reported at the description."""
    assert found(harbour, f"'{alt}'") == [("picture-alt", BRIEF_PATH, 16, 38)]
