"""Pictures and logos from the workspace to the recipient."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from page import ValidationProfile
from PIL import Image

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.verify.structure_reader import read_structure
from briefgen.verify.verify import verify
from tests.verify.tampering import MEMO
from tests.workspace import TEMPLATES, Workspace, open_workspace

SECTION = """\
sections:
  - title: The quay is old
    body: It is old.
    picture: {file: pictures/quay.jpg, alt: Two dredgers at the quay, caption: "Photograph: harbour pilots, March"}
"""
PRODUCT = "templates/two-page-brief"


def _picture(size: tuple[int, int], colour: str, kind: str) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Canon of the harbour pilots"
    Image.new("RGB", size, colour).save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture
def pictured(tmp_path: Path) -> Workspace:
    """Make a workspace whose brief has a photograph and whose product has a logo."""
    workspace = open_workspace(tmp_path)
    workspace.write({**MEMO, "briefs/brief.yaml": MEMO["briefs/brief.yaml"] + SECTION})
    for file in ("product.yaml", "memo.md.j2", "theme.yaml"):
        text = (TEMPLATES / "two-page-brief" / file).read_text("utf-8")
        logo = "logo: {file: logo.png, alt: Port authority of Velmar}\n" if file == "theme.yaml" else ""
        workspace.write({f"{PRODUCT}/{file}": text + logo})
    (tmp_path / PRODUCT / "logo.png").write_bytes(_picture((300, 120), "navy", "PNG"))
    (tmp_path / "briefs" / "pictures").mkdir()
    (tmp_path / "briefs" / "pictures" / "quay.jpg").write_bytes(_picture((1600, 900), "teal", "JPEG"))
    return workspace.set(templates=tmp_path / "templates")


def _built(workspace: Workspace) -> bytes:
    built, problems = workspace.build()
    assert problems == ()
    assert built is not None
    return built.path.read_bytes()


def test_pictures_are_figures(pictured: Workspace) -> None:
    """A logo and a photograph are figures that say what they show; the file meets both standards."""
    pdf = _built(pictured)
    structure = read_structure(pdf)
    assert structure.faults == []
    assert [node.alt for node in structure.tagged("Figure")][:1] == ["Port authority of Velmar"]
    assert "Two dredgers at the quay" in [node.alt for node in structure.tagged("Figure")]
    assert "Photograph: harbour pilots, March" in structure.words()
    for profile in ("ua1", "3a"):
        assert page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile)).failures == []
    assert verify(pdf, "memo.pdf", SourceTexts(()))[1] == ()


def test_pictures_show_their_pixels(pictured: Workspace) -> None:
    """Another library finds both pictures in the file, with their colours, and no word of the camera."""
    file = pikepdf.open(BytesIO(_built(pictured)))
    streams = [thing for thing in file.objects if isinstance(thing, pikepdf.Stream)]
    images = [
        pikepdf.PdfImage(stream).as_pil_image().convert("RGB")
        for stream in streams
        if stream.get("/Subtype") == pikepdf.Name.Image
    ]
    found = sorted((image.size, image.getpixel((5, 5))) for image in images)
    assert [size for size, _ in found] == [(300, 120), (1400, 788)]
    assert found[0][1] == (0, 0, 128)
    assert not [stream for stream in streams if b"Canon" in bytes(stream.read_raw_bytes())]


def test_another_picture_makes_the_memo_anew(pictured: Workspace) -> None:
    """A memo is made again where its photograph or its logo has changed, and not where nothing has."""
    first = _built(pictured)
    again, _ = pictured.build()
    assert again is not None
    assert again.up_to_date
    (pictured.root / "briefs" / "pictures" / "quay.jpg").write_bytes(_picture((1600, 900), "red", "JPEG"))
    second = _built(pictured)
    (pictured.root / PRODUCT / "logo.png").write_bytes(_picture((300, 120), "red", "PNG"))
    third = _built(pictured)
    assert len({first, second, third}) == 3


WRONG = {
    "a picture that is not there": ("file: pictures/quay.jpg", "file: pictures/key.jpg", "file-unreadable"),
    "no description": (", alt: Two dredgers at the quay", "", "key-missing"),
    "a path that leads out": ("pictures/quay.jpg", "../quay.jpg", "value-format"),
    "a path from the top": ("pictures/quay.jpg", "/etc/passwd", "value-format"),
    "an address": ("pictures/quay.jpg", "'https://x.example/a.png'", "file-unreadable"),
}


@pytest.mark.parametrize(("old", "new", "rule"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_picture_is_said(pictured: Workspace, old: str, new: str, rule: str) -> None:
    """A picture without description, or that is not there, is one finding at its place in the brief."""
    path = pictured.root / "briefs" / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    built, problems = pictured.build()
    assert built is None
    assert [d.rule for d in problems] == [rule]
    assert problems[0].span.path == "briefs/brief.yaml"


def test_a_logo_that_is_not_there_is_said(pictured: Workspace) -> None:
    """A logo that cannot be read is one finding at its place in the theme."""
    (pictured.root / PRODUCT / "logo.png").unlink()
    built, problems = pictured.build()
    assert built is None
    assert [(d.rule, d.span.path) for d in problems] == [("file-unreadable", f"{PRODUCT}/theme.yaml")]
