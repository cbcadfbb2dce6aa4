"""The stamp of the program itself: it changes with briefgen's code and templates and with its libraries."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.cache.footprint import FileStamps
from briefgen.library_folders import installed_in

LIBRARIES: Final = (
    "cronsim", "jinja2", "markdown_it_py", "markupsafe", "mdit_py_plugins", "msgspec", "pillow", "pydantic",
    "pyphen", "pyyaml", "rapidfuzz", "reportlab", "snowballstemmer", "typer", "tzdata", "uharfbuzz",
    "watchfiles",
)  # fmt: skip
"""The libraries that briefgen requires, by the names of their folders."""


@cache
def tool_stamp() -> str:
    """Return the stamp of the running program; it is comparable only on the same machine."""
    code = FileStamps().folder(str(Path(__file__).parents[1]))
    return "\n".join([sys.version, code, *sorted(_installed())])


def _installed() -> Iterator[str]:
    for folder in sys.path:
        if folder.endswith("-packages") and Path(folder).is_dir():
            for library, version in installed_in(folder):
                if library in LIBRARIES:
                    yield f"{library} {version}"
