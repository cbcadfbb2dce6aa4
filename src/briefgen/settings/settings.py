"""One frozen value with everything a run is told from outside: folders, date, strictness."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefgen.diagnostic import Span
from briefgen.editions.naming import PATTERN
from briefgen.reading.files import read_text_file
from briefgen.workers.pool import Bounds

if TYPE_CHECKING:  # a model, and models are loaded by who reads them
    from briefgen.spec.freshness import Limits

Level = Literal["error", "warning", "off"]
Form = Literal["pdf", "html", "md"]
"""A form in which a memo is written; it is also the ending of its file."""


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
    cache: Path | None = None
    """The user's cache folder, where there is one."""
    strict: bool = False
    formats: tuple[Form, ...] = ("pdf",)
    """The forms to write, the one that is named first; never empty."""
    edition_name: str = PATTERN
    """What an edition's file is called, without its ending."""
    bounds: Bounds = field(default_factory=lambda: Bounds(8, 900))
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

    def memo_path(self, name: str) -> Path:
        """Give the path of a brief's memo, in its first form."""
        return self.output / f"{name}.{self.formats[0]}"

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


def place_of_key(path: Path, shown: str, key: str) -> Span:
    """Give the place of a key of a TOML file, or its first line where it is not found."""
    return place_in_text(read_text_file(path, shown)[0] or "", shown, key)


def place_in_text(text: str, shown: str, key: str) -> Span:
    """Give the place of a key of a TOML text, or its first line where it is not found."""
    found = re.search(rf"^[ \t]*[\"']?({re.escape(key)})[\"']?[ \t]*=", text, re.MULTILINE)
    if not found:
        return Span(shown, 1, 1, 1, 2)
    line, start = text.count("\n", 0, found.start(1)), text.rfind("\n", 0, found.start(1)) + 1
    return Span(shown, line + 1, found.start(1) - start + 1, line + 1, found.end(1) - start + 1)
