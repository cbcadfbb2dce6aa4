"""Issuing an edition: its files first, its manifest last, and nothing that was issued ever written again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from briefgen.cache.atomic_write import remove_leftovers
from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.publish.write import write_whole
from briefgen.reading.files import is_there, read_file

JOURNAL = ".issuing.json"
"""Names the files of the edition that is being issued; gone when all are there."""
_MOST_BYTES = 100_000
_NAME = re.compile(r"[^/\\\x00.][^/\\\x00]*")
Found = tuple[Diagnostic, ...]


def write_edition(folder: Path, files: Mapping[str, bytes], shown: str) -> Found:
    """Write the files of an edition, the manifest last.

    Shape: `files` by name, in the order they are written in; without the last there is no edition.
    Errors: edition-taken for a name that is not free; output-unwritable. Then none of them is there.
    """
    if taken := [name for name in files if is_there(folder / name)]:
        message = f"`{taken[0]}` is there already, and what was issued is not written again"
        return (error("edition-taken", Span(shown), message, "move it away, or set another `edition_name`"),)
    journal = folder / JOURNAL
    problems = write_whole(journal, json.dumps(list(files)).encode(), f"{shown}/{JOURNAL}")
    for name, data in files.items():
        problems = problems or write_whole(folder / name, data, f"{shown}/{name}")
    if problems:
        _remove(folder, files)
    journal.unlink(missing_ok=True)
    return problems


def sweep_unissued(folder: Path, shown: str) -> Found:
    """Remove what a run left that was ended while it issued an edition.

    Errors: edition-unfinished, a warning that names it. An edition whose manifest is there was issued.
    """
    journal = folder / JOURNAL
    remove_leftovers(journal)
    if not is_there(journal):
        return ()
    data, _ = read_file(journal, f"{shown}/{JOURNAL}", _MOST_BYTES, "remove it")
    names = _names(data or b"")
    unissued = bool(names) and not is_there(folder / names[-1])
    if unissued:
        _remove(folder, names)
    journal.unlink(missing_ok=True)
    if not unissued:
        return ()
    message = "an edition was being issued when its run was ended: what there was of it is removed"
    return (warning("edition-unfinished", Span(shown), message, "issue it again"),)


def _names(data: bytes) -> list[str]:
    """Read a journal; one that is damaged names nothing."""
    try:
        names = json.loads(data)
    except (ValueError, RecursionError):
        return []
    plain = isinstance(names, list) and all(isinstance(n, str) and _NAME.fullmatch(n) for n in names)
    return names if plain else []


def _remove(folder: Path, names: Mapping[str, bytes] | list[str]) -> None:
    for name in names:
        remove_leftovers(folder / name)
        (folder / name).unlink(missing_ok=True)
