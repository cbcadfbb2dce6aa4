"""List the documents that are to be added: files, and those in folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from briefgen.diagnostic import Diagnostic, Findings, Span, error, note
from briefgen.extract.extract import SUFFIXES
from briefgen.settings.settings import Settings

MOST_FILES: Final = 1_000
"""Documents that one call reads."""
_MOST_NAMED: Final = 5
"""Files left out of a folder that a note names."""


def list_documents(paths: Sequence[Path], settings: Settings) -> tuple[list[Path], Findings]:
    """List files, and the documents in folders and their subfolders, sorted.

    Errors: source-many, source-none; source-left-out, a note on what a folder has besides documents.
    """
    found: list[Path] = []
    notes: Findings = ()
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        here, left_out = _documents_below(path)
        if len(here) > MOST_FILES:
            message = f"more than {MOST_FILES:,} documents in one folder"
            hint = "add its subfolders one after the other, or move some of its files"
            return [], (error("source-many", Span(settings.shown(path)), message, hint),)
        notes += tuple(_left_out(path, left_out, settings))
        if not here:
            hint = f"files that are read: {' '.join(sorted(SUFFIXES))}"
            none = error("source-none", Span(settings.shown(path)), "no document in this folder", hint)
            return [], (*notes, none)
        found += here
    if len(found) > MOST_FILES:
        message = f"more than {MOST_FILES:,} documents at one time"
        return [], (error("source-many", Span("source add"), message, "add them in several steps"),)
    return found, notes


def _documents_below(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the documents of a folder, one more than the most at most, and what is left out of it.

    Shape: what is hidden is left out without a word, a link that leads out of the folder with one.
    """
    found: list[Path] = []
    left_out: list[Path] = []
    root = folder.resolve()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = [Path(place) / name for name in sorted(names) if not name.startswith(".")]
        left_out += [Path(place) / name for name in folders if (Path(place) / name).is_symlink()]
        for path in here:
            usable = path.suffix.lower() in SUFFIXES and (not path.is_symlink() or _is_below(path, root))
            (found if usable else left_out).append(path)
        if len(found) > MOST_FILES:
            break
    return found, left_out


def _is_below(path: Path, root: Path) -> bool:
    """Check whether a link leads to a file of the folder that it is in."""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # it leads nowhere, or to itself
        return False


def _left_out(folder: Path, paths: Sequence[Path], settings: Settings) -> Iterator[Diagnostic]:
    """Name the files of a folder that are not read."""
    links = [path for path in paths if path.is_symlink()]
    others = [path for path in paths if not path.is_symlink()]
    for kind, left, hint in (
        ("symbolic link", links, "to add what they lead to, name it in the command"),
        ("file", others, f"files that are read: {' '.join(sorted(SUFFIXES))}"),
    ):
        if left:
            names = ", ".join(path.relative_to(folder).as_posix() for path in left[:_MOST_NAMED])
            more = f", and {len(left) - _MOST_NAMED:,} more" if len(left) > _MOST_NAMED else ""
            plural = "" if len(left) == 1 else "s"
            message = f"{len(left):,} {kind}{plural} left out: {names}{more}"
            yield note("source-left-out", Span(settings.shown(folder)), message, hint)
