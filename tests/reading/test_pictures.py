"""Tests of reading pictures: types, limits, and dropping everything but pixels."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from briefgen.diagnostic import Span
from briefgen.readable_folders import readable_folders
from briefgen.reading.pictures import MAX_BYTES, Pixels, read_picture

AT = Span("brief.yaml", 3, 7, 3, 12)
CAMERA = "Canon of the harbour pilots"


def image(mode: str = "RGB", size: tuple[int, int] = (40, 30), colour: object = None) -> Image.Image:
    """Make a picture of one colour, with a different pixel in its corner."""
    made = Image.new(mode, size, colour)  # type: ignore[arg-type]  # colours of many forms
    made.putpixel((0, 0), 1 if isinstance(made.getpixel((0, 0)), int) else tuple([1] * len(made.getbands())))
    return made


def saved(made: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Save a picture."""
    out = BytesIO()
    made.save(out, kind, **options)
    return out.getvalue()


def read(folder: Path, data: bytes) -> tuple[Pixels | None, list[str]]:
    """Read a file with given bytes; return the result, and rules and messages."""
    (folder / "a.png").write_bytes(data)
    pixels, problems = read_picture(folder / "a.png", readable_folders(folder), "a.png", AT)
    assert all(d.span == AT for d in problems)
    return pixels, [f"{d.rule}: {d.message}" for d in problems]


def opened(pixels: Pixels | None) -> Image.Image:
    """Open an encoded picture."""
    assert pixels is not None
    made = Image.open(BytesIO(pixels.data))
    assert made.size == (pixels.width_px, pixels.height_px)
    assert made.mode == "RGB"
    return made


KINDS = {
    "colours": image("RGB"),
    "grey": image("L"),
    "grey, clear": image("LA"),
    "colours, clear": image("RGBA"),
    "palette": image("P"),
    "black and white": image("1"),
    "16 bits": image("I;16"),
}


@pytest.mark.parametrize("made", KINDS.values(), ids=KINDS)
def test_every_kind_of_png_becomes_rgb(tmp_path: Path, made: Image.Image) -> None:
    """A PNG of any kind becomes 8-bit RGB without loss."""
    pixels, problems = read(tmp_path, saved(made))
    assert problems == []
    assert pixels is not None
    assert (pixels.media_type, opened(pixels).info.get("interlace", 0)) == ("image/png", 0)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_kind_of_jpeg_becomes_rgb(tmp_path: Path, mode: str) -> None:
    """A JPEG of any kind becomes an RGB JPEG."""
    pixels, problems = read(tmp_path, saved(image(mode), "JPEG"))
    assert problems == []
    assert pixels is not None
    assert pixels.media_type == "image/jpeg"
    opened(pixels)


def test_transparency_becomes_white(tmp_path: Path) -> None:
    """A transparent background becomes white, half-transparent colours are blended with white, 16-bit grey is scaled."""
    ground, _ = read(tmp_path, saved(Image.new("RGBA", (2, 2), (0, 0, 0, 0))))
    assert opened(ground).getpixel((1, 1)) == (255, 255, 255)
    half, _ = read(tmp_path, saved(Image.new("RGBA", (2, 2), (0, 0, 0, 128))))
    assert opened(half).getpixel((1, 1)) == (127, 127, 127)
    grey, _ = read(tmp_path, saved(Image.new("I;16", (2, 2), 257 * 100)))
    assert opened(grey).getpixel((1, 1)) == (100, 100, 100)


def test_a_picture_is_turned_upright(tmp_path: Path) -> None:
    """A picture is rotated by its EXIF orientation, which is then dropped."""
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    exif[0x010F] = CAMERA
    pixels, _ = read(tmp_path, saved(image(), "JPEG", exif=exif))
    assert pixels is not None
    assert (pixels.width_px, pixels.height_px) == (30, 40)
    assert CAMERA.encode() not in pixels.data
    assert not opened(pixels).getexif()


