"""Reading the workspace's settings: the table `[tool.briefgen]` of its `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, get_args

from msgspec import Struct, field
from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from briefgen.diagnostic import Findings, Span, error
from briefgen.editions.naming import PATTERN, check_pattern
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import path_exists, read_text_file
from briefgen.reading.merge_conflict import find_conflict
from briefgen.reading.model import Line, Many, Model
from briefgen.settings.settings import Level, OutputFormat
from briefgen.spec.freshness import Limits
from briefgen.spec.markings import MarkingTable
from briefgen.spec.units import OwnUnit

_MAX_BYTES = 1_000_000
_MAX_DOTS = 100
"""Dots in a line, outside of quoted text.

The parser's time and memory grow with the square of the parts of a dotted key.
"""
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'")
_MAX_KEYS = 200
"""Keys whose places are looked up for findings; findings on further keys get the first line."""
FOLDERS = ("corpus", "templates", "output")
"""Keys of folders in which nothing may be a link out of the workspace."""
Folder = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\x00]+$")]


class SearchTable(Model):
    """Where the index of a search is."""

    url: Annotated[str, StringConstraints(pattern=r"^postgres(ql)?://\S*$", max_length=2000)] | None = Field(
        None, description="Address of a PostgreSQL database, `postgresql://host/name`; default: a local file."
    )


class Configuration(Model):
    """The table `[tool.briefgen]` of a workspace's `pyproject.toml`; paths are relative to that file."""

    corpus: Folder = Field("briefs/corpus", description="Folder of the corpus.")
    templates: Folder = Field("templates", description="Folder of the workspace's own templates.")
    output: Folder = Field("output", description="Folder that builds write to.")
    texts: Many[Folder] = Field(
        (), description="Folders of source texts; those that do not exist are ignored."
    )
    formats: Annotated[Many[OutputFormat], Field(min_length=1)] = Field(
        ("pdf",), description=f"Formats to write: {', '.join(get_args(OutputFormat))}."
    )
    edition_name: Annotated[
        str, StringConstraints(min_length=1, max_length=120), AfterValidator(check_pattern)
    ] = Field(PATTERN, description="File name of an edition: `{name}`, `{date}`, `{number}`, `{marking}`.")
    signed_for: Annotated[Line, StringConstraints(max_length=80)] | None = Field(
        None, description="Whom memos are signed for, if their brief has no `signed_for`."
    )
    strict: bool = Field(False, description="Whether warnings count as errors.")
    time_limit_seconds: Annotated[int, Field(ge=1, le=86_400)] = Field(
        8, description="Processor time that one brief may take."
    )
    memory_limit_mb: Annotated[int, Field(ge=200, le=1_000_000)] = Field(
        900, description="How much memory a brief may take."
    )
    rules: Annotated[dict[str, Level], Field(max_length=1000)] = Field(
        {}, description="Severity of a rule's findings: error, warning or off."
    )
    freshness: Annotated[dict[str, Limits], Field(max_length=1000)] = Field(
        {}, description="Maximum age of facts: by measure, for every other `figure`, for an `assumption`."
    )
    units: Annotated[dict[Line, OwnUnit], Field(max_length=1000)] = Field(
        {}, description="Units that the workspace counts in, by name."
    )
    search: SearchTable = Field(SearchTable(), description="Where `briefgen find` has its index.")
    marking: MarkingTable | None = Field(None, description="The workspace's own markings.")


class SettingsFile(Struct, frozen=True):
    """The settings of a workspace's `pyproject.toml`, with the places of the keys that findings refer to."""

    table: Configuration = field(default_factory=Configuration)
    places: Mapping[str | int, Span] = field(default_factory=dict)
    """The place of each folder, rule and freshness limit, by its key."""


def read_settings_file(root: Path, shown: str) -> tuple[SettingsFile, Findings]:
    """Read `[tool.briefgen]` of a workspace; the defaults apply where there is no such table.

    Errors: settings-syntax, those of `read_text_file` and of `translate`.
    """
    path = root / "pyproject.toml"
    if not path_exists(path):
        return SettingsFile(), ()
    text, problems = read_text_file(path, shown, readable_folders(root), _MAX_BYTES)
    if text is None:
        return SettingsFile(), problems
    conflict = find_conflict(text, shown)
    tools, problems = (None, (conflict,)) if conflict else _parse(text, shown)
    if problems:
        return SettingsFile(), problems
    table = tools.get("briefgen", {}) if isinstance(tools, dict) else tools
    try:
        configuration = Configuration.model_validate(table)
    except ValidationError as problem:
        # Imported only where there is a finding: these modules load far more than the settings need.
        from briefgen.reading.schema_errors import translate
        from briefgen.reading.yaml_text import YamlText

        places = _places(table if isinstance(table, dict) else (), text, shown)
        located = YamlText(shown, text, table, elsewhere=places)
        return SettingsFile(), translate(problem, Configuration, located, ())
    keys = (*FOLDERS, "signed_for", *configuration.rules, *configuration.freshness)
    return SettingsFile(configuration, _places(keys, text, shown)), ()


def _parse(text: str, shown: str) -> tuple[Any, Findings]:
    """Parse the tables under `tool`."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MAX_DOTS < _QUOTED.sub("", line).count("."):
            message = f"more than {_MAX_DOTS} dots in a line"
            return None, (error("settings-syntax", Span(shown, number), message, "shorten the line"),)
    place = (1, 1)
    try:
        return tomllib.loads(text).get("tool", {}), ()
    except tomllib.TOMLDecodeError as problem:
        place, message = _toml_place(problem, text), str(problem)
    except RecursionError:
        message = "nested too deep"
    except ValueError:  # Python's own limit on the digits of a number
        message = "a number of too many digits"
    return None, (
        error("settings-syntax", Span(shown, *place), f"not valid TOML: {message}", "correct the file"),
    )


def _toml_place(problem: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    if "end of document" in str(problem):
        return text.rstrip().count("\n") + 1, 1
    words = str(problem).replace(")", "").replace(",", "").split()
    numbers = [int(w) for w in words if w.isdigit()]
    return (numbers[-2], numbers[-1]) if len(numbers) >= 2 and "line" in words else (1, 1)


def _places(keys: Iterable[str], text: str, shown: str) -> dict[str | int, Span]:
    """Find the places of keys in TOML text; a key that is not found gets the first line."""
    return {key: _place(key, text, shown) for key in islice(keys, _MAX_KEYS)}


def _place(key: str, text: str, shown: str) -> Span:
    found = re.search(rf"^[ \t]*[\"']?({re.escape(key)})[\"']?[ \t]*=", text, re.MULTILINE)
    if not found:
        return Span(shown, 1, 1, 1, 2)
    line, start = text.count("\n", 0, found.start(1)), text.rfind("\n", 0, found.start(1)) + 1
    return Span(shown, line + 1, found.start(1) - start + 1, line + 1, found.end(1) - start + 1)
