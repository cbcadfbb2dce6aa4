"""Read the lock file of a corpus.

A large lock file is parsed once: the user's cache folder then records that the file is undamaged and sorted.
As long as its stamp is the same, single lines are looked up in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from briefgen.cache.file_stamp import Stamp, now_ns, stamp_of
from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed_json
from briefgen.corpus.lock_format import (
    Lock,
    extents,
    key_of_quotation,
    key_of_source,
    parse_lock,
    quotation_of,
    source_of,
)
from briefgen.corpus.lock_lookup import LockSection, RandomAccessFile
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.readable_folders import ReadableFolders, readable_folders
from briefgen.reading.files import path_exists, read_text_file

NAME: Final = "briefgen.lock"
MAX_BYTES: Final = 50_000_000
_MIN_LOOKUP_BYTES: Final = 200_000
"""Size from which looking up single lines is faster than parsing all of them. Units: bytes."""
_KIND: Final = "lock cache 1"


def read_lock(
    corpus: Path, shown: str, cache: Path | None = None, readable: ReadableFolders | None = None
) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """Read a corpus's lock; None without a problem if there is no lock.

    It lies in one of the `readable` folders, or else in the corpus itself.

    Errors: lock-damaged, and those of `read_text_file`.
    """
    path = corpus / NAME
    if not path_exists(path):
        return None, ()
    readable = readable or readable_folders(corpus)
    stamp, begun = stamp_of(path), now_ns()
    note = (
        cache / cache_file_name("lock", corpus)
        if cache and stamp and stamp.size > _MIN_LOOKUP_BYTES
        else None
    )
    if note and (known := _open_lookup(path, readable, stamp, note)):
        return known, ()
    text, problems = read_text_file(path, f"{shown}/{NAME}", readable, MAX_BYTES)
    if text is None:
        return None, problems
    lock, damage = parse_lock(text)
    if damage is not None:
        span = Span(f"{shown}/{NAME}", damage.line, 1, damage.line, 2)
        hint = "restore it from git, or remove it and run `briefgen lock` where the texts are available"
        return None, (error("lock-damaged", span, f"the lock is damaged: {damage.message}", hint),)
    if note and stamp and stamp.is_older_than_clock_tick(begun):
        _record(note, stamp, text, lock)
    return lock, ()


def _open_lookup(path: Path, readable: ReadableFolders, stamp: Stamp | None, note: Path) -> Lock | None:
    """Open the lock for look-ups, if the cache records that this very file is undamaged and sorted."""
    stored: Any = read_sealed_json(note, _KIND)
    with suppress(OSError, KeyError, TypeError, ValueError):
        pages = RandomAccessFile(path, readable)
        if stored is not None and [*(stamp_of(pages.descriptor) or ())] == stored["stamp"] == [
            *(stamp or ())
        ]:
            sources, quotations = (tuple(extent) for extent in stored["extents"])
            return Lock(
                LockSection(pages, sources, key_of_source, source_of),
                LockSection(pages, quotations, key_of_quotation, quotation_of),
            )
    return None


def _record(note: Path, stamp: Stamp, text: str, lock: Lock) -> None:
    if len(text.encode()) == stamp.size and _is_ordered(lock.sources) and _is_ordered(lock.quotations):
        cache_sealed(note, _KIND, json.dumps({"stamp": stamp, "extents": extents(text)}).encode())


def _is_ordered(entries: Mapping[Any, object]) -> bool:
    keys = list(entries)
    return keys == sorted(keys)
