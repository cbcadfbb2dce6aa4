"""A test that the version of what draws is raised when the drawing changes."""

from __future__ import annotations

from hashlib import sha256

import pyphen  # type: ignore[import-untyped]  # it has no type hints
import pytest
import uharfbuzz  # type: ignore[import-untyped]  # it has no type hints
from msgspec.structs import replace

from briefgen.document.nodes import Signature
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.drawing_versions import DRAWING, drawing_versions
from briefgen.theme import Theme
from briefgen.verify.file_bytes import inflated
from tests.render.mixed_directions import ARABIC
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP, p

LIBRARIES = {"pyphen": "0.18.1", "reportlab": "5.1.0", "uharfbuzz": "0.57.0"}
DRAWN = {
    1: "d20a1685b41fe935",
    2: "d20a1685b41fe935",
    3: "d20a1685b41fe935",
    4: "d20a1685b41fe935",
    5: "f5ca27c64d54ebda",
    6: "2ca9ed041378f238",
    7: "2ca9ed041378f238",
    8: "08c4d55b588af783",
    9: "c162ca2c14e1b606",
    10: "c162ca2c14e1b606",
}
"""The digest of the memo about the harbour as each version of `DRAWING` draws it, with these libraries."""


def test_versions_are_those_of_the_libraries() -> None:
    """A version that is read from the name of a folder is the one that the library itself gives."""
    versions = drawing_versions()
    assert (versions["pyphen"], versions["uharfbuzz"]) == (pyphen.__version__, uharfbuzz.__version__)


def test_the_version_is_raised_when_the_drawing_changes() -> None:
    """An equal document gives an equal PDF as long as `DRAWING` is the same; else raise it, and add the digest."""
    if not LIBRARIES.items() <= drawing_versions().items():
        pytest.skip("other libraries draw here")
    arabic = p(" ".join(ARABIC))
    document = replace(MEMO, annex=(*MEMO.annex, arabic, Signature("Signed for the harbour office")))
    objects = inflated(render_pdf(document, Theme(), TIMESTAMP)[0].pdf)
    assert objects is not None
    assert sha256(b"".join(objects)).hexdigest()[:16] == DRAWN[DRAWING]
