"""Reading a picture: a regular file of a known kind within limits, decoded and written anew.

Nothing but pixels goes on: no metadata, no colour profile, no second image behind the first.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from struct import error as struct_error
from typing import TYPE_CHECKING, Literal

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.files import link_outside, read_file

if TYPE_CHECKING:
    from PIL import Image as Images

MAX_BYTES = 5_000_000
MAX_PIXELS = 20_000_000
_MOST_PX = 1400
"""More pixels than this, across or down, are not told apart in the width of a page."""
_QUALITY = 85
_MOST_LOSSLESS_BYTES = 200_000
"""A PNG that stays larger than this is a photograph, and is written as one."""
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct_error)
"""What Pillow raises on damaged files."""
_HINT = "save it as PNG or JPEG"


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture in three colours of 8 bits, upright, as PNG or JPEG."""

    data: bytes
    media_type: Literal["image/jpeg", "image/png"]
    width_px: int
    height_px: int


def read_picture(
    path: Path, root: Path, name: str, wanted_at: Span
) -> tuple[Pixels | None, tuple[Diagnostic, ...]]:
    """Read a PNG or JPEG file below a root; what is wrong with it is said where it is named.

    Errors: file-outside, file-unreadable, file-large, picture-large, picture-broken.
    """
    outside = link_outside(path, root, name)
    data, problems = (None, (outside,)) if outside else read_file(path, name, MAX_BYTES, "make it smaller")
    if data is None:
        return None, tuple(replace(p, span=wanted_at, message=f"`{name}`: {p.message}") for p in problems)
    decoded = _decode(data, name, wanted_at)
    return (None, (decoded,)) if isinstance(decoded, Diagnostic) else (decoded, ())


def _decode(data: bytes, name: str, wanted_at: Span) -> Pixels | Diagnostic:
    # Imported where a brief has a picture: no other needs it.
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            across, down = image.size
            if across * down > MAX_PIXELS:
                return _large(name, wanted_at)
            drawn = image.format == "PNG"
            upright = _flat(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _large(name, wanted_at)
    except _DAMAGED:
        message = f"`{name}` is not a whole PNG or JPEG picture"
        return error("picture-broken", wanted_at, message, _HINT)
    upright.thumbnail((_MOST_PX, _MOST_PX), Image.Resampling.LANCZOS)
    return _written(upright, drawn=drawn)


def _large(name: str, wanted_at: Span) -> Diagnostic:
    message = f"`{name}` has more than {MAX_PIXELS:,} pixels"
    return error("picture-large", wanted_at, message, "make it smaller: a page shows a twentieth of them")


def _flat(image: Images.Image) -> Images.Image:
    """Give a picture in three colours of 8 bits on white, with nothing beside its pixels."""
    from PIL import Image

    if image.mode.startswith("I"):  # one channel of 16 bits
        image = image.convert("I").point(lambda value: value * (1 / 257) + 0).convert("L")
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    coloured = image.convert("RGBA" if clear else "RGB")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(coloured, mask=coloured.getchannel("A") if clear else None)
    return ground


def _written(image: Images.Image, *, drawn: bool) -> Pixels:
    """Write a drawing without loss while that is small, and anything else as a photograph."""
    out = BytesIO()
    if drawn:
        image.save(out, "PNG", optimize=True)
        if len(out.getvalue()) <= _MOST_LOSSLESS_BYTES:
            return Pixels(out.getvalue(), "image/png", image.width, image.height)
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return Pixels(out.getvalue(), "image/jpeg", image.width, image.height)
