"""The versions of what draws a PDF: equal versions draw equal pages from equal documents."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

from briefgen.library_folders import installed_in
from briefgen.render.pdf.reportlab_imports import REPORTLAB_VERSION
from briefgen.version import VERSION

DRAWING = 10
"""The version of this package and its fonts. Raise it where an equal document gives another PDF.

A test notices when it was not raised. Then `tests/verify/make_older_memos.py` makes a memo of the older one.
"""


@cache
def drawing_versions() -> dict[str, str]:
    """Return the versions of briefgen, of its drawing code with its fonts, and of the libraries that draw."""
    libraries = {"pyphen": _version("pyphen"), "reportlab": REPORTLAB_VERSION, "uharfbuzz": hb.__version__}
    return {"briefgen": VERSION, "drawing": str(DRAWING), **libraries}


def _version(library: str) -> str:
    """Return the version in the name of a library's metadata folder; without one, load the library.

    A build that hyphenates nothing does not load pyphen, which lists all its dictionaries when loaded.
    """
    spec = find_spec(library)
    folder = Path(spec.origin).parents[1] if spec and spec.origin else Path()
    found = [version for name, version in installed_in(str(folder)) if name == library]
    if len(found) == 1:
        return found[0]
    return str(import_module(library).__version__)