def test_only_pixels_are_used(tmp_path: Path) -> None:
    """Comments, profiles, resolutions and texts in a file are dropped."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CAMERA)
    png, _ = read(tmp_path, saved(image(), pnginfo=words, dpi=(300, 300), icc_profile=b"profile of a screen"))
    jpeg, _ = read(tmp_path, saved(image(), "JPEG", comment=CAMERA, icc_profile=b"profile of a screen"))
    for pixels in (png, jpeg):
        assert pixels is not None
        assert CAMERA.encode() not in pixels.data
        assert b"profile" not in pixels.data
    assert not set(opened(png).info) - {"interlace"}


def test_large_pictures_are_made_smaller(tmp_path: Path) -> None:
    """A picture with more pixels than a page can show is scaled down, and a photograph in a PNG becomes a JPEG."""
    noise = Image.frombytes("RGB", (2000, 1000), os.urandom(6_000_000)).resize((2000, 1000))
    pixels, _ = read(tmp_path, saved(noise.resize((400, 200)).resize((2000, 1000))))
    assert pixels is not None
    assert (pixels.width_px, pixels.height_px, pixels.media_type) == (1400, 700, "image/jpeg")


WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "picture-broken: `a.png` is not a complete PNG or JPEG picture"),
    "text": (lambda: b"<svg/>", "picture-broken: `a.png` is not a complete PNG or JPEG picture"),
    "a GIF": (
        lambda: saved(image("P"), "GIF"),
        "picture-broken: `a.png` is not a complete PNG or JPEG picture",
    ),
    "half a PNG": (
        lambda: saved(image(size=(900, 900)))[:300],
        "picture-broken: `a.png` is not a complete PNG or JPEG picture",
    ),
    "half a JPEG": (
        lambda: saved(image(size=(900, 900)), "JPEG")[:2000],
        "picture-broken: `a.png` is not a complete PNG or JPEG picture",
    ),
    "a bomb": (
        lambda: saved(Image.new("1", (9000, 9000))),
        "picture-large: `a.png` has more than 20,000,000 pixels",
    ),
    "a greater bomb": (
        lambda: saved(Image.new("1", (14000, 14000))),
        "picture-large: `a.png` has more than 20,000,000 pixels",
    ),
    "many bytes": (
        lambda: saved(image()) + b"\0" * MAX_BYTES,
        "file-large: `a.png`: larger than 5,000,000 bytes",
    ),
}


@pytest.mark.parametrize(("data", "message"), WRONG.values(), ids=WRONG)
def test_other_files_are_refused(tmp_path: Path, data: Callable[[], bytes], message: str) -> None:
    """A file that is not a picture, or is too large, is reported where it is named, with the limit."""
    assert read(tmp_path, data()) == (None, [message])


def test_damage_is_never_a_crash(tmp_path: Path) -> None:
    """A picture with any changed byte gives a picture or a finding."""
    for whole in (saved(image()), saved(image(), "JPEG")):
        for at in range(0, len(whole), 3):
            pixels, problems = read(tmp_path, whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
            assert (pixels is None) is bool(problems)


def test_links_and_other_paths_are_refused(tmp_path: Path) -> None:
    """A link out of the root, a folder, a pipe and a missing file are refused."""
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "out.png").write_bytes(saved(image()))
    (root / "link.png").symlink_to(tmp_path / "out.png")
    (root / "folder.png").mkdir()
    os.mkfifo(root / "pipe.png")
    rules = {
        name: [d.rule for d in read_picture(root / name, readable_folders(root), name, AT)[1]]
        for name in ("link.png", "folder.png", "pipe.png", "none.png", "../out.png")
    }
    assert rules == {
        "link.png": ["file-outside"],
        "folder.png": ["file-unreadable"],
        "pipe.png": ["file-unreadable"],
        "none.png": ["file-unreadable"],
        "../out.png": ["file-outside"],
    }


def test_equal_pictures_give_equal_bytes(tmp_path: Path) -> None:
    """The encoded picture depends only on the pixels."""
    first, _ = read(tmp_path, saved(image(), compress_level=1))
    second, _ = read(tmp_path, saved(image(), compress_level=9))
    assert first == second


def test_pillow_is_loaded_for_pictures_only() -> None:
    """Pillow is loaded only if there is a picture."""
    code = "import sys, briefgen.reading.pictures; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    assert done.stdout == "False\n"
