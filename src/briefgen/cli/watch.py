"""Building what a saved file touches, until someone ends it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from watchfiles import Change, DefaultFilter, watch

from briefgen.build.build import preload
from briefgen.cache.file_stamp import Stamp
from briefgen.cache.footprint import FileStamps, Footprint
from briefgen.cli.batch import Told, carry_out
from briefgen.cli.screen import Lines, News, Objects
from briefgen.cli.show import tell
from briefgen.publish.outputs import read_record
from briefgen.runs.outcome import Outcome
from briefgen.settings.gather import UsageError
from briefgen.workers.pool import Pool

_STEP_MS: Final = 8
"""A save is over when nothing more has changed for so long."""
_LOOK_MS: Final = 500
"""How often the settings are looked at, whose folder may be too large to be watched."""


@dataclass(slots=True)
class Following:
    """The briefs that are followed, and what each was made from; None where that is not known."""

    gather: Callable[[], list[Told]]
    told: list[Told] = field(default_factory=list)
    made_from: dict[Path, Footprint | None] = field(default_factory=dict)
    settings: tuple[Stamp | None, ...] = ()

    def renew(self) -> None:
        """Gather the briefs and their settings anew; where that fails, say why and keep what was."""
        try:
            self.told = self.gather()
        except UsageError as fault:
            tell(fault.diagnostics)
        self.settings = self._stamps()

    def note(self, built: Sequence[Told], outcomes: Sequence[Outcome]) -> None:
        """Note what briefs were made from."""
        for (spec, settings), outcome in zip(built, outcomes, strict=True):
            record = read_record(settings.output, spec.stem)[0] if outcome.built else None
            self.made_from[spec] = _real(record.footprint) if record else None

    def touched(self, changes: Collection[tuple[Change, str]]) -> list[Told]:
        """Choose the briefs that changed files touch; all of them where the settings have changed."""
        if self.settings != self._stamps():
            self.renew()
            return self.told
        if changes and _come_or_gone(changes, {os.path.realpath(spec) for spec, _ in self.told}):
            self.renew()
        return [each for each in self.told if _touches(self.made_from.get(each[0]), changes)]

    def _stamps(self) -> tuple[Stamp | None, ...]:
        stamps = FileStamps()
        return tuple(stamps.file(f"{root}/pyproject.toml") for root in sorted({s.root for _, s in self.told}))


def follow(gather: Callable[[], list[Told]], screen: Lines | Objects, jobs: int, *, force: bool) -> None:
    """Build briefs, and again whatever a saved file touches, until someone ends it."""
    following = Following(gather, gather())
    following.renew()
    preload()
    with suppress(KeyboardInterrupt), Pool(jobs) as pool:
        following.note(following.told, carry_out(following.told, pool.do, screen, force=force))
        screen.watching(len(following.told))
        folders = list(_folders(following.told))
        seen = DefaultFilter(ignore_paths=_written(following.told, folders))
        news = News(screen)
        first = True  # something may have changed before the watch began
        for changes in watch(
            *folders, watch_filter=seen, step=_STEP_MS, rust_timeout=_LOOK_MS, yield_on_timeout=True
        ):
            touched = following.told if first else following.touched(changes)
            first = False
            following.note(touched, carry_out(touched, pool.do, news))


def _touches(made_from: Footprint | None, changes: Collection[tuple[Change, str]]) -> bool:
    """Tell whether changes touch what a brief was made from; where that is not known, any may."""
    if made_from is None:
        return bool(changes)
    for change, path in changes:
        listed = change != Change.modified and os.path.dirname(path) in made_from.files  # noqa: PTH120  # a text, as it is told
        if listed or path in made_from.files or any(path.startswith(f"{f}/") for f in made_from.folders):
            return True
    return False


def _come_or_gone(changes: Iterable[tuple[Change, str]], specs: Collection[str]) -> bool:
    """Tell whether a file that may be a brief has come, or one that is a brief has gone."""
    places = {os.path.dirname(spec) for spec in specs}  # noqa: PTH120  # texts, as they are told
    return any(
        (change == Change.deleted) == (path in specs)
        for change, path in changes
        if path.endswith(".yaml") and os.path.dirname(path) in places  # noqa: PTH120  # as above
    )


def _real(footprint: Footprint) -> Footprint:
    """Give a footprint by the paths that are told of changes."""
    files = {os.path.realpath(path): stamp for path, stamp in footprint.files.items()}
    return Footprint(files, {os.path.realpath(path): stamp for path, stamp in footprint.folders.items()})


def _folders(told: Sequence[Told]) -> Iterator[Path]:
    """List the folders to watch, for editors replace files; those below another are watched with it."""
    named = {
        folder.resolve() for spec, s in told for folder in (spec.parent, s.corpus, s.templates, *s.texts)
    }
    there = sorted(folder for folder in named if folder.is_dir())
    yield from (folder for folder in there if not any(other in folder.parents for other in there))


def _written(told: Sequence[Told], watched: Sequence[Path]) -> list[Path]:
    """List the folders that builds write to, save those in which something watched lies."""
    outputs = {settings.output.resolve() for _, settings in told}
    return [o for o in outputs if not any(folder == o or o in folder.parents for folder in watched)]
