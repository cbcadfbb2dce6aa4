"""Rebuild briefs whenever a file that they are made from changes, until interrupted."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from watchfiles import Change, DefaultFilter, watch

from briefgen.build.build import preload
from briefgen.cache.file_stamp import Stamp
from briefgen.cache.footprint import FileStamps, Footprint
from briefgen.cli.batch import Task, build_all
from briefgen.cli.build_output import ChangesOnly, JsonOutput, TextOutput
from briefgen.cli.console import print_findings
from briefgen.cli.resident_process import served_beside
from briefgen.publish.outputs import read_record
from briefgen.runs.build_outcome import Outcome
from briefgen.settings.gather import UsageError
from briefgen.workers.pool import Pool

_STEP_MS: Final = 8
"""How long nothing must change before a save counts as complete."""
_LOOK_MS: Final = 500
"""How often the settings files are checked; their folder may be too large to watch."""


class WatchedBriefs(Struct):
    """The briefs being watched, and the files each was made from (None if not known)."""

    gather: Callable[[], list[Task]]
    tasks: list[Task] = field(default_factory=list)
    made_from: dict[Path, Footprint | None] = field(default_factory=dict)
    settings: tuple[Stamp | None, ...] = ()

    def reload(self) -> None:
        """Read the list of briefs and their settings again; on failure, report why and keep the old ones."""
        try:
            self.tasks = self.gather()
        except UsageError as fault:
            print_findings(fault.diagnostics)
        self.settings = self._stamps()

    def record(self, built: Sequence[Task], outcomes: Sequence[Outcome]) -> None:
        """Store the footprint of each brief that was built."""
        for (spec, settings), outcome in zip(built, outcomes, strict=True):
            record = read_record(settings.output, spec.stem)[0] if outcome.built else None
            self.made_from[spec] = _resolved(record.footprint) if record else None

    def affected(self, changes: Collection[tuple[Change, str]]) -> list[Task]:
        """Choose the briefs that depend on changed files; all of them if the settings have changed."""
        if self.settings != self._stamps():
            self.reload()
            return self.tasks
        if changes and _briefs_added_or_removed(changes, {os.path.realpath(spec) for spec, _ in self.tasks}):
            self.reload()
        return [each for each in self.tasks if _affects(self.made_from.get(each[0]), changes)]

    def _stamps(self) -> tuple[Stamp | None, ...]:
        stamps = FileStamps()
        return tuple(
            stamps.file(f"{root}/pyproject.toml") for root in sorted({s.root for _, s in self.tasks})
        )


def follow(
    gather: Callable[[], list[Task]], printer: TextOutput | JsonOutput, jobs: int, *, force: bool
) -> None:
    """Build briefs, then rebuild those that changed files affect, until interrupted."""
    watched = WatchedBriefs(gather, gather())
    watched.reload()
    preload()
    root = watched.tasks[0][1].root
    with suppress(KeyboardInterrupt), served_beside(root), Pool(jobs) as pool:
        watched.record(watched.tasks, build_all(watched.tasks, pool.run, printer, force=force))
        printer.show_watching(len(watched.tasks))
        folders = list(watched_folders(watched.tasks))
        watched_files = DefaultFilter(ignore_paths=output_folders(watched.tasks, folders))
        changes_only = ChangesOnly(printer)
        first = True  # something may have changed before the watch began
        for changes in watch(
            *folders, watch_filter=watched_files, step=_STEP_MS, rust_timeout=_LOOK_MS, yield_on_timeout=True
        ):
            affected = watched.tasks if first else watched.affected(changes)
            first = False
            watched.record(affected, build_all(affected, pool.run, changes_only))


def _affects(made_from: Footprint | None, changes: Collection[tuple[Change, str]]) -> bool:
    """Check whether changes affect a brief; if its inputs are not known, any change may."""
    if made_from is None:
        return bool(changes)
    for change, path in changes:
        listed = change != Change.modified and os.path.dirname(path) in made_from.files  # noqa: PTH120  # watchfiles gives paths as text
        if listed or path in made_from.files or any(path.startswith(f"{f}/") for f in made_from.folders):
            return True
    return False


def _briefs_added_or_removed(changes: Iterable[tuple[Change, str]], specs: Collection[str]) -> bool:
    """Check whether a file that may be a brief was added, or a brief was removed."""
    places = {os.path.dirname(spec) for spec in specs}  # noqa: PTH120  # watchfiles gives paths as text
    return any(
        (change == Change.deleted) == (path in specs)
        for change, path in changes
        if path.endswith(".yaml") and os.path.dirname(path) in places  # noqa: PTH120  # as above
    )


def _resolved(footprint: Footprint) -> Footprint:
    """Resolve links in a footprint's paths, since changes are reported by real path."""
    files = {os.path.realpath(path): stamp for path, stamp in footprint.files.items()}
    return Footprint(files, {os.path.realpath(path): stamp for path, stamp in footprint.folders.items()})


def watched_folders(tasks: Sequence[Task]) -> Iterator[Path]:
    """Yield the folders to watch; folders, because editors replace files. Leave out subfolders of others."""
    named = {
        folder.resolve()
        for spec, s in tasks
        for folder in (spec.parent, s.corpus, s.templates, s.fonts, *s.texts)
    }
    there = sorted(folder for folder in named if folder.is_dir())
    yield from (folder for folder in there if not any(other in folder.parents for other in there))


def output_folders(tasks: Sequence[Task], watched_folders: Sequence[Path]) -> list[Path]:
    """Return the folders that builds write to, to be ignored, unless they contain a watched folder."""
    outputs = {settings.output.resolve() for _, settings in tasks}
    return [o for o in outputs if not any(folder == o or o in folder.parents for folder in watched_folders)]
