"""Removing the temporary files that killed runs have left among the files that people write."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefgen.cache.atomic_write import TEMPORARY_NAME
from briefgen.settings.settings import Settings

_TEMPORARY: Final = re.compile(TEMPORARY_NAME)
_OLD_SECONDS: Final = 60
"""Nothing writes a file for so long: a temporary file of this age belongs to a run that was killed."""


def remove_leftovers_among_inputs(settings: Settings) -> None:
    """Remove old temporary files beside the settings, the briefs, the corpus and the texts."""
    trees = (settings.root / "briefs", settings.corpus, *settings.texts)
    found = [name for tree in trees for name in _files_below(tree)]
    found += (entry.path for entry in os.scandir(settings.root))
    before = settings.now.timestamp() - _OLD_SECONDS
    for name in found:
        if _TEMPORARY.fullmatch(os.path.basename(name)):  # noqa: PTH119  # of many names, most of no interest
            path = Path(name)
            with suppress(OSError):
                if path.lstat().st_mtime < before:
                    path.unlink()


def _files_below(tree: Path) -> list[str]:
    return [f"{folder}/{name}" for folder, _, names in os.walk(tree) for name in names]
