"""Tests of reading the fonts of a workspace: each is used, or is one finding with the file and the next step."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.diagnostic import Diagnostic
from briefgen.document.font_file import FontFile
from briefgen.readable_folders import readable_folders
from briefgen.reading.fonts import read_font, read_fonts
from tests.made_fonts import CHEROKEE, make_font


def _without(tag: bytes) -> bytes:
    """Make a font without a table: the table has another name."""
    return make_font().replace(tag, b"none", 1)


FAULTS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing.ttf": (lambda: b"", "font-broken", "not a TrueType or OpenType font"),
    "words.otf": (lambda: b"no font at all", "font-broken", "not a TrueType or OpenType font"),
    "head.ttf": (lambda: b"\x00\x01\x00\x00", "font-broken", "the font has no whole `head` table"),
    "short.ttf": (lambda: make_font()[:40], "font-broken", "the font is not complete"),
    "half.ttf": (lambda: make_font()[:500], "font-broken", "the font is not complete"),
    "letters.ttf": (lambda: _without(b"cmap"), "font-broken", "the font has no whole `cmap` table"),
    "outlines.ttf": (lambda: _without(b"glyf"), "font-format", "its letters are pictures, not outlines"),
    "type1.pfb": (lambda: b"\x80\x01", "font-format", "not a TrueType or OpenType font"),
    "web.woff": (lambda: b"wOFF" + bytes(40), "font-format", "a web font (WOFF)"),
    "web.woff2": (lambda: b"wOF2" + bytes(40), "font-format", "a web font (WOFF2)"),
    "web.ttf": (lambda: b"wOF2" + bytes(40), "font-format", "a web font (WOFF2)"),
    "all.ttc": (lambda: b"ttcf" + bytes(40), "font-format", "a collection of fonts"),
    "closed.ttf": (lambda: make_font(permissions=2), "font-embedding", "may not be embedded (fsType 2"),
    "whole.otf": (
        lambda: make_font(outlines="CFF", permissions=0x0108),
        "font-embedding",
        "may not be embedded in part (fsType 0x0100",
    ),
    "bitmaps.ttf": (lambda: make_font(permissions=0x0200), "font-embedding", "only bitmaps"),
    "unstated.ttf": (lambda: _without(b"OS/2"), "font-embedding", "does not say whether it may be embedded"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_font_that_cannot_be_used_is_one_finding(name: str) -> None:
    """The finding names the file, what is wrong and what to do."""
    make, rule, message = FAULTS[name]
    found = read_font(make(), name, f"fonts/{name}")
    assert isinstance(found, Diagnostic)
    assert (found.rule, found.span.path) == (rule, f"fonts/{name}")
    assert message in found.message
    assert found.hints


@pytest.mark.parametrize("outlines", ["glyf", "CFF", "CID"])
@pytest.mark.parametrize("permissions", [0, 4, 8, 0x0006])
def test_family_and_style_come_from_the_font(outlines: str, permissions: int) -> None:
    """A font that may be printed, edited or installed is read, whatever its file is named."""
    data = make_font(outlines=outlines, family="Quay", weight=700, italic=True, permissions=permissions)
    font = read_font(data, "x.otf", "fonts/x.otf")
    assert isinstance(font, FontFile)
    assert (font.family, font.weights, font.italic) == ("Quay", (700, 700), True)


def test_damage_anywhere_is_no_traceback() -> None:
    """With any byte of a font changed, the font is read, or is one finding."""
    data = make_font(outlines="CFF")
    for at in range(0, len(data), 3):
        changed = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        found = read_font(changed, "a.otf", "fonts/a.otf")
        assert isinstance(found, FontFile) or found.rule.startswith("font-")


def test_fonts_of_a_folder(tmp_path: Path) -> None:
    """Fonts are read from folders in the folder too, in order of their paths; a licence is not read."""
    folder = tmp_path / "fonts"
    for name in ("b.ttf", "a/z.otf", "a/OFL.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(make_font())
    (folder / "broken.ttf").write_bytes(struct.pack(">I", 7))
    fonts, problems = read_fonts(folder, "fonts", readable_folders(tmp_path))
    assert [font.name for font in fonts] == ["a/z.otf", "b.ttf"]
    assert [problem.span.path for problem in problems] == ["fonts/broken.ttf"]
    assert read_fonts(tmp_path / "none", "none", readable_folders(tmp_path)) == ((), ())


def test_fonts_outside_the_workspace_are_not_read(tmp_path: Path) -> None:
    """A folder of fonts that is a link out of the workspace is one finding, and so is such a file."""
    elsewhere, workspace = tmp_path / "elsewhere", tmp_path / "workspace"
    elsewhere.mkdir()
    (workspace / "fonts").mkdir(parents=True)
    (elsewhere / "a.ttf").write_bytes(make_font(CHEROKEE))
    (workspace / "fonts" / "a.ttf").symlink_to(elsewhere / "a.ttf")
    (workspace / "linked").symlink_to(elsewhere)
    for name, path in (("fonts", "fonts/a.ttf"), ("linked", "linked")):
        fonts, problems = read_fonts(workspace / name, name, readable_folders(workspace))
        assert fonts == ()
        assert [(problem.rule, problem.span.path) for problem in problems] == [("file-outside", path)]
