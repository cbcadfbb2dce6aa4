"""What stands in a corpus, known from an index as far as that still holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from briefgen.cache.file_stamp import Stamp, TimedStamp, now_ns, stamp_of
from briefgen.corpus.entry_scan import ScannedFile, scan_entries
from briefgen.corpus.index_file import File, Folder, Index
from briefgen.reading.files import MAX_BYTES, link_outside, read_bytes

FOLDERS: Final = ("facts", "profiles", "sections", "sources", "views")
MANY: Final = ("facts", "views")
"""Folders whose files hold more than their name says."""


def update_index(root: Path, known: Index) -> Index:
    """Give the index of a corpus as it is now; the very one that was known, if nothing is to be noted anew.

    Only what is new, or not surely the same, is read. A folder is listed again where its stamp changed, for
    every entry that comes, goes or is renamed changes it.
    """
    begun = now_ns()
    folders = dict(_listed(root, known.folders, begun))
    index = known if folders == known.folders else replace(known, folders=folders)
    names = [n for top in MANY for n in files_below(folders, top, ".yaml")]
    read = {n: file for n in names if (file := _looked_at(root, n, known, begun))}
    gone = known.files.keys() - set(names) if len(known.files) + len(read) > len(names) else ()
    if not read and not gone:
        return index
    free = max((file.number for file in known.files.values()), default=-1) + 1
    numbered = {
        name: (replace(file, number=free + i) if told else file, told)
        for i, (name, (file, told)) in enumerate(read.items())
    }
    return index.with_files(numbered, gone)


def files_below(folders: Mapping[str, Folder], top: str, suffix: str) -> list[str]:
    """List the files of a folder and those below it, as `top/name`."""
    if top not in folders:
        return []
    own = [f"{top}/{name}" for name in folders[top].names if name.endswith(suffix)]
    return own + [file for below in folders[top].folders for file in files_below(folders, below, suffix)]


def _listed(root: Path, known: Mapping[str, Folder], begun: int) -> Iterator[tuple[str, Folder]]:
    waiting = list(FOLDERS)
    while waiting:
        name = waiting.pop()
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


def _looked_at(root: Path, name: str, known: Index, begun: int) -> tuple[File, ScannedFile | None] | None:
    """Look at a file; None where it surely is as it was, no outline where it turns out to be."""
    stamp = stamp_of(f"{root}/{name}")
    file = known.files.get(name)
    if file is not None and file.seen.stamp == stamp and file.seen.is_reliable():
        return None
    data = _content(root, name)
    digest = blake2b(data, digest_size=16).hexdigest()
    seen = TimedStamp(stamp or Stamp(0, 0, 0, 0), begun)
    if file is not None and file.digest == digest:
        # Worth noting once it makes the stamp sure; until then the content is read each time.
        return (replace(file, seen=seen), None) if seen.is_reliable() or stamp != file.seen.stamp else None
    return File(-1, seen, digest), scan_entries(data)


def _content(root: Path, name: str) -> bytes:
    """Read what a file may hold; of one that cannot be read nothing is known but that it is there."""
    if link_outside(root / name, root, name):
        return b""
    try:
        data = read_bytes(root / name, MAX_BYTES + 1) or b""
        return data if len(data) <= MAX_BYTES else b""
    except (OSError, ValueError):
        return b""
