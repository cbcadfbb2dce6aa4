"""List, read and search the files of a corpus without parsing all of them.

An index of the whole corpus says which file has an id or a figure for a measure. It is made from the files
alone and cached in the user's cache folder, if there is one; the results are the same without a cache.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from briefgen.cache.file_stamp import stamp_of
from briefgen.cache.sealed_file import cache_file_name
from briefgen.corpus.index_file import FileHit, Index, read_index, write_index
from briefgen.corpus.index_update import FOLDERS, files_below, update_index
from briefgen.corpus.lock_file import NAME as LOCK
from briefgen.corpus.units import NO_UNITS, OwnUnits
from briefgen.diagnostic import Diagnostic
from briefgen.readable_folders import ReadableFolders, readable_folders
from briefgen.reading.files import outside_finding, read_text_file


class CorpusFiles(Struct):
    """The files of a corpus folder, each read at most once."""

    root: Path
    shown: str
    """The root, as diagnostics print it."""
    cache: Path | None = None
    """The folder in which the index is cached."""
    readable: ReadableFolders | None = None
    """Where the files may lie; if it is None, in the corpus only."""
    units: OwnUnits = NO_UNITS
    """The units of the workspace, which its settings give."""
    _index: Index | None = None
    _texts: dict[str, tuple[str | None, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    _parts: dict[str, dict[FileHit, str]] = field(default_factory=dict)
    _indexed: dict[str, bytes | None] = field(default_factory=dict)
    """The files that parts were read of; None for one that has changed since it was indexed."""

    @property
    def index(self) -> Index:
        """The index of the corpus, read or made at the first use."""
        if self._index is None:
            path = self.cache / cache_file_name("corpus", self.root) if self.cache else None
            known = read_index(path) if path else Index()
            self._index = update_index(self.root, known, self._readable)
            if path and self._index is not known:
                write_index(path, self._index)
        return self._index

    @property
    def _readable(self) -> ReadableFolders:
        return self.readable or readable_folders(self.root)

    def outside_folders(self) -> tuple[Diagnostic, ...]:
        """Report the folders that are links out of the readable folders; they are not listed.

        Errors: file-outside.
        """
        hint = "put the folder itself there"
        return tuple(
            outside_finding(self.root / name, self.shown_path(name), self._readable, hint)
            for name in FOLDERS
            if self.is_outside(name)
        )

    def is_outside(self, folder: str) -> bool:
        """Check whether a folder of the corpus leads out of the readable folders."""
        return not self._readable.contains(self.root / folder)

    def names(self, folder: str, suffix: str) -> tuple[str, ...]:
        """Return the files of a folder and its subfolders, sorted, as `folder/name`."""
        return tuple(sorted(files_below(self.index.folders, folder, suffix)))

    def files_named(self, folder: str, file: str) -> tuple[str, ...]:
        """Return the files with a name in a folder and its subfolders."""
        return tuple(sorted(self._files_named(folder, file)))

    def _files_named(self, folder: str, file: str) -> Iterator[str]:
        if (listed := self.index.folders.get(folder)) is not None:
            at = bisect_left(listed.names, file)
            if listed.names[at : at + 1] == (file,):
                yield f"{folder}/{file}"
            for below in listed.folders:
                yield from self._files_named(below, file)

    def read(self, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """Read a file below the root.

        Errors: those of `read_text_file`.
        """
        if name not in self._texts:
            self._texts[name] = read_text_file(self.root / name, self.shown_path(name), self._readable)
        return self._texts[name]

    def read_part(self, hit: FileHit) -> str | None:
        """Read one entry of a file; None if the file has changed since it was indexed."""
        parts = self._parts.setdefault(hit.file, {})
        if hit not in parts:
            text = self._part(hit)
            if text is None:
                return None
            parts[hit] = text
        return parts[hit]

    def _part(self, hit: FileHit) -> str | None:
        if hit.file not in self._indexed:
            self._indexed[hit.file] = self._indexed_bytes(hit.file)
        data = self._indexed[hit.file]
        return None if data is None else data[hit.start : hit.end].decode("utf-8", "replace")

    def _indexed_bytes(self, name: str) -> bytes | None:
        """Read a file as it was indexed; None if it has changed since."""
        unsaved = self._readable.unsaved_text(self.root / name)
        if unsaved is not None:
            return unsaved
        try:
            descriptor = self._readable.open(self.root / name)
        except OSError:
            return None
        with os.fdopen(descriptor, "rb") as stream:
            return stream.read() if stamp_of(descriptor) == self.index.files[name].seen.stamp else None

    def texts(self) -> dict[str, str]:
        """Return what was read so far, by the path that diagnostics print; lines not read are empty."""
        whole = {self.shown_path(name): text for name, (text, _) in self._texts.items() if text is not None}
        parts = {
            self.shown_path(n): _at_their_lines(p)
            for n, p in self._parts.items()
            if n not in self._texts and p
        }
        return {**parts, **whole}

    def stamped_paths(self) -> tuple[str, ...]:
        """Return the paths whose stamps show whether loading again would give the same result.

        Shape: files that were read, every file of facts and views, folders (their stamps change when files
        are added or removed) and the lock; paths need not exist.
        """
        folders = {*FOLDERS, *self.index.folders}
        return tuple(
            f"{self.root}/{name}" for name in sorted({*folders, *self.index.files, *self._texts, LOCK})
        )

    def shown_path(self, name: str) -> str:
        """Return the path of a file as diagnostics print it."""
        return f"{self.shown}/{name}"

    def hits_for(self, folder: str, word: str, *, measure: bool = False) -> tuple[FileHit, ...]:
        """Find the files or entries of `facts` or `views` that may have an id, or a figure of a measure."""
        kind = f"{folder} {'measure' if measure else 'id'}"
        return tuple(sorted(self.index.hits(kind, word)))

    def files_without_ids(self, folder: str) -> tuple[str, ...]:
        """Return the files of `facts` or `views` in which no id was found, perhaps because of an error."""
        return tuple(sorted(hit.file for hit in self.index.hits(f"{folder} no-id", "")))

    def ids(self, folder: str) -> frozenset[str]:
        """Return every word that may be an id in `facts` or `views`."""
        return frozenset(self.index.words(f"{folder} id"))


def _at_their_lines(parts: dict[FileHit, str]) -> str:
    """Put parts at their lines in the file, below the key of their list, with empty lines between them."""
    lines: list[str] = []
    key = ""
    for hit, text in sorted(parts.items(), key=lambda item: item[0].line):
        lines += [""] * (hit.line - len(lines))
        if hit.key != key:
            key = lines[hit.line - 1] = hit.key
            lines[hit.line - 1] += ":"
        lines[hit.line :] = text.removesuffix("\n").split("\n")
    return "\n".join(lines) + "\n"
