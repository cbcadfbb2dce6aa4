"""Have the resident process repeat the builds of a command, so that the next command finds their results."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from briefgen.build.load import load_brief
from briefgen.build.make import make
from briefgen.cli.batch import Task
from briefgen.publish.outputs import read_record
from briefgen.resident.notes import WorkNote, has_keeper, send_note
from briefgen.runs.build_outcome import Outcome
from briefgen.settings.settings import Settings

_MOST_REPEATED: Final = 8
"""Builds of one command that a keeper repeats at most."""


def note_builds(tasks: Sequence[Task], outcomes: Sequence[Outcome]) -> None:
    """Have the keeper that this process was forked from, if there is one, repeat the builds of memos."""
    if not has_keeper():
        return
    built = [
        task
        for task, outcome in zip(tasks, outcomes, strict=True)
        if outcome.built and not outcome.built.up_to_date
    ]
    for spec, settings in built[:_MOST_REPEATED]:
        work = partial(repeat_build, spec, settings)
        send_note(WorkNote(str(Path.cwd()), settings.limits, partial(inputs_key, spec, settings), work))


def inputs_key(spec: Path, settings: Settings) -> str:
    """Return a hash of a brief's path and of the inputs of its memo."""
    record = read_record(settings.output, spec.stem)[0]
    inputs = sorted(record.inputs.items()) if record else []
    return sha256(repr((str(spec.absolute()), inputs)).encode("utf-8", "surrogateescape")).hexdigest()


def repeat_build(spec: Path, settings: Settings) -> None:
    """Make a memo that was built once more, but write nothing: what was read and made stays in memory."""
    loaded, run = load_brief(spec, settings)
    if loaded:
        make(loaded, run, settings)
