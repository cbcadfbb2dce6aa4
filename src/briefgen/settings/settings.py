"""The settings of a run as one value: folders, formats, dates, rules, limits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from briefgen.corpus.marking_scheme import TLP, MarkingScheme
from briefgen.diagnostic import Span
from briefgen.editions.naming import PATTERN
from briefgen.readable_folders import ReadableFolders, readable_folders
from briefgen.reading.files import read_text_file
from briefgen.workers.limits import ResourceLimits

if TYPE_CHECKING:  # importing it would load Pydantic, which cached output does without
    from briefgen.spec.freshness import Limits
    from briefgen.spec.units import OwnUnit

Level = Literal["error", "warning", "off"]
OutputFormat = Literal["pdf", "html", "md"]
"""A format that memos are written in; also the suffix of the file."""


class Settings(Struct, frozen=True):
    """The folders of a workspace, and the options of a run."""

    root: Path
    """The workspace's folder, absolute."""
    shown_from: Path
    """The folder that printed paths are relative to, if they lie below it."""
    corpus: Path
    templates: Path
    output: Path
    texts: tuple[Path, ...]
    now: datetime
    """When the run started; rules for `as_of` and the expiry of facts are judged by it."""
    cache: Path | None = None
    """The user's cache folder, if there is one."""
    strict: bool = False
    formats: tuple[OutputFormat, ...] = ("pdf",)
    """The formats to write; the first is the one that messages name. Never empty."""
    edition_name: str = PATTERN
    """The pattern of an edition's file name, without its suffix."""
    limits: ResourceLimits = field(default_factory=lambda: ResourceLimits(8, 900))
    """The processor time and memory that building one brief may use."""
    timestamp: datetime | None = None
    """The date written into files, if SOURCE_DATE_EPOCH gives one."""
    audience: str = ""
    """The marking up to which the readers may see (`build --for`); empty for the whole memo."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Values that replace a brief's top-level keys."""
    rules: Mapping[str, Level] = field(default_factory=dict)
    """The severity of a rule's findings, if it is not the rule's own."""
    freshness: Mapping[str, Limits] = field(default_factory=dict)
    """How old facts may be, by measure or kind."""
    units: Mapping[str, OwnUnit] = field(default_factory=dict)
    """The units that the workspace counts in, by name."""
    signed_for: str = ""
    """Whom memos are signed for, if their brief does not say; empty for nobody."""
    markings: MarkingScheme = TLP
    """The markings of the workspace: TLP 2.0, or its own."""
    unsaved: Mapping[str, bytes] = field(default_factory=dict)
    """As in `ReadableFolders`."""
    search_url: str = ""
    """The PostgreSQL database that `find` searches; empty for an index in the user's cache folder."""
    key_places: Mapping[str | int, Span] = field(default_factory=dict)
    """Where the rules and freshness limits are set in the settings file, by key."""

    @property
    def readable(self) -> ReadableFolders:
        """The folders that a run reads files from: the workspace, and those that its settings name."""
        folders = self.root, self.corpus, self.templates, self.output, *self.texts
        return readable_folders(*folders, unsaved=self.unsaved)

    @property
    def fonts(self) -> Path:
        """The folder of the workspace's own fonts, which need not be there."""
        return self.root / "fonts"

    def memo_path(self, name: str) -> Path:
        """Return the path of a brief's memo, in its first format."""
        return self.output / f"{name}.{self.formats[0]}"

    def place_of_key(self, key: str) -> Span:
        """Return the place of a rule or a freshness limit in the settings file."""
        return self.key_places.get(key) or Span(self.shown(self.root / "pyproject.toml"), 1, 1, 1, 2)

    def shown(self, path: Path) -> str:
        """Return a path as diagnostics print it, so that it opens from the current folder."""
        if path.is_relative_to(self.shown_from):
            return path.relative_to(self.shown_from).as_posix()
        if path.is_relative_to(self.root) and self.shown_from.is_relative_to(self.root):
            return Path(os.path.relpath(path, self.shown_from)).as_posix()
        return path.as_posix()


def find_root(start: Path) -> Path:
    """Find the workspace a path belongs to.

    It is the nearest folder upwards whose `pyproject.toml` has `[tool.briefgen]`, or else the nearest that
    contains `briefs/`, or else the path's own folder. A `pyproject.toml` next to `briefs/` that is a link
    out of their folder counts too: reading the settings then refuses it by name.
    """
    folder = start if start.is_dir() else start.parent
    above = [folder, *folder.parents]
    for candidate in above:
        project = candidate / "pyproject.toml"
        if not project.is_file():
            continue
        here = readable_folders(candidate)
        if not here.contains(project):
            if (candidate / "briefs").is_dir():
                return candidate
        elif "[tool.briefgen" in (read_text_file(project, project.name, here)[0] or ""):
            return candidate
    return next((c for c in above if (c / "briefs").is_dir()), folder)


def is_workspace(root: Path) -> bool:
    """Check whether a folder that `find_root` gave is a workspace, and not just some file's folder."""
    if (root / "briefs").is_dir():
        return True
    project = root / "pyproject.toml"
    return "[tool.briefgen" in (read_text_file(project, project.name, readable_folders(root))[0] or "")
