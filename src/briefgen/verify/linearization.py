"""Check what a file states about itself for readers that show its first page before they have all of it.

Such readers take the number of pages and the first page from there, and not from the page tree.
Source: ISO 32000-1, Annex F.
"""

from __future__ import annotations

from contextlib import suppress

import pikepdf
from pikepdf import Dictionary

_KEYS = frozenset({"/Linearized", "/L", "/H", "/O", "/E", "/N", "/T"})


def linearization_fault(file: pikepdf.Pdf) -> str:
    """Return what is wrong in a file that states to be linearized, in words; empty if nothing is."""
    stated = [item for item in file.objects if isinstance(item, Dictionary) and "/Linearized" in item]
    if not stated:
        return ""
    first = file.pages[0].obj.objgen[0]
    expected = {"/O": first, "/N": len(file.pages)}
    is_sound = False
    with suppress(pikepdf.PdfError, RuntimeError):
        is_sound = len(stated) == 1 and file.is_linearized and file.check_linearization()
    if is_sound and stated[0].keys() <= _KEYS and all(stated[0].get(k) == v for k, v in expected.items()):
        return ""
    return "a false statement of its pages for readers that load it in parts"
