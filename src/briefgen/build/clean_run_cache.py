"""The cache file of a brief's runs of rules that found nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefgen.cache.file_stamp import now_ns
from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed
from briefgen.cache.tidy import tidy
from briefgen.cache.tool_stamp import tool_stamp
from briefgen.check.clean_runs import HASH_BYTES, CleanRuns, RecentRuns
from briefgen.settings.settings import Settings

_KIND: Final = "clean runs 1"
_of_process: Final = RecentRuns()
"""Clean runs of all briefs that this process has checked: briefs of one corpus have many in common."""


@contextmanager
def clean_runs(brief: str, settings: Settings) -> Iterator[CleanRuns | None]:
    """Give the clean runs of the last check of a brief, by its shown path, and cache those of this one.

    Shape: None without a cache folder.
    """
    if settings.cache is None:
        yield None
        return
    path = _path(settings.cache, brief, settings)
    data = read_sealed(path, _KIND) or b""
    known = (data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES))
    runs = CleanRuns(tool_stamp(), known, _of_process)
    yield runs
    runs.forget_values()
    _of_process.add(runs.now)
    if runs.now != runs.known:
        cache_sealed(path, _KIND, b"".join(sorted(runs.now)))
        tidy(settings.cache, now_ns())


def _path(cache: Path, brief: str, settings: Settings) -> Path:
    return cache / cache_file_name("clean", settings.shown_from / brief)
