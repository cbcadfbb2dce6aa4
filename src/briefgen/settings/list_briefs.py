"""Listing the briefs that a command names, each with its settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from briefgen.diagnostic import Span, error
from briefgen.settings.gather import UsageError
from briefgen.settings.settings import Settings


def list_briefs(specs: Iterable[Path], without: Collection[Path] = ()) -> list[Path]:
    """Return briefs, and the briefs in folders, each once.

    `without` has the corpora that may be checked alone: a folder in one, or with one, needs no brief.

    Errors: UsageError for any other folder without a brief.
    """
    found: list[Path] = []
    for spec in specs:
        if not spec.is_dir():
            found.append(spec)
            continue
        folder = spec / "briefs" if (spec / "briefs").is_dir() else spec
        here = sorted(p for p in folder.glob("*.yaml") if p.is_file())
        if not here and not any(_is_near(spec, corpus) for corpus in without):
            hint = "make one: `briefgen new NAME`"
            raise UsageError(error("file-unreadable", Span(str(spec)), "no brief in this folder", hint))
        found += here
    return list({path.absolute(): path for path in reversed(found)}.values())[::-1]


def _is_near(folder: Path, corpus: Path) -> bool:
    """Check whether a folder has a corpus, or is in one."""
    here = folder.absolute()
    return corpus.is_dir() and (corpus.is_relative_to(here) or here.is_relative_to(corpus))


def with_settings(
    briefs: Iterable[Path], settings_near: Callable[[Path], Settings]
) -> list[tuple[Path, Settings]]:
    """Pair each brief with its settings, which are read once for all briefs of a folder."""
    by_folder: dict[Path, Settings] = {}
    paired = []
    for brief in briefs:
        near = brief.absolute().parent if brief.is_file() else brief
        if near not in by_folder:
            by_folder[near] = settings_near(near)
        paired.append((brief, by_folder[near]))
    return paired


def refuse_same_output(tasks: Iterable[tuple[Path, Settings]]) -> None:
    """Refuse a run in which two briefs would be written to the same file.

    Errors: UsageError.
    """
    written: dict[Path, Path] = {}
    for spec, settings in tasks:
        target = settings.memo_path(spec.stem)
        if (first := written.setdefault(target.resolve(), spec)) is not spec:
            message = f"it would be written to `{settings.shown(target)}`, and so would `{first}`"
            hint = "rename one, or build them apart with `-o`"
            raise UsageError(error("output-twice", Span(str(spec)), message, hint))
