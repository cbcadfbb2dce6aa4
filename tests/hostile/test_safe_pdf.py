"""What a memo holds besides its words: nothing that acts, nothing that tells of who built it, where and when."""

from __future__ import annotations

import getpass
import re
import zlib
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest

from tests.hostile.attack import build, memo_of
from tests.hostile.everything import everything
from tests.workspace import ROOT, Workspace

ACTIVE = (
    b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/GoToR", b"/GoToE", b"/SubmitForm", b"/ImportData",
    b"/RichMedia", b"/Movie", b"/Sound", b"/AcroForm", b"/XFA", b"/Rendition", b"/Encrypt",
)  # fmt: skip
LINKS = (
    "[here](https://example.org/a?b=(c)&d=%C3%A9) and [there](mailto:a@b.example) and <https://example.org/>"
)


def test_nothing_acts(full: Workspace) -> None:
    """Of all that a PDF can do, a memo does nothing: it has links to the web and to mail, and no other action."""
    full.write_as_is(everything({"gap.matters": LINKS}))
    assert build(full).code == 0
    data = _everything_in(memo_of(full))
    assert [word for word in ACTIVE if re.search(re.escape(word) + rb"\b", data)] == []
    file = pikepdf.open(memo_of(full))
    annotations = [a for page in file.pages for a in page.obj.get("/Annots", [])]
    addresses = {str(a["/A"]["/URI"]) for a in annotations if "/A" in a}
    assert {a.partition(":")[0] for a in addresses} == {"https", "mailto"}
    assert {str(a["/Subtype"]) for a in annotations} == {"/Link"}


def test_addresses_can_be_seen(full: Workspace) -> None:
    """Where the words of a link do not show its address, a note does."""
    full.write_as_is(everything({"gap.matters": LINKS}))
    assert build(full).code == 0
    words = "".join(
        "".join(p.get_textpage().get_text_range().split()) for p in pypdfium2.PdfDocument(memo_of(full))
    )
    assert words.count("https://example.org/a?b=(c)&d=%C3%A9") == 1
    assert words.count("mailto:a@b.example") == 1
    assert words.count("https://example.org/") - words.count("https://example.org/a") >= 1


def test_nothing_tells_of_the_builder(full: Workspace) -> None:
    """The file names no user, no folder, no machine and no time but that of its information."""
    assert build(full).code == 0
    data = _everything_in(memo_of(full))
    for private in (str(full.root), str(ROOT), str(Path.home()), getpass.getuser(), "/tmp/"):  # noqa: S108  # no file of ours
        if len(private) > 4:
            assert private.encode() not in data
            assert private.encode("utf-16-be") not in data
    times = set(re.findall(rb"D:(\d{8})|(20\d\d-\d\d-\d\dT[0-9:]+Z)", data))
    assert times == {(b"20260320", b""), (b"", b"2026-03-20T00:00:00Z")}
    assert b"Exif" not in data


@pytest.mark.parametrize("day", ["0001-01-01", "0999-12-31", "9999-12-31"])
def test_dates_of_any_year_are_dates(full: Workspace, day: str) -> None:
    """The dates in the file have the form that the standard asks for, in every year."""
    path = full.root / "briefs" / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("as_of: 2026-03-20", f"as_of: {day}"), "utf-8")
    with (full.root / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write('source-late = "off"\n')  # the sources are of our days
    assert build(full).code == 0
    with pikepdf.open(memo_of(full)) as file:
        assert str(file.docinfo["/CreationDate"]) == f"D:{day.replace('-', '')}000000Z"


def _everything_in(path: Path) -> bytes:
    """Return the bytes of a file with all that is packed in it."""
    data = path.read_bytes()
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return data + b"".join(_unpacked(piece) for piece in packed)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""
