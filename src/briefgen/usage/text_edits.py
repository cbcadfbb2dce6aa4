"""Replace characters of files by their offsets, and write several files, all or none."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.diagnostic import Findings
from briefgen.publish.write import write_file
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import read_bytes


class Replacement(Struct, frozen=True, order=True):
    """Characters to replace.

    Units: code points of the text as `read_text_file` returns it.
    """

    start: int
    end: int
    new: str


class ChangedLine(Struct, frozen=True):
    """A line that changes. Units: `number` counts from 1."""

    number: int
    before: str
    after: str


class FileChange(Struct, frozen=True):
    """A file with its bytes before and after a change."""

    path: Path
    shown: str
    before: bytes
    after: bytes
    lines: tuple[ChangedLine, ...]
    """The lines that change; empty for a file that is not shown by lines."""


def change_text(path: Path, shown: str, data: bytes, replacements: Iterable[Replacement]) -> FileChange:
    """Replace characters of a UTF-8 file; its byte-order mark and line ends stay."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    raw = data[len(mark) :].decode("utf-8")
    breaks = [found.start() - i for i, found in enumerate(re.finditer("\r\n", raw))]
    text = raw
    for each in sorted(replacements, reverse=True):
        start, end = each.start + bisect_left(breaks, each.start), each.end + bisect_left(breaks, each.end)
        text = text[:start] + each.new + text[end:]
    pairs = enumerate(zip(_lines(raw), _lines(text), strict=True), 1)
    changed = tuple(ChangedLine(i, before, after) for i, (before, after) in pairs if before != after)
    return FileChange(path, shown, data, mark + text.encode(), changed)


def _lines(text: str) -> list[str]:
    return re.split("\r\n|\r|\n", text)


class ChangedMeanwhileError(Exception):
    """A file is no longer as it was when the changes were planned; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def apply_changes(
    changes: Sequence[FileChange], moves: Sequence[tuple[Path, Path]], readable: ReadableFolders
) -> Findings:
    """Write the changed files, then rename the moved ones; if one step fails, undo those before it.

    Errors: output-unwritable for the step that failed; ChangedMeanwhileError; OSError for a file that cannot
    be read or moved.
    """
    for change in changes:
        if read_bytes(change.path, len(change.before) + 1, readable) != change.before:
            raise ChangedMeanwhileError(change.path)
    undo: list[Callable[[], object]] = []
    try:
        for change in changes:
            path = change.path.resolve()
            undo.append(partial(write_file, path, change.before, change.shown))
            if faults := write_file(path, change.after, change.shown):
                _undo(undo)
                return faults
        for old, new in moves:
            old.rename(new)
            undo.append(partial(new.rename, old))
    except BaseException:  # also a signal that ends the run
        _undo(undo)
        raise
    return ()


def _undo(steps: Sequence[Callable[[], object]]) -> None:
    for step in reversed(steps):
        with suppress(OSError):
            step()
