"""The versions of what draws a PDF: equal versions draw equal pages from equal documents."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from briefgen.version import VERSION

DRAWING = 5
"""The version of this package and its fonts. Raise it where an equal document gives another PDF.

A test notices when it was not raised.
"""


@cache
def drawing_versions() -> dict[str, str]:
    """Return the versions of briefgen, of its drawing code with its fonts, and of the libraries that draw."""
    libraries = {name: version(name) for name in ("pyphen", "reportlab", "uharfbuzz")}
    return {"briefgen": VERSION, "drawing": str(DRAWING), **libraries}
