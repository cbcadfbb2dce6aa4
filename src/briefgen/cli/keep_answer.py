"""Keeping what a build is answered for as long as nothing changes that it looked at."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefgen.cache.command_answers import Answer, keep_answer, together
from briefgen.cache.footprint import Eyes, Footprint
from briefgen.cli.outside import cache, question
from briefgen.publish.outputs import read_record, record_path
from briefgen.settings.settings import Settings


def keep(told: Sequence[tuple[Path, Settings]], lines: Sequence[str]) -> None:
    """Keep the answer to the command that has just been carried out, where every memo of it is up to date."""
    folder = cache()
    places = [(settings.output, spec.stem) for spec, settings in told]
    records = [record for place in places if (record := read_record(*place)[0]) is not None]
    if folder is None or len(records) < len(places):
        return
    outputs = [record_path(*place) for place in places]
    outputs += [place[0] / name for place, r in zip(places, records, strict=True) for name in r.outputs]
    inputs = together([_around(spec for spec, _ in told), *(record.footprint for record in records)])
    seen_ns = min(record.seen_ns for record in records)
    keep_answer(
        question(sys.argv[1:]), Answer(tuple(lines), inputs, Eyes().see(outputs, ()), seen_ns), folder
    )


def _around(specs: Iterable[Path]) -> Footprint:
    """See the folders that briefs stand in, and where their settings may come from."""
    folders = {spec.resolve().parent for spec in specs}
    above = {place for folder in folders for place in (folder, *folder.parents)}
    return Eyes().see([*folders, *(place / "pyproject.toml" for place in above)], ())
