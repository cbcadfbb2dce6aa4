"""The languages in which the sentences of a lock were read.

A lock has what was read from each sentence, but not the language it was read in. The user's cache folder has
these languages for the lock that was written last here, so that the next `lock` reads only what has changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed_json
from briefgen.cache.tool_stamp import tool_stamp
from briefgen.corpus.source import Source
from briefgen.reading.entry import Entry

_KIND: Final = "languages of a lock 1"
Sources = Mapping[str, Entry[Source]]


def sources_in_same_language(
    cache: Path | None, corpus: Path, lock: bytes | None, sources: Sources
) -> frozenset[str]:
    """Return the ids of sources that have the language in which their sentences in the lock were read.

    Shape: `lock` is the content of the lock file. No source is known where somebody else, or another version
    of briefgen, has written it.
    """
    if cache is None or lock is None:
        return frozenset()
    stored: Any = read_sealed_json(cache / cache_file_name("lock-languages", corpus), _KIND)
    if not isinstance(stored, dict) or stored.get("lock") != _digest(lock):
        return frozenset()
    languages = stored.get("languages")
    known = languages if isinstance(languages, dict) else {}
    return frozenset(name for name, entry in sources.items() if known.get(name) == entry.value.language)


def cache_languages(cache: Path | None, corpus: Path, lock: bytes, sources: Sources) -> None:
    """Cache the languages of the sources of a lock, whose content is given."""
    if cache is not None:
        languages = {name: entry.value.language for name, entry in sources.items()}
        data = json.dumps({"lock": _digest(lock), "languages": languages}).encode()
        cache_sealed(cache / cache_file_name("lock-languages", corpus), _KIND, data)


def _digest(lock: bytes) -> str:
    return sha256(tool_stamp().encode("utf-8", "surrogateescape") + lock).hexdigest()
