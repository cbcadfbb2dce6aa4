"""The files of a memo in the output folder, and the record of their build, which is written last."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import get_args

from briefgen.cache.atomic_write import remove_leftovers
from briefgen.cache.build_record import FOLDER, NEVER_BUILT, Record, WrittenFile, parse_record, record_bytes
from briefgen.cache.file_stamp import stamp_of
from briefgen.diagnostic import Findings
from briefgen.publish.write import write_file
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import read_bytes
from briefgen.settings.settings import OutputFormat, Settings

_MOST_RECORD_BYTES = 50_000_000
_MOST_BYTES = 1_000_000_000


def write_outputs(settings: Settings, files: Mapping[str, bytes]) -> tuple[dict[str, WrittenFile], Findings]:
    """Write the files of a memo, each atomically; give those that were written.

    Errors: output-unwritable; the files after it are then not written.
    """
    outputs: dict[str, WrittenFile] = {}
    for name, data in files.items():
        path = settings.output / name
        remove_leftovers(path)
        if faults := write_file(path, data, settings.shown(path)):
            return outputs, faults
        outputs[name] = WrittenFile(sha256(data).hexdigest(), stamp_of(path))
    return outputs, ()


def write_record(settings: Settings, name: str, record: Record) -> Findings:
    """Write the record of a brief's build: one that a loss of power damages is known by its checksum.

    Errors: output-unwritable.
    """
    path = record_path(settings.output, name)
    remove_leftovers(path)
    return write_file(path, record_bytes(record), settings.shown(path), durable=False)


def read_record(folder: Path, name: str) -> tuple[Record | None, str]:
    """Read the record of a brief's last build; where there is none, give the reason."""
    try:
        data = read_bytes(record_path(folder, name), _MOST_RECORD_BYTES, readable_folders(folder))
    except FileNotFoundError:
        return None, NEVER_BUILT
    except OSError:
        return None, "the record of the last build cannot be read"
    record = parse_record(data) if data is not None else None
    return record, "" if record else "the record of the last build is damaged or of another version"


def last_built_at(folder: Path, name: str) -> datetime | None:
    """Return the time a brief was last built, or found up to date by `build --due`."""
    try:
        return datetime.fromtimestamp(record_path(folder, name).stat().st_mtime, UTC)
    except (OSError, ValueError):
        return None


def set_last_built_at(folder: Path, name: str, moment: datetime) -> None:
    """Set the time a brief was last built, or found up to date: when that run started."""
    with suppress(OSError):  # the brief is then due once more
        os.utime(record_path(folder, name), (moment.timestamp(),) * 2)


def last_build(folder: Path, name: str) -> tuple[Record | None, str]:
    """Read the record of the last build; where it or its output is lost, give the reason to rebuild."""
    record, rebuild_reason = read_record(folder, name)
    if record and not all(is_unchanged(folder / file, output) for file, output in record.outputs.items()):
        rebuild_reason = "what was written last was changed or removed"
    return record, rebuild_reason


def stale_formats(folder: Path, name: str, written: Container[str]) -> tuple[str, ...]:
    """Return a memo's files in formats that its last build has not `written` but an earlier one has."""
    names = (f"{name}.{suffix}" for suffix in get_args(OutputFormat))
    return tuple(each for each in names if each not in written and (folder / each).is_file())


def record_path(folder: Path, name: str) -> Path:
    """Return the path of a brief's record."""
    return folder / FOLDER / f"{name}.record"


def is_unchanged(path: Path, output: WrittenFile) -> bool:
    """Check whether a file is as a build wrote it."""
    if stamp_of(path) == output.stamp:
        return True
    try:
        data = read_bytes(path, _MOST_BYTES, readable_folders(path.parent)) or b""
        return sha256(data).hexdigest() == output.sha256
    except OSError:
        return False
