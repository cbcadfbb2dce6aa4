"""The cached output of an earlier `build` or `check`, reused while no file that it depends on has changed.

It spares a run that would find everything up to date: no settings, brief or record is read again. It lies in
the user's cache folder, which may be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from briefgen.cache.footprint import FileStamps, Footprint, parse_footprint
from briefgen.cache.sealed_file import cache_sealed, read_sealed_json
from briefgen.cache.tool_stamp import tool_stamp

_KIND: Final = "command output 3"
_ENV_VARS: Final = ("BRIEFGEN_TEXTS", "SOURCE_DATE_EPOCH")
"""Environment variables that affect these commands."""


class Command(NamedTuple):
    """A command with all that affects its output besides files: the key of the cache."""

    arguments: tuple[str, ...]
    folder: str
    environment: tuple[str, ...]
    day: str = ""
    """The day in UTC, for a command whose output depends on it."""


class CachedOutput(NamedTuple):
    """What a command printed, and the files that this depends on."""

    lines: tuple[str, ...]
    inputs: Footprint
    outputs: Footprint
    """The files that the command wrote, which are younger than its start."""
    started_ns: int
    """As in `Record`."""


def command_of(
    arguments: Sequence[str], folder: str, environment: Mapping[str, str], day: str = ""
) -> Command:
    """Put a command together with its folder, the environment variables that affect it, and the day."""
    return Command(tuple(arguments), folder, tuple(f"{n}={environment.get(n, '')}" for n in _ENV_VARS), day)


def find_output(command: Command, cache: Path) -> CachedOutput | None:
    """Find the cached output of a command; None where there is none, or a file has changed since."""
    found: Any = read_sealed_json(_path(command, cache), _KIND)
    try:
        if found["command"] != _key(command):
            return None
        inputs, outputs = parse_footprint(found["inputs"]), parse_footprint(found["outputs"])
        output = CachedOutput(tuple(found["lines"]), inputs, outputs, found["started_ns"])
    except (LookupError, TypeError, AttributeError):
        return None
    return output if _is_current(output) else None


def cache_output(command: Command, output: CachedOutput, cache: Path) -> None:
    """Cache the output of a command; where that fails, the next run does its work."""
    data = {
        "command": _key(command),
        "lines": output.lines,
        "inputs": output.inputs.as_json(),
        "outputs": output.outputs.as_json(),
        "started_ns": output.started_ns,
    }
    cache_sealed(_path(command, cache), _KIND, json.dumps(data).encode())


def _is_current(output: CachedOutput) -> bool:
    stamps = FileStamps()
    unchanged = output.inputs.is_unchanged(stamps) and output.outputs.is_unchanged(FileStamps())
    return unchanged and stamps.older_than_clock_tick(output.started_ns)


def _path(command: Command, cache: Path) -> Path:
    name = sha256(json.dumps(_key(command)).encode("utf-8", "surrogatepass")).hexdigest()
    return cache / "output" / name


def _key(command: Command) -> list[Any]:
    """Return what the output depends on besides files, as JSON values."""
    return [tool_stamp(), list(command.arguments), command.folder, list(command.environment), command.day]
