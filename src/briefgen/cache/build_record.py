"""The record of a build: what went into it and what came out, written next to the output to save work.

It may be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct, to_builtins
from msgspec.structs import asdict

from briefgen.cache.file_stamp import Stamp
from briefgen.cache.footprint import Footprint, parse_footprint
from briefgen.cache.sealed_file import parse_json, seal, unseal

FOLDER: Final = ".briefgen"
"""The folder of records, in the output folder."""
KIND: Final = "build record 3"
NEVER_BUILT: Final = "not built before"
"""The reason to build where there is no record."""


class WrittenFile(Struct, frozen=True):
    """A file that was written."""

    sha256: str
    stamp: Stamp | None


class Record(Struct, frozen=True):
    """One build."""

    inputs: Mapping[str, str]
    """The digest of everything that went in, by name: `fact:channel-depth`, `template:theme.yaml`."""
    outputs: Mapping[str, WrittenFile]
    """By file name, in the output folder."""
    summary: Mapping[str, int]
    """Pages and findings of the build."""
    footprint: Footprint = Footprint()
    started_ns: int = 0
    """When the build started; stamps in its footprint must be a clock tick older to be relied on."""
    marking: str = ""
    """The memo's marking; empty in records of older versions."""
    brief: str = ""
    """The path of the brief from the output folder; empty in records of older versions."""
    as_of: str = ""
    """The day that the information is as of; empty in records of older versions."""
    as_of_rule: str = ""
    """The rule that gave `as_of`; empty if the brief has the date."""
    expiries: tuple[tuple[str, str, str], ...] = ()
    """The facts that expire after `as_of`: their id, their last day, and the reason in words."""


def record_bytes(record: Record) -> bytes:
    """Return the bytes of a record's file."""
    fields = to_builtins({**asdict(record), "footprint": record.footprint.as_json()})
    return seal(KIND, json.dumps(fields).encode())


def parse_record(content: bytes) -> Record | None:
    """Read a record; None for one that is damaged or of another version."""
    data = unseal(KIND, content)
    fields: Any = None if data is None else parse_json(data)
    try:
        outputs = {name: _output(**each) for name, each in fields.pop("outputs").items()}
        expiries = tuple((str(fact), str(day), str(why)) for fact, day, why in fields.pop("expiries", ()))
        footprint = parse_footprint(fields.pop("footprint"))
        return Record(outputs=outputs, footprint=footprint, expiries=expiries, **fields)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Return what differs between two builds' inputs, in order: `fact:channel-depth changed`."""
    names = sorted({*old, *new})
    words = {(True, False): "removed", (False, True): "added", (True, True): "changed"}
    return tuple(f"{n} {words[n in old, n in new]}" for n in names if old.get(n) != new.get(n))


def _output(sha256: str, stamp: list[int] | None) -> WrittenFile:
    return WrittenFile(sha256, None if stamp is None else Stamp(*stamp))
