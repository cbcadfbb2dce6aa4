"""The files of a memo and their record, which is written last."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import get_args

from briefgen.cache.atomic_write import remove_leftovers
from briefgen.cache.build_record import FOLDER, NEVER_BUILT, Output, Record, parse_record, record_bytes
from briefgen.cache.file_stamp import stamp_of
from briefgen.diagnostic import Diagnostic
from briefgen.publish.write import write_whole
from briefgen.reading.files import read_bytes
from briefgen.settings.settings import Form, Settings

_MOST_RECORD_BYTES = 50_000_000
_MOST_BYTES = 1_000_000_000
Found = tuple[Diagnostic, ...]


def write_outputs(settings: Settings, files: Mapping[str, bytes]) -> tuple[dict[str, Output], Found]:
    """Write the files of a memo, each whole, and say what lies there now.

    Errors: output-unwritable; the files after it are then not written.
    """
    outputs: dict[str, Output] = {}
    for name, data in files.items():
        path = settings.output / name
        remove_leftovers(path)
        if faults := write_whole(path, data, settings.shown(path)):
            return outputs, faults
        outputs[name] = Output(sha256(data).hexdigest(), stamp_of(path))
    return outputs, ()


def keep_record(settings: Settings, name: str, record: Record) -> Found:
    """Keep the record of a build, by the name of its brief.

    Errors: output-unwritable.
    """
    path = record_path(settings.output, name)
    remove_leftovers(path)
    return write_whole(path, record_bytes(record), settings.shown(path))


def read_record(folder: Path, name: str) -> tuple[Record | None, str]:
    """Read the record of a brief's last build; without one, say why."""
    try:
        data = read_bytes(record_path(folder, name), _MOST_RECORD_BYTES)
    except FileNotFoundError:
        return None, NEVER_BUILT
    except OSError:
        return None, "the record of the last build cannot be read"
    record = parse_record(data) if data is not None else None
    return record, "" if record else "the record of the last build is damaged or of another version"


def built_at(folder: Path, name: str) -> datetime | None:
    """Tell when a brief was last built, or last found up to date by a run that looked for what is due."""
    try:
        return datetime.fromtimestamp(record_path(folder, name).stat().st_mtime, UTC)
    except (OSError, ValueError):
        return None


def mark_built(folder: Path, name: str, moment: datetime) -> None:
    """Note that a brief was built, or found up to date, by a run that began at a moment."""
    with suppress(OSError):  # it is then due once more
        os.utime(record_path(folder, name), (moment.timestamp(),) * 2)


def last_build(folder: Path, name: str) -> tuple[Record | None, str]:
    """Read the record of a brief's last build, and say how it or what was written is not as it was left."""
    record, lost = read_record(folder, name)
    if record and not all(_is(folder / file, output) for file, output in record.outputs.items()):
        lost = "what was written last was changed or removed"
    return record, lost


def earlier_forms(folder: Path, name: str, written: Container[str]) -> tuple[str, ...]:
    """Name the forms of a memo that are there, but not `written` by its last build."""
    names = (f"{name}.{form}" for form in get_args(Form))
    return tuple(each for each in names if each not in written and (folder / each).is_file())


def record_path(folder: Path, name: str) -> Path:
    """Give the path of a brief's record."""
    return folder / FOLDER / f"{name}.record"


def _is(path: Path, output: Output) -> bool:
    if stamp_of(path) == output.stamp:
        return True
    try:
        return sha256(read_bytes(path, _MOST_BYTES) or b"").hexdigest() == output.sha256
    except OSError:
        return False
