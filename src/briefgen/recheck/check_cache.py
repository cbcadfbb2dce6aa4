"""The cached check of a whole corpus: which of its entries had no findings, and what that depends on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, to_builtins

from briefgen.cache.file_stamp import Stamp, stamp_of
from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed_json
from briefgen.cache.tool_stamp import tool_stamp
from briefgen.corpus.entry_scan import scan_entries
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.lock_file import NAME as LOCK
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import MAX_BYTES, read_bytes
from briefgen.settings.settings import Settings

_KIND: Final = "check cache 2"


class CheckUnit(Struct, frozen=True):
    """A fact, a question with its views, or a section: what is checked again as a whole."""

    depends_on: tuple[str, ...]
    """The facts and measures that its findings depend on: `fact ID`, `measure ID`."""
    states: Mapping[str, tuple[str, ...]] | None
    """The states of its quotations, by their owner; None where it has findings."""


class CachedCheck(Struct, frozen=True):
    """A check of a whole corpus, every finding of which lies in one of its units."""

    settings_digest: str
    """As `digest_of` gives it."""
    stamps: Mapping[str, Stamp | None]
    """Of all files except those of facts and views, by path."""
    single_files: tuple[str, ...]
    """As `list_single_files` gives them."""
    views: Mapping[str, str]
    """The digest of each file of views."""
    facts: Mapping[str, tuple[str, Mapping[str, str] | None]]
    """Each file of facts: its digest, and those of its entries by `LIST ID` if they could be separated."""
    units: Mapping[str, CheckUnit]
    """By `fact ID`, `question ID` and `section ID`."""
    origins: tuple[tuple[str, str, str], ...]
    """The id, name and kind of every origin."""
    with_comments: tuple[str, ...]
    """The files that contain `briefgen:`, and so perhaps an allowance."""

    def is_valid(self, files: CorpusFiles, settings: Settings) -> bool:
        """Check whether nothing has changed except files of facts and sections."""
        views = {name: file.digest for name, file in files.index.files.items() if _is_view(name)}
        sections = {f"{files.root}/{name}" for name in files.names("sections", ".md")}
        return (
            self.settings_digest == digest_of(settings)
            and self.single_files == list_single_files(files)
            and self.views == views
            and all(stamp_of(p) == stamp for p, stamp in self.stamps.items() if p not in sections)
        )

    def changed_sections(self, files: CorpusFiles) -> list[str]:
        """Return the sections that have changed."""
        paths = {f"{files.root}/{name}": name for name in files.names("sections", ".md")}
        return [name for path, name in paths.items() if stamp_of(path) != self.stamps.get(path)]

    def changed_fact_files(self, files: CorpusFiles) -> list[str]:
        """Return the files of facts that are new, changed or gone."""
        new = {name: file.digest for name, file in files.index.files.items() if name.startswith("facts/")}
        old = {name: digest for name, (digest, _) in self.facts.items()}
        return [name for name in sorted({**new, **old}) if new.get(name) != old.get(name)]


def digest_of(settings: Settings) -> str:
    """Return a digest of the program and of the settings that findings depend on."""
    texts = [str(root) for root in settings.texts]
    values = [tool_stamp(), settings.shown(settings.corpus), texts, str(sorted(settings.freshness.items()))]
    values += [str(settings.units), str(settings.markings)]
    return blake2b(json.dumps(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def list_single_files(files: CorpusFiles) -> tuple[str, ...]:
    """Return the files of one entry each, whose names are the entries' ids."""
    kinds = (("profiles", ".yaml"), ("sections", ".md"), ("sources", ".yaml"))
    return tuple(name for folder, suffix in kinds for name in files.names(folder, suffix))


def take_stamps(files: CorpusFiles, texts: Iterable[Path], started_ns: int) -> dict[str, Stamp | None] | None:
    """Take the stamps of all files that a check has read, after it.

    Shape: None where a file may have changed since the check started.
    """
    stamps: dict[str, Stamp | None] = {}
    indexed = {f"{files.root}/{name}": file.seen.stamp for name, file in files.index.files.items()}
    others = [f"{files.root}/{name}" for name in (*list_single_files(files), LOCK)]
    for path in (*others, *map(str, texts), *indexed):
        stamp = stamp_of(path)
        young = stamp is not None and not stamp.is_older_than_clock_tick(started_ns)
        if young or indexed.get(path, stamp) != stamp:
            return None
        if path not in indexed:
            stamps[path] = stamp
    return stamps


def entry_digests(files: CorpusFiles, name: str) -> tuple[dict[str, str], dict[str, set[str]]] | None:
    """Return the digest of each entry of a file, and the words that may be its measure.

    Shape: both by `LIST ID`; None if the entries cannot be separated without parsing the file.
    """
    try:
        data = read_bytes(files.root / name, MAX_BYTES, files.readable or readable_folders(files.root)) or b""
    except (OSError, ValueError):
        return None
    digests: dict[str, str] = {}
    measures: dict[str, set[str]] = {}
    for item in scan_entries(data).items or ():
        entry = f"{item.key} {item.id}"
        content = digests.get(entry, "").encode() + data[item.start : item.end]
        digests[entry] = blake2b(content, digest_size=8).hexdigest()
        measures.setdefault(entry, set()).update(item.measures)
    return (digests, measures) if digests else None


def file_digests(files: CorpusFiles) -> tuple[dict[str, str], dict[str, tuple[str, dict[str, str] | None]]]:
    """Return the digests of the files of views, and of the files of facts with their entries."""
    known = files.index.files
    views = {name: file.digest for name, file in known.items() if _is_view(name)}
    entries = {name: entry_digests(files, name) for name in known if not _is_view(name)}
    facts = {name: (known[name].digest, found[0] if found else None) for name, found in entries.items()}
    return views, facts


def read_cached_check(settings: Settings) -> CachedCheck | None:
    """Read the cached check of a corpus; None where there is no valid one."""
    if settings.cache is None:
        return None
    data: Any = read_sealed_json(settings.cache / cache_file_name("check", settings.corpus), _KIND)
    try:
        stamps = {path: None if stamp is None else Stamp(*stamp) for path, stamp in data["stamps"].items()}
        units = {name: CheckUnit(**unit) for name, unit in data["units"].items()}
        single_files = tuple(data["single_files"])
        return CachedCheck(**{**data, "stamps": stamps, "units": units, "single_files": single_files})
    except (LookupError, TypeError, AttributeError):
        return None


def cache_check(settings: Settings, check: CachedCheck) -> None:
    """Cache a check, if there is a folder for it."""
    if settings.cache is not None:
        path = settings.cache / cache_file_name("check", settings.corpus)
        cache_sealed(path, _KIND, json.dumps(to_builtins(check), separators=(",", ":")).encode())


def _is_view(name: str) -> bool:
    return name.startswith("views/")
