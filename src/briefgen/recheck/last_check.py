"""What is kept of the check of a whole corpus: of what nothing was found, and by what that would change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from briefgen.cache.file_stamp import stamp_of
from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed_json
from briefgen.cache.tool_stamp import tool_stamp
from briefgen.corpus.entry_scan import scan_entries
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.lock_file import NAME as LOCK
from briefgen.reading.files import MAX_BYTES, read_bytes
from briefgen.settings.settings import Settings

_KIND: Final = "check 1"


@dataclass(frozen=True, slots=True)
class Unit:
    """A fact, a question with its views, or a section."""

    asked: tuple[str, ...]
    """The facts and measures that its findings depend on: `fact ID`, `measure ID`."""
    states: Mapping[str, tuple[str, ...]] | None
    """The state of each quotation, by its owner; None where there are findings."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A check of a corpus whose findings, if any, all stand in its units."""

    about: str
    """The program, and what its settings say that findings depend on."""
    stamps: Mapping[str, tuple[int, ...] | None]
    """Of all files but those of facts and views."""
    listed: tuple[str, ...]
    views: Mapping[str, str]
    """The digest of each file."""
    facts: Mapping[str, tuple[str, Mapping[str, str] | None]]
    """The digest of each file, and of each entry in it as `LIST ID` where it can be cut."""
    units: Mapping[str, Unit]
    """By `fact ID`, `question ID` and `section ID`."""
    origins: tuple[tuple[str, str, str], ...]
    noted: tuple[str, ...]
    """The files of the corpus in which the word `briefgen:` stands."""

    def holds(self, files: CorpusFiles, settings: Settings) -> bool:
        """Tell whether all is as it was but the files of facts, and what stands in sections."""
        same = self.about == about(settings) and self.listed == listed(files)
        views = {name: file.digest for name, file in files.index.files.items() if _is_view(name)}
        read = {f"{files.root}/{name}" for name in files.names("sections", ".md")}
        return (
            same
            and views == self.views
            and all(now(p) == old for p, old in self.stamps.items() if p not in read)
        )

    def sections(self, files: CorpusFiles) -> list[str]:
        """List the sections that have changed."""
        paths = {f"{files.root}/{name}": name for name in files.names("sections", ".md")}
        return [name for path, name in paths.items() if now(path) != self.stamps.get(path)]


def about(settings: Settings) -> str:
    """Name the program and the settings."""
    texts = [str(root) for root in settings.texts]
    told = [tool_stamp(), settings.shown(settings.corpus), texts, str(sorted(settings.freshness.items()))]
    return blake2b(json.dumps(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def listed(files: CorpusFiles) -> tuple[str, ...]:
    """List the files whose names say what they hold."""
    kinds = (("profiles", ".yaml"), ("sections", ".md"), ("sources", ".yaml"))
    return tuple(name for folder, suffix in kinds for name in files.names(folder, suffix))


def now(path: str) -> tuple[int, ...] | None:
    """Give the stamp of a path; None where nothing is there."""
    stamp = stamp_of(path)
    return None if stamp is None else tuple(stamp)


def stamps_of(
    files: CorpusFiles, texts: Iterable[Path], begun: int
) -> dict[str, tuple[int, ...] | None] | None:
    """Take stamps of what was looked at, after the check; None where one may hide a change since it began."""
    found: dict[str, tuple[int, ...] | None] = {}
    many = {f"{files.root}/{name}": file.seen.stamp for name, file in files.index.files.items()}
    names = [f"{files.root}/{name}" for name in (*listed(files), LOCK)]
    for path in (*names, *map(str, texts), *many):
        stamp = stamp_of(path)
        young = stamp is not None and not stamp.is_older_than_clock_tick(begun)
        if young or many.get(path, stamp) != stamp:
            return None
        if path not in many:
            found[path] = None if stamp is None else tuple(stamp)
    return found


def entries(files: CorpusFiles, name: str) -> tuple[dict[str, str], dict[str, set[str]]] | None:
    """Give the digest of each entry of a file, and words that may be its measure; None if it is not cut."""
    try:
        data = read_bytes(files.root / name, MAX_BYTES) or b""
    except (OSError, ValueError):
        return None
    digests: dict[str, str] = {}
    measures: dict[str, set[str]] = {}
    for item in scan_entries(data).items or ():
        entry = f"{item.key} {item.id}"
        part = digests.get(entry, "").encode() + data[item.start : item.end]
        digests[entry] = blake2b(part, digest_size=8).hexdigest()
        measures.setdefault(entry, set()).update(item.measures)
    return (digests, measures) if digests else None


def digests(files: CorpusFiles) -> tuple[dict[str, str], dict[str, tuple[str, dict[str, str] | None]]]:
    """Give the digests of the files of views, and of the files of facts with their entries."""
    known = files.index.files
    views = {name: file.digest for name, file in known.items() if _is_view(name)}
    cut = {name: entries(files, name) for name in known if not _is_view(name)}
    return views, {name: (known[name].digest, told[0] if told else None) for name, told in cut.items()}


def read_kept(settings: Settings) -> Kept | None:
    """Read what was kept of a corpus; None where nothing was, or it cannot be believed."""
    if settings.cache is None:
        return None
    told: Any = read_sealed_json(settings.cache / cache_file_name("check", settings.corpus), _KIND)
    try:
        stamps = {path: None if stamp is None else tuple(stamp) for path, stamp in told["stamps"].items()}
        units = {name: Unit(**unit) for name, unit in told["units"].items()}
        return Kept(**{**told, "stamps": stamps, "units": units, "listed": tuple(told["listed"])})
    except (LookupError, TypeError, AttributeError):  # nothing there, or sealed by another program than this
        return None


def write_kept(settings: Settings, kept: Kept) -> None:
    """Keep a check, where there is a folder for it."""
    if settings.cache is not None:
        path = settings.cache / cache_file_name("check", settings.corpus)
        cache_sealed(path, _KIND, json.dumps(asdict(kept), separators=(",", ":")).encode())


def _is_view(name: str) -> bool:
    return name.startswith("views/")
