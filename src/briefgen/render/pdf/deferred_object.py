"""A PDF object whose bytes are written after all objects have numbers."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.render.pdf.reportlab_imports import pdfdoc


class DeferredObject(pdfdoc.PDFObject):
    """An indirect object that is written at the end, when it can refer to all other objects."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], bytes]) -> None:
        self.write = write

    def format(self, document: object) -> bytes:  # noqa: ARG002 - ReportLab's signature
        """Write the object."""
        return self.write()
