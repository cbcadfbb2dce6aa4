"""List the parts of a page that no memo has, since readers paint them differently on screen and on paper.

Where another version of briefgen drew a file, its pages are compared by what one reader shows. Layers,
overprinting, blending, patterns and alternative pictures look different elsewhere, so no page may have them.
Source: ISO 32000-1, 7.8.3, 8.6.7, 8.9.5, 8.11 and 11.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary

from briefgen.verify.page_content import content_operators

_OPERATORS = frozenset([
    "q", "Q", "cm", "w", "J", "j", "M", "d", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*",
    "B", "B*", "b", "b*", "n", "W", "W*", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD",
    "Tm", "T*", "Tj", "TJ", "rg", "RG", "g", "G", "BMC", "BDC", "EMC", "Do",
])  # fmt: skip
_RESOURCES = frozenset({"/Font", "/XObject", "/ProcSet"})
_IMAGE = frozenset([
    "/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace", "/Filter", "/DecodeParms",
    "/Length", "/Interpolate", "/Name", "/SMask", "/Decode",
])  # fmt: skip


def unusual_parts(page: pikepdf.Page) -> set[str]:
    """Return the instructions, resources and entries of pictures that a page has and no memo needs."""
    return set(_unusual_parts(page))


def _unusual_parts(page: pikepdf.Page) -> Iterator[str]:
    yield from {operator for _, operator in content_operators(page)} - _OPERATORS
    resources: Any = page.obj.get("/Resources", Dictionary())
    yield from set(resources.keys()) - _RESOURCES
    for image in resources.get("/XObject", Dictionary()).as_dict().values():
        if image.get("/Subtype") != "/Image":
            yield str(image.get("/Subtype"))
        yield from set(image.stream_dict.keys()) - _IMAGE
