"""Bring an index up to date with a workspace: only files whose content has changed are read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from briefgen.build.load import corpus_files
from briefgen.cache.file_stamp import Stamp, TimedStamp, now_ns, stamp_of
from briefgen.cache.sealed_file import cache_file_name, cache_sealed, read_sealed_json
from briefgen.corpus.source_text import MAX_BYTES
from briefgen.reading.files import file_named, read_text_file
from briefgen.search.interface import IndexedFile, IndexedPassage, SearchIndex
from briefgen.search.passages import (
    passages_of_facts,
    passages_of_question,
    passages_of_section,
    passages_of_source,
    text_name,
)
from briefgen.settings.settings import Settings

_KIND: Final = "search digests 1"
_FOLDERS: Final = (("facts", ".yaml"), ("views", ".yaml"), ("sections", ".md"))


class FileDigests(Struct):
    """The digests of files, which are cached with the stamps of the files."""

    settings: Settings
    known: dict[str, tuple[TimedStamp, str, str]] = field(default_factory=dict)
    """By path: stamp, digest, and the name of the text if it is the file of a source."""
    changed: bool = False

    @classmethod
    def cached(cls, settings: Settings) -> FileDigests:
        """Read the digests from the user's cache folder."""
        stored: Any = read_sealed_json(_file(settings), _KIND) if settings.cache else None
        found = cls(settings)
        with suppress(AttributeError, TypeError, ValueError):
            for path, (stamp, before_ns, digest, name) in stored.items():
                found.known[path] = TimedStamp(Stamp(*stamp), before_ns), digest, name
        return found

    def save(self) -> None:
        """Write the digests to the user's cache folder, if there is one."""
        if self.settings.cache and self.changed:
            plain = {
                path: (seen.stamp, seen.before_reading_ns, digest, name)
                for path, (seen, digest, name) in self.known.items()
            }
            cache_sealed(_file(self.settings), _KIND, json.dumps(plain).encode())

    def of(self, path: Path, *, source: bool = False) -> tuple[str, str]:
        """Return the digest of a file, and the name of its text if it is a source; empty if unreadable."""
        stamp, before_ns = stamp_of(path), now_ns()
        known = self.known.get(str(path))
        if known and known[0].stamp == stamp and known[0].is_reliable():
            return known[1:]
        text = self.read(path)
        if text is None or stamp is None:
            self.changed |= self.known.pop(str(path), None) is not None
            return "", ""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        self.known[str(path)] = TimedStamp(stamp, before_ns), digest, text_name(text) if source else ""
        self.changed = True
        return self.known[str(path)][1:]

    def read(self, path: Path) -> str | None:
        """Read a text file; None if it cannot be read."""
        return read_text_file(path, str(path), self.settings.readable, MAX_BYTES)[0]


def _file(settings: Settings) -> Path:
    assert settings.cache is not None  # the callers look first
    return settings.cache / cache_file_name("search-digests", settings.corpus)


class _ListedDocument(Struct, frozen=True):
    """A document of the workspace, with the files that it is made from."""

    name: str
    digest: str
    path: Path
    text: Path | None = None


def update_index(index: SearchIndex, settings: Settings) -> None:
    """Add to an index what is new or has changed in a workspace, and remove what is gone."""
    digests = FileDigests.cached(settings)
    listed = {each.name: each for each in _documents(settings, digests)}
    known = index.digests()
    changed = [each for each in listed.values() if known.get(each.name) != each.digest]
    gone = known.keys() - listed.keys()
    if changed or gone:
        index.replace(map(partial(_document, digests), changed), sorted(gone))
    digests.save()


def _documents(settings: Settings, digests: FileDigests) -> Iterator[_ListedDocument]:
    files = corpus_files(settings)
    for folder, suffix in _FOLDERS:
        for name in files.names(folder, suffix):
            path = settings.corpus / name
            yield _ListedDocument(name, digests.of(path)[0], path)
    for name in files.names("sources", ".yaml"):
        path = settings.corpus / name
        digest, called = digests.of(path, source=True)
        text = find_text(called, settings.texts) if called else None
        own = digests.of(text)[0] if text else ""
        yield _ListedDocument(name, f"{digest}{own}", path, text)


def find_text(name: str, roots: Iterable[Path]) -> Path | None:
    """Find the text file of a source in the folders of texts."""
    for root in roots:
        path = file_named(root, name)
        if stamp_of(path) is not None:
            return path
    return None


def _document(digests: FileDigests, listed: _ListedDocument) -> IndexedFile:
    text = digests.read(listed.path) or ""
    return IndexedFile(listed.name, listed.digest, tuple(_passages(listed, text, digests)))


def _passages(listed: _ListedDocument, text: str, digests: FileDigests) -> Iterator[IndexedPassage]:
    folder = listed.name.partition("/")[0]
    if folder == "facts":
        return passages_of_facts(text)
    if folder == "views":
        return passages_of_question(text)
    if folder == "sections":
        return passages_of_section(text, listed.path.stem)
    return passages_of_source(text, digests.read(listed.text) if listed.text else None)
