"""An object of the file whose bytes are written last."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.render.pdf.reportlab_parts import pdfdoc


class Written(pdfdoc.PDFObject):
    """An indirect object whose bytes are written when all objects have their numbers."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], bytes]) -> None:
        self.write = write

    def format(self, document: object) -> bytes:  # noqa: ARG002 - ReportLab's signature
        """Write the object."""
        return self.write()
