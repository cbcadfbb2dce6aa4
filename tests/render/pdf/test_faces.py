"""Font files: those that a memo can need come with briefgen, no others, each with its licence."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from briefgen.render.pdf.faces import FONTS, Face, _fallback_faces, _text_faces, open_packaged
from tests.workspace import ROOT

FONT_FILES = sorted(path for path in FONTS.rglob("*") if path.suffix in {".ttf", ".ttc"})
TEXT_FAMILIES = ("Source Serif Pro", "Source Sans Pro")
"""What a theme may name."""
LICENCE_TEXTS = {"SIL OPEN FONT LICENSE Version 1.1": 4000, "Apache License": 11000}
"""The licences, and how many characters each has at least."""


def test_every_file_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each face that a theme can lead to has its file, and no file is there without such a face."""
    opened: set[Path] = set()
    monkeypatch.setattr("uharfbuzz.Blob.from_file_path", lambda path: opened.add(Path(path)))
    monkeypatch.setattr("briefgen.render.pdf.faces.Font", lambda _, **__: None)
    for family, bold, italic in product(TEXT_FAMILIES, (False, True), (False, True)):
        face = Face(family, bold=bold, italic=italic)
        for each in (*_text_faces(face), *_fallback_faces(face)):
            open_packaged.__wrapped__(each.family, bold=each.bold, italic=each.italic)
    assert sorted(opened) == FONT_FILES


@pytest.mark.parametrize("folder", sorted(FONTS.iterdir()), ids=lambda folder: folder.name)
def test_every_family_has_its_licence(folder: Path) -> None:
    """A folder of fonts holds who made them and the whole text of their licence."""
    text = (folder / "LICENSE.txt").read_text("utf-8")
    (length,) = [length for name, length in LICENCE_TEXTS.items() if name in text]
    assert "opyright" in text[:200]
    assert len(text) > length


def test_readme_names_every_family() -> None:
    """The README's section on licences names each family that comes with briefgen."""
    licence = (ROOT / "README.md").read_text("utf-8").partition("## Licence")[2]
    short = licence.replace(" ", "").lower()
    assert all(
        folder.name.replace("-", "").replace("wqy", "wenquanyi") in short for folder in FONTS.iterdir()
    )
