"""One frozen value with everything a run is told from outside: folders, date, strictness."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from briefgen.bounded import Bounds
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.freshness import Limits
from briefgen.reading.files import read_text_file
from briefgen.reading.model import Many, Model
from briefgen.reading.schema_errors import translate
from briefgen.reading.yaml_text import YamlText

Folder = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\x00]+$")]
Level = Literal["error", "warning", "off"]


class Configuration(Model):
    """The table `[tool.briefgen]` of a workspace's `pyproject.toml`; paths are relative to that file."""

    corpus: Folder = Field("briefs/corpus", description="Folder of the corpus.")
    templates: Folder = Field("templates", description="Folder of the workspace's own templates.")
    output: Folder = Field("output", description="Folder that builds write to.")
    texts: Many[Folder] = Field(
        (), description="Folders of source texts; those that do not exist are passed over."
    )
    strict: bool = Field(False, description="Whether warnings count as errors.")
    time_limit_seconds: Annotated[int, Field(ge=1, le=86_400)] = Field(
        8, description="How long one brief may take."
    )
    memory_limit_mb: Annotated[int, Field(ge=200, le=1_000_000)] = Field(
        1000, description="How much memory a run may take."
    )
    rules: dict[str, Level] = Field({}, description="What a rule's findings weigh: error, warning or off.")
    freshness: dict[str, Limits] = Field(
        {}, description="How old facts may grow: by measure, for every other `figure`, for an `assumption`."
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a workspace lies and how a run is to go."""

    root: Path
    """The workspace's folder, absolute."""
    shown_from: Path
    """The folder that printed paths are relative to where they lie below it."""
    corpus: Path
    templates: Path
    output: Path
    texts: tuple[Path, ...]
    strict: bool = False
    bounds: Bounds = field(default_factory=lambda: Bounds(8, 1000))
    """What one brief may use."""
    timestamp: datetime | None = None
    """The date written into files, where SOURCE_DATE_EPOCH gives one."""
    as_of: date | None = None
    """The day to judge freshness by, where it is not the brief's."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Values that replace a brief's top-level keys."""
    rules: Mapping[str, Level] = field(default_factory=dict)
    """What a rule's findings weigh, where it is not what the rule says."""
    freshness: Mapping[str, Limits] = field(default_factory=dict)
    """How old facts may grow, by measure or kind."""

    def shown(self, path: Path) -> str:
        """Give a path as diagnostics print it, so that it opens from the current folder."""
        if path.is_relative_to(self.shown_from):
            return path.relative_to(self.shown_from).as_posix()
        if path.is_relative_to(self.root) and self.shown_from.is_relative_to(self.root):
            return Path(os.path.relpath(path, self.shown_from)).as_posix()
        return path.as_posix()


def find_root(start: Path) -> Path:
    """Find the workspace a path belongs to.

    It is the nearest folder upwards whose `pyproject.toml` has `[tool.briefgen]`, else the nearest that holds
    `briefs/`, else the path's own folder.
    """
    folder = start if start.is_dir() else start.parent
    above = [folder, *folder.parents]
    for candidate in above:
        project = candidate / "pyproject.toml"
        if project.is_file() and "[tool.briefgen" in (read_text_file(project, project.name)[0] or ""):
            return candidate
    return next((c for c in above if (c / "briefs").is_dir()), folder)


def read_configuration(root: Path, shown: str) -> tuple[Configuration, tuple[Diagnostic, ...]]:
    """Read `[tool.briefgen]`; defaults where there is none.

    Errors: settings-syntax, those of `read_text_file` and of `translate`.
    """
    path = root / "pyproject.toml"
    if not path.exists():
        return Configuration(), ()
    text, problems = read_text_file(path, shown)
    if text is None:
        return Configuration(), problems
    try:
        tools = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as problem:
        span = Span(shown, *_toml_place(problem, text))
        return Configuration(), (
            error("settings-syntax", span, f"not valid TOML: {problem}", "correct the file"),
        )
    except RecursionError:
        return Configuration(), (
            error("settings-syntax", Span(shown), "not valid TOML: nested too deep", "correct the file"),
        )
    table = tools.get("briefgen", {}) if isinstance(tools, dict) else tools
    try:
        return Configuration.model_validate(table), ()
    except ValidationError as problem:
        keys = table if isinstance(table, dict) else ()
        places = {key: place_of_key(path, shown, key) for key in keys}
        return Configuration(), translate(
            problem, Configuration, YamlText(shown, text, table, elsewhere=places), ()
        )


def place_of_key(path: Path, shown: str, key: str) -> Span:
    """Give the place of a key of a TOML file, or its first line where it is not found."""
    text, _ = read_text_file(path, shown)
    for number, line in enumerate((text or "").split("\n"), 1):
        if found := re.match(rf"\s*[\"']?({re.escape(key)})[\"']?\s*=", line):
            return Span(shown, number, found.start(1) + 1, number, found.end(1) + 1)
    return Span(shown, 1, 1, 1, 2)


def _toml_place(problem: tomllib.TOMLDecodeError, text: str) -> tuple[int, int]:
    if "end of document" in str(problem):
        return text.rstrip().count("\n") + 1, 1
    words = str(problem).replace(")", "").replace(",", "").split()
    numbers = [int(w) for w in words if w.isdigit()]
    return (numbers[-2], numbers[-1]) if len(numbers) >= 2 and "line" in words else (1, 1)
