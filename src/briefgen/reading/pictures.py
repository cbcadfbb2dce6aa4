"""Read a picture: check its type and size, decode it and encode it again.

Only the pixels are used: no metadata, no colour profile, no second image in the file.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from struct import error as struct_error
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import read_file

if TYPE_CHECKING:
    from PIL import Image as Images

MAX_BYTES = 5_000_000
MAX_PIXELS = 20_000_000
_MOST_PX = 1400
"""Larger pictures are scaled down: at the width of a page, more pixels cannot be seen."""
_QUALITY = 85
_MOST_LOSSLESS_BYTES = 200_000
"""A PNG that is still larger than this is a photograph, and is encoded as JPEG."""
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct_error)
"""What Pillow raises on damaged files."""
_HINT = "save it as PNG or JPEG"


class Pixels(Struct, frozen=True):
    """An upright picture in 8-bit RGB, encoded as PNG or JPEG."""

    data: bytes
    media_type: Literal["image/jpeg", "image/png"]
    width_px: int
    height_px: int


def read_picture(
    path: Path, readable: ReadableFolders, name: str, wanted_at: Span
) -> tuple[Pixels | None, tuple[Diagnostic, ...]]:
    """Read a PNG or JPEG file; report problems at `wanted_at`, where the YAML names it.

    Errors: file-outside, file-unreadable, file-large, picture-large, picture-broken.
    """
    data, problems = read_file(path, name, readable, MAX_BYTES, "make it smaller")
    if data is None:
        return None, tuple(replace(p, span=wanted_at, message=f"`{name}`: {p.message}") for p in problems)
    decoded = _decode(data, name, wanted_at)
    return (None, (decoded,)) if isinstance(decoded, Diagnostic) else (decoded, ())


def encoded_fault(pixels: Pixels) -> str:
    """Check that data from a stranger is a picture as `read_picture` makes it.

    Return a description of what is wrong; empty if nothing is.
    """
    from PIL import Image

    wanted = {"image/png": "PNG", "image/jpeg": "JPEG"}[pixels.media_type]
    if pixels.width_px * pixels.height_px > MAX_PIXELS:
        return f"it has more than {MAX_PIXELS:,} pixels"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(pixels.data), formats=(wanted,))
            if image.size != (pixels.width_px, pixels.height_px) or image.mode != "RGB":
                return "its size or its colours are not as stated"
            image.load()
    except (Image.DecompressionBombError, *_DAMAGED):
        return f"it is not a complete {wanted} picture"
    return ""


def _decode(data: bytes, name: str, wanted_at: Span) -> Pixels | Diagnostic:
    # Imported here because only briefs with pictures need it.
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            across, down = image.size
            if across * down > MAX_PIXELS:
                return _too_large(name, wanted_at)
            drawn = image.format == "PNG"
            upright = _to_rgb(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large(name, wanted_at)
    except _DAMAGED:
        message = f"`{name}` is not a complete PNG or JPEG picture"
        return error("picture-broken", wanted_at, message, _HINT)
    upright.thumbnail((_MOST_PX, _MOST_PX), Image.Resampling.LANCZOS)
    return _encode(upright, drawn=drawn)


def _too_large(name: str, wanted_at: Span) -> Diagnostic:
    message = f"`{name}` has more than {MAX_PIXELS:,} pixels"
    return error(
        "picture-large", wanted_at, message, "make it smaller: a page can show only a twentieth of them"
    )


def _to_rgb(image: Images.Image) -> Images.Image:
    """Convert a picture to 8-bit RGB on a white background, without anything but pixels."""
    from PIL import Image

    if image.mode.startswith("I"):  # one channel of 16 bits
        image = image.convert("I").point(lambda value: value * (1 / 257) + 0).convert("L")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    coloured = image.convert("RGBA" if clear else "RGB")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(coloured, mask=coloured.getchannel("A") if clear else None)
    return ground


def _encode(image: Images.Image, *, drawn: bool) -> Pixels:
    """Encode a drawing as PNG if that is small enough, and anything else as JPEG."""
    out = BytesIO()
    if drawn:
        image.save(out, "PNG", optimize=True)
        if len(out.getvalue()) <= _MOST_LOSSLESS_BYTES:
            return Pixels(out.getvalue(), "image/png", image.width, image.height)
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return Pixels(out.getvalue(), "image/jpeg", image.width, image.height)
