"""The files of a corpus: listed, read, and found by what they hold, without parsing the others.

Which file holds an id, and which figures are on a measure, is known from an index of the whole corpus. It is
made from the files alone, and kept in the cache folder where there is one; without, the answers are the same.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.cache.file_stamp import stamp_of
from briefgen.cache.sealed_file import cache_file_name
from briefgen.corpus.index_file import Hit, Index, read_index, write_index
from briefgen.corpus.index_update import FOLDERS, files_below, update_index
from briefgen.corpus.lock_file import NAME as LOCK
from briefgen.diagnostic import Diagnostic
from briefgen.reading.files import link_outside, read_text_file


@dataclass(slots=True)
class CorpusFiles:
    """The files of a corpus folder, read when asked for and once."""

    root: Path
    shown: str
    """The root as diagnostics print it."""
    cache: Path | None = None
    """The folder that keeps the index."""
    _index: Index | None = None
    _texts: dict[str, tuple[str | None, tuple[Diagnostic, ...]]] = field(default_factory=dict)
    _parts: dict[str, dict[Hit, str]] = field(default_factory=dict)

    @property
    def index(self) -> Index:
        """The index of the corpus as it was when it was first asked for."""
        if self._index is None:
            path = self.cache / cache_file_name("corpus", self.root) if self.cache else None
            known = read_index(path) if path else Index()
            self._index = update_index(self.root, known)
            if path and self._index is not known:
                write_index(path, self._index)
        return self._index

    def names(self, folder: str, suffix: str) -> tuple[str, ...]:
        """List the files of a folder below the root, sorted, as `folder/name`."""
        return tuple(sorted(files_below(self.index.folders, folder, suffix)))

    def files_named(self, folder: str, file: str) -> tuple[str, ...]:
        """List the files of that name in a folder and those below it."""
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

        Errors: those of `read_text_file`, and file-outside for a link that leads out of the corpus.
        """
        if name not in self._texts:
            path = self.root / name
            outside = link_outside(path, self.root, self.shown_path(name))
            self._texts[name] = (None, (outside,)) if outside else read_text_file(path, self.shown_path(name))
        return self._texts[name]

    def read_part(self, hit: Hit) -> str | None:
        """Read one entry of a file; None where the file has changed since its place was known."""
        parts = self._parts.setdefault(hit.file, {})
        if hit not in parts:
            text = self._part(hit)
            if text is None:
                return None
            parts[hit] = text
        return parts[hit]

    def _part(self, hit: Hit) -> str | None:
        try:
            descriptor = os.open(self.root / hit.file, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            if stamp_of(descriptor) != self.index.files[hit.file].seen.stamp:
                return None
            data = os.pread(descriptor, hit.end - hit.start, hit.start)
        finally:
            os.close(descriptor)
        return data.decode("utf-8", "replace")

    def texts(self) -> dict[str, str]:
        """Give what was read so far, by the path that diagnostics print; lines that were not are empty."""
        whole = {self.shown_path(name): text for name, (text, _) in self._texts.items() if text is not None}
        parts = {self.shown_path(n): _masked(p) for n, p in self._parts.items() if n not in self._texts and p}
        return {**parts, **whole}

    def stamped_paths(self) -> tuple[Path, ...]:
        """List the paths whose stamps say whether a load that is over would find anything else.

        Shape: files that were read, every file of many, folders (whose stamps change with what is listed in
        them) and the lock; also such as are not there.
        """
        folders = {*FOLDERS, *self.index.folders}
        return tuple(self.root / name for name in sorted({*folders, *self.index.files, *self._texts, LOCK}))

    def shown_path(self, name: str) -> str:
        """Give the path of a file as diagnostics print it."""
        return f"{self.shown}/{name}"

    def hits_for(self, folder: str, word: str, *, measure: bool = False) -> tuple[Hit, ...]:
        """List what may hold the id, or a figure on the measure, in a folder of files of many."""
        kind = f"{folder} {'measure' if measure else 'id'}"
        return tuple(sorted(self.index.hits(kind, word)))

    def files_without_ids(self, folder: str) -> tuple[str, ...]:
        """List the files of many without any id in them: what is wrong with them is not known yet."""
        return tuple(sorted(hit.file for hit in self.index.hits(f"{folder} odd", "")))

    def ids(self, folder: str) -> frozenset[str]:
        """List every word that may be an id in a folder of files of many."""
        return frozenset(self.index.words(f"{folder} id"))


def _masked(parts: dict[Hit, str]) -> str:
    """Put parts where they stand in their file, below the key of their list, and nothing between them."""
    lines: list[str] = []
    key = ""
    for hit, text in sorted(parts.items(), key=lambda item: item[0].line):
        lines += [""] * (hit.line - len(lines))
        if hit.key != key:
            key = lines[hit.line - 1] = hit.key
            lines[hit.line - 1] += ":"
        lines[hit.line :] = text.removesuffix("\n").split("\n")
    return "\n".join(lines) + "\n"
