"""The versions of what draws a PDF: equal versions draw equal pages from equal documents."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from briefgen.version import VERSION

_PACKAGE = Path(__file__).parents[2]
_CODE = ("render/pdf", "document", "theme.py")
"""The code that decides how a document looks."""


@cache
def drawing_versions() -> dict[str, str]:
    """Return the versions of briefgen, of its drawing code with its fonts, and of the libraries that draw."""
    libraries = {name: version(name) for name in ("reportlab", "uharfbuzz")}
    return {"briefgen": VERSION, "drawing": _digest(), **libraries}


def _digest() -> str:
    """Digest the code, and the names and sizes of the fonts: two releases of a font differ in size."""
    digest = sha256()
    for path in sorted(file for place in _CODE for file in _files(_PACKAGE / place)):
        is_code = path.suffix == ".py"
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n{path.stat().st_size}\n".encode())
        digest.update(path.read_bytes() if is_code else b"")
    return digest.hexdigest()[:16]


def _files(place: Path) -> list[Path]:
    return (
        [path for path in place.rglob("*") if path.suffix in (".py", ".ttf", ".ttc")]
        if place.is_dir()
        else [place]
    )
