"""The cache file of a brief's runs of rules that had no finding."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed
from briefgen.cache.tool_stamp import tool_stamp
from briefgen.check.clean_runs import HASH_BYTES, CleanRuns
from briefgen.settings.settings import Settings

_KIND: Final = "clean runs 1"


def read_clean_runs(brief: str, settings: Settings) -> CleanRuns | None:
    """Read the runs of the last check of a brief, by its shown path; None without a cache folder."""
    if settings.cache is None:
        return None
    data = read_sealed(_path(settings.cache, brief, settings), _KIND) or b""
    hashes = (data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES))
    return CleanRuns(tool_stamp(), hashes)


def cache_clean_runs(brief: str, settings: Settings, runs: CleanRuns | None) -> None:
    """Cache the runs of this check, if they are not those of the last."""
    if settings.cache is not None and runs is not None and runs.now != runs.known:
        cache_sealed(_path(settings.cache, brief, settings), _KIND, b"".join(sorted(runs.now)))


def _path(cache: Path, brief: str, settings: Settings) -> Path:
    return cache / cache_file_name("clean", settings.shown_from / brief)
