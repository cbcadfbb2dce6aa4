"""The versions of what draws a PDF: equal versions draw equal pages from equal documents."""

from __future__ import annotations

from functools import cache

import pyphen  # type: ignore[import-untyped]  # it has no type hints
import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

from briefgen.render.pdf.reportlab_imports import REPORTLAB_VERSION
from briefgen.version import VERSION

DRAWING = 10
"""The version of this package and its fonts. Raise it where an equal document gives another PDF.

A test notices when it was not raised. Then `tests/verify/make_older_memos.py` makes a memo of the older one.
"""


@cache
def drawing_versions() -> dict[str, str]:
    """Return the versions of briefgen, of its drawing code with its fonts, and of the libraries that draw."""
    libraries = {"pyphen": pyphen.__version__, "reportlab": REPORTLAB_VERSION, "uharfbuzz": hb.__version__}
    return {"briefgen": VERSION, "drawing": str(DRAWING), **libraries}
