"""The program that runs, as a stamp that changes with its code, its templates and the libraries it uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.footprint import Eyes

_LIBRARIES: Final = (
    "font_source", "jinja2", "markdown_it_py", "markupsafe", "mdit_py_plugins", "pydantic", "reportlab",
)  # fmt: skip
"""Libraries whose versions may show in what is written, by the beginning of their folder's name."""


def tool_stamp() -> str:
    """Give the stamp; it means something on this machine alone."""
    code = Eyes().folder(str(Path(__file__).parent))
    return "\n".join([sys.version, code, *sorted(_installed())])


def _installed() -> Iterator[str]:
    for folder in sys.path:
        if folder.endswith("-packages") and Path(folder).is_dir():
            for name in os.listdir(folder):  # noqa: PTH208  # names alone, of a folder with hundreds
                if name.endswith(".dist-info") and name.lower().startswith(_LIBRARIES):
                    yield name
