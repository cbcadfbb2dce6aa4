"""Update the index of a corpus: scan only files that are new or may have changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from briefgen.cache.file_stamp import Stamp, TimedStamp, now_ns, stamp_of
from briefgen.corpus.entry_scan import ScannedFile, scan_entries
from briefgen.corpus.index_file import File, Folder, Index
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import MAX_BYTES, read_bytes

FOLDERS: Final = ("facts", "profiles", "sections", "sources", "views")
MANY: Final = ("facts", "views")
"""Folders whose files have many entries, which are not named after them."""


def update_index(root: Path, known: Index, readable: ReadableFolders) -> Index:
    """Return the index of a corpus as it is now; the same object if nothing has to be stored.

    Only files that are new or may have changed are read. A folder is listed again if its stamp changed, since
    adding, removing or renaming a file changes it.
    """
    begun = now_ns()
    folders = dict(_listed(root, known.folders, readable, begun))
    index = known if folders == known.folders else replace(known, folders=folders)
    names = [n for top in MANY for n in files_below(folders, top, ".yaml")]
    read = {n: file for n in names if (file := _scan_file(root, n, known, readable, begun))}
    gone = known.files.keys() - set(names) if len(known.files) + len(read) > len(names) else ()
    if not read and not gone:
        return index
    free = max((file.number for file in known.files.values()), default=-1) + 1
    numbered = {
        name: (replace(file, number=free + i) if scanned else file, scanned)
        for i, (name, (file, scanned)) in enumerate(read.items())
    }
    return index.with_files(numbered, gone)


def files_below(folders: Mapping[str, Folder], top: str, suffix: str) -> list[str]:
    """Return the files of a folder and its subfolders, as `top/name`."""
    if top not in folders:
        return []
    own = [f"{top}/{name}" for name in folders[top].names if name.endswith(suffix)]
    return own + [file for below in folders[top].folders for file in files_below(folders, below, suffix)]


def _listed(
    root: Path, known: Mapping[str, Folder], readable: ReadableFolders, begun: int
) -> Iterator[tuple[str, Folder]]:
    waiting = list(FOLDERS)
    while waiting:
        name = waiting.pop()
        if name in FOLDERS and not readable.contains(root / name):
            continue  # links to folders are followed only here, at the top
        if (folder := _folder(root, name, known.get(name), begun)) is not None:
            yield name, folder
            waiting += folder.folders


def _folder(root: Path, name: str, known: Folder | None, begun: int) -> Folder | None:
    stamp = stamp_of(root / name)
    if known is not None and known.seen.stamp == stamp and known.seen.is_reliable():
        return known
    try:
        with os.scandir(root / name) as found:
            entries = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in found)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    if stamp is None:
        return None
    below = tuple(f"{name}/{entry}" for entry, is_folder in entries if is_folder)
    return Folder(TimedStamp(stamp, begun), below, tuple(entry for entry, _ in entries))


def _scan_file(
    root: Path, name: str, known: Index, readable: ReadableFolders, begun: int
) -> tuple[File, ScannedFile | None] | None:
    """Scan a file; None if it is certainly unchanged, no scan if its content turns out to be unchanged."""
    path = f"{root}/{name}"
    unsaved = readable.unsaved_text(path) is not None
    stamp = None if unsaved else stamp_of(path)
    file = known.files.get(name)
    if not unsaved and file is not None and file.seen.stamp == stamp and file.seen.is_reliable():
        return None
    data = _content(Path(path), readable)
    digest = blake2b(data, digest_size=16).hexdigest()
    seen = TimedStamp(stamp or Stamp(0, 0, 0, 0), begun)
    if file is not None and file.digest == digest:
        # Store the new stamp only if it is reliable; until then the content is read each time.
        return (replace(file, seen=seen), None) if seen.is_reliable() or stamp != file.seen.stamp else None
    return File(-1, seen, digest), scan_entries(data)


def _content(path: Path, readable: ReadableFolders) -> bytes:
    """Read a file's content; empty if it cannot be read, is too large or is a link to outside."""
    try:
        data = read_bytes(path, MAX_BYTES + 1, readable) or b""
        return data if len(data) <= MAX_BYTES else b""
    except (OSError, ValueError):
        return b""
