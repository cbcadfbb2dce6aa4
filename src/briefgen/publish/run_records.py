"""The records of runs in an output folder: one JSON file for each run, by its number.

A run locks its record while it works. The system releases the lock of a process that has ended, so a record
without an end and without a lock is that of a run that was killed. A spare file takes the place of a record
where the disk has no room for a new one. Records may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from briefgen.cache.build_record import FOLDER
from briefgen.diagnostic import Findings
from briefgen.publish.output_lock import lock_descriptor
from briefgen.publish.write import unwritable, write_file
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import read_bytes

MOST_RECORDS: Final = 1000
"""How many records there are at most; the oldest are removed."""
_SPARE: Final = "spare"
_SPARE_BYTES: Final = 16_384
_BLOCK_BYTES: Final = 4096
"""Records have whole blocks of a file system, so that a little more can be written in place."""
_MOST_BYTES: Final = 2_000_000
_NAME: Final = re.compile(r"[0-9]{6,12}\.json")


class OpenRecord(Struct, frozen=True):
    """The record of a run that has begun."""

    path: Path
    number: int
    descriptor: int
    """Of the file, which is locked until it is closed."""

    def write(self, data: Mapping[str, Any], shown: str) -> Findings:
        """Replace the record.

        Errors: output-unwritable.
        """
        return _replace(self.path, data, shown)

    def close(self) -> None:
        """Unlock the record, and make sure that there is a spare file for the next run."""
        os.close(self.descriptor)
        spare = self.path.with_name(_SPARE)
        with suppress(OSError):
            if spare.is_symlink() or not spare.is_file() or spare.stat().st_size < _SPARE_BYTES:
                spare.unlink(missing_ok=True)
                spare.write_bytes(b" " * _SPARE_BYTES)


def open_record(output: Path, data: Mapping[str, Any], shown: str) -> tuple[OpenRecord | None, Findings]:
    """Begin the record of a run under the next number, and remove the oldest records.

    Errors: output-unwritable.
    """
    folder = records_folder(output)
    try:
        if not readable_folders(output).contains(folder):
            raise NotADirectoryError(None, "it leads out of the output folder, by a link")
        folder.mkdir(parents=True, exist_ok=True)
        numbers = _numbers(folder)
        for old in numbers[:-MOST_RECORDS]:
            _path(folder, old).unlink(missing_ok=True)
        number = (numbers[-1] if numbers else 0) + 1
        while (descriptor := _create(folder, _path(folder, number))) is None:
            number += 1
    except OSError as problem:
        return None, (unwritable(problem, shown),)
    lock_descriptor(descriptor)
    record = OpenRecord(_path(folder, number), number, descriptor)
    with suppress(OSError):
        os.pwrite(descriptor, f"{json.dumps(data)}\n".encode().ljust(_SPARE_BYTES), 0)
    return record, ()


def read_records(output: Path) -> Iterator[tuple[int, Any, bool]]:
    """Yield the records of an output folder, the newest first.

    Shape: the number, the JSON object (None for a damaged record), and whether the run is still at work.
    """
    folder = records_folder(output)
    for number in reversed(_numbers(folder)):
        data, locked = None, False
        with suppress(OSError, ValueError, RecursionError):
            data = json.loads(read_bytes(_path(folder, number), _MOST_BYTES, readable_folders(folder)) or b"")
        if isinstance(data, dict) and data.get("ended") is None:
            locked = _is_locked(_path(folder, number))
        yield number, data if isinstance(data, dict) else None, locked


def rewrite_record(output: Path, number: int, data: Mapping[str, Any], shown: str) -> Findings:
    """Replace the record of a run that has ended.

    Errors: output-unwritable.
    """
    return _replace(_path(records_folder(output), number), data, shown)


def records_folder(output: Path) -> Path:
    """Return the folder of an output folder's records of runs."""
    return output / FOLDER / "runs"


def _replace(path: Path, data: Mapping[str, Any], shown: str) -> Findings:
    """Replace a record; where the disk is full, overwrite it in place if it has the room.

    Errors: output-unwritable.
    """
    content = f"{json.dumps(data)}\n".encode()
    content = content.ljust(-(-len(content) // _BLOCK_BYTES) * _BLOCK_BYTES)
    faults = write_file(path, content, shown)
    if faults:
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                room = os.fstat(descriptor).st_size
                if len(content) <= room:
                    os.pwrite(descriptor, content.ljust(room), 0)
                    return ()
            finally:
                os.close(descriptor)
    return faults


def _path(folder: Path, number: int) -> Path:
    return folder / f"{number:06}.json"


def _numbers(folder: Path) -> list[int]:
    """List the numbers of the records in a folder."""
    try:
        return sorted(int(path.stem) for path in folder.iterdir() if _NAME.fullmatch(path.name))
    except OSError:
        return []


def _create(folder: Path, path: Path) -> int | None:
    """Create a record and open it; None if another run has just taken its number.

    Errors: OSError.
    """
    flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return None
    try:
        if os.write(descriptor, b" " * _SPARE_BYTES) == _SPARE_BYTES:
            os.fsync(descriptor)
            return descriptor
    except OSError as problem:
        full = problem
    else:
        full = OSError(ENOSPC, os.strerror(ENOSPC))
    os.close(descriptor)
    path.unlink(missing_ok=True)
    with suppress(OSError):  # no room on the disk: the spare file has it
        (folder / _SPARE).rename(path)
        return os.open(path, flags)
    raise full


def _is_locked(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        return not lock_descriptor(descriptor)
    finally:
        os.close(descriptor)
