"""Memos whose brief is gone: the brief was deleted, renamed, or moved to another folder.

Only the files that a build wrote and nobody has changed since are removed. Editions are never removed.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import get_args

from msgspec import Struct

from briefgen.cache.build_record import FOLDER
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.publish.outputs import is_unchanged, read_record, record_path
from briefgen.reading.files import path_exists
from briefgen.settings.settings import OutputFormat, Settings


class Orphan(Struct, frozen=True):
    """A memo whose brief is gone."""

    name: str
    brief: str
    """The path that the brief had, as it is printed."""
    files: tuple[Path, ...]
    """The memo's files, as a build wrote them."""
    changed: tuple[Path, ...]
    """Those that were changed since."""

    def line(self, settings: Settings) -> str:
        """Describe the memo, and how to remove it."""
        paths = ", ".join(settings.shown(path) for path in (*self.files, *self.changed))
        return f"{paths}: its brief `{self.brief}` is gone; `briefgen clean` removes such memos"


def find_orphans(settings: Settings, briefs: Collection[str] = ()) -> tuple[Orphan, ...]:
    """Return the memos of the output folder whose brief is gone, in order of their names.

    `briefs` has the names of briefs that are known to be there. Memos that were built by a version whose
    records do not have the path of the brief are not found.
    """
    records = (settings.output / FOLDER).glob("*.record")
    names = sorted({path.name.removesuffix(".record") for path in records} - {*briefs})
    return tuple(orphan for name in names if (orphan := _orphan(settings, name)))


def _orphan(settings: Settings, name: str) -> Orphan | None:
    record, _ = read_record(settings.output, name)
    if record is None or not record.brief or path_exists(brief := settings.output / record.brief):
        return None
    # Only names that a build gives to its files, whatever a damaged record has.
    own = (settings.output / f"{name}.{suffix}" for suffix in get_args(OutputFormat))
    files = [path for path in own if path_exists(path)]
    if not files:
        return None
    whole = {
        path for path in files
        if path.name in record.outputs and is_unchanged(path, record.outputs[path.name])
    }  # fmt: skip
    changed = tuple(path for path in files if path not in whole)
    return Orphan(
        name, settings.shown(Path(os.path.normpath(brief))), tuple(p for p in files if p in whole), changed
    )


def list_orphans(tasks: Iterable[tuple[Path, Settings]]) -> tuple[str, ...]:
    """Describe the memos whose brief is gone, in the output folders of some briefs."""
    names: dict[Path, set[str]] = {}
    outputs: dict[Path, Settings] = {}
    for spec, settings in tasks:
        names.setdefault(settings.output, set()).add(spec.stem)
        outputs.setdefault(settings.output, settings)
    return tuple(
        orphan.line(settings)
        for output, settings in outputs.items()
        for orphan in find_orphans(settings, names[output])
    )


def remove_orphan(orphan: Orphan, settings: Settings) -> Findings:
    """Remove the files of a memo whose brief is gone, and the record of its build unless a file is left.

    Errors: output-unwritable.
    """
    faults: list[Diagnostic] = []
    records = () if orphan.changed else (record_path(settings.output, orphan.name),)
    for path in (*orphan.files, *records):
        try:
            path.unlink(missing_ok=True)
        except OSError as fault:
            reason = (fault.strerror or "input or output failed").lower()
            hint = "check the folder's permissions"
            faults.append(
                error("output-unwritable", Span(settings.shown(path)), f"cannot be removed: {reason}", hint)
            )
            break
    return tuple(faults)
