"""The program that runs, as a stamp that changes with its code, its templates and the libraries it uses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.cache.footprint import Eyes

LIBRARIES: Final = (
    "cronsim", "jinja2", "markdown_it_py", "markupsafe", "mdit_py_plugins", "pillow", "pydantic", "pyyaml",
    "rapidfuzz", "reportlab", "text2num", "typer", "tzdata", "uharfbuzz", "watchfiles",
)  # fmt: skip
"""The libraries that briefgen asks for, as their folders are named."""
_NAMES: Final = tuple(f"{name}-" for name in LIBRARIES)


@cache
def tool_stamp() -> str:
    """Give the stamp of this process's program; it means something on this machine alone."""
    code = Eyes().folder(str(Path(__file__).parents[1]))
    return "\n".join([sys.version, code, *sorted(_installed())])


def _installed() -> Iterator[str]:
    for folder in sys.path:
        if folder.endswith("-packages") and Path(folder).is_dir():
            for name in os.listdir(folder):  # noqa: PTH208  # names alone, of a folder with hundreds
                if name.endswith(".dist-info") and name.lower().startswith(_NAMES):
                    yield name
