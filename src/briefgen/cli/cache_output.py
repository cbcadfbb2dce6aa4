"""Cache the output of a `build` or `check`, to be printed again while no file that it read has changed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefgen.cache.command_output import CachedOutput, cache_output
from briefgen.cache.footprint import FileStamps, Footprint, merge_footprints
from briefgen.cli.environment import cache, command
from briefgen.publish.outputs import read_record, record_path
from briefgen.settings.settings import Settings


def cache_lines(briefs: Sequence[tuple[Path, Settings]], lines: Sequence[str]) -> None:
    """Cache the lines that the current command would print if it were run again now.

    Nothing is cached where a brief has no build record, or a rule gives its `as_of`.
    """
    folder = cache()
    places = [(settings.output, spec.stem) for spec, settings in briefs]
    records = [record for place in places if (record := read_record(*place)[0]) is not None]
    if folder is None or len(records) < len(places) or any(record.as_of_rule for record in records):
        return
    written = [record_path(*place) for place in places]
    written += [place[0] / name for place, r in zip(places, records, strict=True) for name in r.outputs]
    inputs = merge_footprints(
        [_surroundings(spec for spec, _ in briefs), *(record.footprint for record in records)]
    )
    outputs = FileStamps().footprint(written, ())
    started_ns = min(record.started_ns for record in records)
    cache_output(command(sys.argv[1:]), CachedOutput(tuple(lines), inputs, outputs, started_ns), folder)


def cache_check(
    specs: Iterable[Path], briefs: Iterable[Path], inputs: Footprint, started_ns: int, lines: Sequence[str]
) -> None:
    """Cache the lines of a `check` without findings.

    Shape: `briefs` are those of `specs`, the briefs and folders that it was given.
    """
    folder = cache()
    if folder is None:
        return
    folders = [spec / "any" for spec in specs if spec.is_dir()]
    every = merge_footprints([_surroundings([*briefs, *folders]), inputs])
    cache_output(command(sys.argv[1:]), CachedOutput(tuple(lines), every, Footprint(), started_ns), folder)


def _surroundings(specs: Iterable[Path]) -> Footprint:
    """Return the footprint of the briefs' folders, and of the files that may hold their settings."""
    folders = {spec.resolve().parent for spec in specs}
    above = {place for folder in folders for place in (folder, *folder.parents)}
    return FileStamps().footprint([*folders, *(place / "pyproject.toml" for place in above)], ())
