"""The record of a build: what went into it and what came out, kept beside the output to spare work.

It may be deleted at any time; one that is damaged or of another version counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final

from briefgen.cache.footprint import Footprint

FOLDER: Final = ".briefgen"
"""The folder of records, in the output folder."""
VERSION: Final = 1
NOT_BUILT: Final = "not built before"
"""Why there is no record, where that is no loss."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written."""

    sha256: str
    stamp: str
    """As `Eyes.file` gives it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One build."""

    inputs: Mapping[str, str]
    """The digest of everything that went in, by name: `fact:channel-depth`, `template:theme.yaml`."""
    outputs: Mapping[str, Output]
    """By file name, in the output folder."""
    summary: Mapping[str, int]
    """Pages and findings of the build."""
    footprint: Footprint = field(default_factory=Footprint)
    seen_ns: int = 0
    """The moment before which a stamp in it can be trusted; see `Eyes.settled_by`."""


def record_text(record: Record) -> bytes:
    """Write a record, sealed with a digest of itself."""
    body = asdict(record)
    return json.dumps({"version": VERSION, "seal": _seal(body), **body}).encode()


def parse_record(data: bytes) -> Record | None:
    """Read a record; None for one that is damaged or of another version."""
    try:
        whole = json.loads(data)
        body = {key: value for key, value in whole.items() if key not in ("version", "seal")}
        if whole["version"] != VERSION or whole["seal"] != _seal(body):
            return None
        outputs = {name: Output(**each) for name, each in body.pop("outputs").items()}
        return Record(outputs=outputs, footprint=Footprint(**body.pop("footprint")), **body)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Name what differs between two builds' inputs, in order: `fact:channel-depth changed`."""
    names = sorted({*old, *new})
    words = {(True, False): "removed", (False, True): "added", (True, True): "changed"}
    return tuple(f"{n} {words[n in old, n in new]}" for n in names if old.get(n) != new.get(n))


def _seal(body: Mapping[str, Any]) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
