"""The index of a corpus: a file in the user's cache folder that maps ids and measures to files.

    briefgen corpus index 4 <checksum>
    {"folders": …, "files": …}
    <kind> TAB <word> TAB <number of the file> TAB <list> TAB <start> TAB <end> TAB <line>
    …

The rows are sorted, so a word is found by binary search in the bytes of the file. The file is replaced as a
whole, and used only if its checksum is right: a damaged row could otherwise hide an entry unnoticed.

Why it is not an SQLite database: docs/decisions/index-file.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from msgspec import Struct, field

from briefgen.cache.file_stamp import Stamp, TimedStamp, stamp_of
from briefgen.cache.sealed_file import cache_sealed, read_sealed
from briefgen.corpus.entry_scan import ScannedFile

_KIND: Final = "corpus index 4"
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FileHit(NamedTuple):
    """A file that may have a word, and the entry in it if the file can be split into entries.

    Units: `start` and `end` in bytes, `line` in lines before the entry.
    """

    file: str
    key: str = ""
    """The list that the entry is in; empty if the file has to be read as a whole."""
    start: int = 0
    end: int = 0
    line: int = 0


class Folder(Struct, frozen=True):
    """The listing of a folder, with the stamp it had then."""

    seen: TimedStamp
    folders: tuple[str, ...]
    names: tuple[str, ...]


class File(Struct, frozen=True):
    """A file that was indexed, with its stamp and digest; its rows refer to it by number."""

    number: int
    seen: TimedStamp
    digest: str


class Index(Struct, frozen=True):
    """The index of a corpus's folders and files."""

    folders: dict[str, Folder] = field(default_factory=dict)
    """Folders by path relative to the corpus."""
    files: dict[str, File] = field(default_factory=dict)
    rows: bytes = b""
    names: dict[int, str] = field(default_factory=dict)

    def hits(self, kind: str, word: str) -> Iterator[FileHit]:
        """Yield the files or entries that may have a word of a kind: `facts id`, `facts measure`, `views id`.

        Kind `facts no-id`, with an empty word, has the files in which no id was found or that cannot be read.
        """
        begin = f"{kind}\t{word}\t".encode()
        at = _place(self.rows, begin)
        while self.rows.startswith(begin, at):
            end = self.rows.index(b"\n", at)
            number, key, *numbers = self.rows[at:end].decode().split("\t")[2:]
            yield FileHit(self.names[int(number)], key, *map(int, numbers))
            at = end + 1

    def words(self, kind: str) -> Iterator[str]:
        """Return every word of a kind, with repetitions."""
        begin = f"{kind}\t".encode()
        rows = self.rows[_place(self.rows, begin) : _place(self.rows, begin + b"\xff")]
        return (row.split("\t", 2)[1] for row in rows.decode().splitlines())

    def with_files(self, read: dict[str, tuple[File, ScannedFile | None]], gone: Iterable[str]) -> Index:
        """Return an index without the files in `gone`, and with those in `read`.

        Shape: a file comes with its scan, or with None if its content is unchanged.
        """
        fresh = {name: (file, scanned) for name, (file, scanned) in read.items() if scanned is not None}
        old = {self.files[name].number for name in (*gone, *fresh) if name in self.files}
        rows = (
            [row for row in self.rows.splitlines() if int(row.split(b"\t", 3)[2]) not in old]
            if old
            else [self.rows.removesuffix(b"\n")]
        )
        rows += (row for name, (file, scanned) in fresh.items() for row in _rows(name, file.number, scanned))
        files = {name: file for name, file in self.files.items() if name not in set(gone)}
        files |= {name: file for name, (file, _) in read.items()}
        names = {file.number: name for name, file in files.items()}
        if fresh or old:
            rows = sorted(filter(None, b"\n".join(rows).split(b"\n")))
        body = b"\n".join(rows)
        return Index(self.folders, files, body + b"\n" if body else b"", names)


def _rows(name: str, number: int, scanned: ScannedFile) -> Iterator[bytes]:
    folder = name.partition("/")[0]
    if not scanned.ids:
        yield f"{folder} no-id\t\t{number}\t\t0\t0\t0".encode()
    if scanned.items is None:
        for kind, words in (("id", scanned.ids), ("measure", scanned.measures)):
            for word in words:
                if _ID.fullmatch(word):
                    yield f"{folder} {kind}\t{word}\t{number}\t\t0\t0\t0".encode()
        return
    for item in scanned.items:
        place = f"{number}\t{item.key}\t{item.start}\t{item.end}\t{item.line}"
        yield f"{folder} id\t{item.id}\t{place}".encode()
        for word in set(item.measures):
            yield f"{folder} measure\t{word}\t{place}".encode()


def _place(rows: bytes, wanted: bytes) -> int:
    """Find the first row that is not less than a prefix, by binary search."""
    low, high = 0, len(rows)
    while low < high:
        middle = rows.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = rows.index(b"\n", middle)
        if rows[middle:end] < wanted:
            low = end + 1
        else:
            high = middle
    return low


def read_index(path: Path) -> Index:
    """Read an index; return an empty one if there is none or it is damaged."""
    stamp = stamp_of(path)
    return Index() if stamp is None else _read(path, stamp)


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: Stamp) -> Index:
    """Read an index; cached by the file's stamp, since an index file is replaced and never changed."""
    rest = read_sealed(path, _KIND)
    if rest is None:
        return Index()
    head, _, rows = rest.partition(b"\n")
    try:
        return _from_head(json.loads(head), rows)
    except (ValueError, LookupError, TypeError, AttributeError):  # sealed by another program than this
        return Index()


def _from_head(head: dict[str, Any], rows: bytes) -> Index:
    def timed(data: list[Any]) -> TimedStamp:
        return TimedStamp(Stamp(*data[0]), data[1])

    folders = {n: Folder(timed(s), tuple(f), tuple(names)) for n, (s, f, names) in head["folders"].items()}
    files = {n: File(number, timed(s), digest) for n, (number, s, digest) in head["files"].items()}
    return Index(folders, files, rows, {file.number: name for name, file in files.items()})


def write_index(path: Path, index: Index) -> None:
    """Write an index; do nothing if the cache folder cannot be written to."""
    head = {
        "folders": {n: [f.seen, f.folders, f.names] for n, f in index.folders.items()},
        "files": {n: [f.number, f.seen, f.digest] for n, f in index.files.items()},
    }
    cache_sealed(path, _KIND, json.dumps(head, separators=(",", ":")).encode() + b"\n" + index.rows)
