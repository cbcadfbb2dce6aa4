"""The libraries that are installed in a folder, by the names of their metadata folders."""

from __future__ import annotations

import os
from collections.abc import Iterator

_ENDING = ".dist-info"


def installed_in(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the name, in small letters, and the version of each library in a folder of packages."""
    for name in os.listdir(folder):  # noqa: PTH208  # only names, of a folder with hundreds
        library, _, version = name.removesuffix(_ENDING).rpartition("-")
        if library and name.endswith(_ENDING):
            yield library.lower(), version
