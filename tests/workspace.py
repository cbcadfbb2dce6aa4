"""Tiny workspaces made from text, and the real one, for tests to read and build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.build import Built, build
from briefgen.build.check import check_brief, check_corpus
from briefgen.build.edition import compose_memo
from briefgen.diagnostic import Diagnostic, has_errors
from briefgen.settings.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
"""The repository."""
TEMPLATES = ROOT / "templates"
NOW = datetime(2026, 4, 1, tzinfo=UTC)
"""The time at which tests run briefgen, where they do not name another."""

Place = tuple[str, int, int]
"""A rule, a line and a column."""


class Workspace(Struct, frozen=True):
    """A folder with briefs, a corpus and templates."""

    root: Path
    settings: Settings

    def write(self, files: Mapping[str, str]) -> Workspace:
        """Write text files; what all lines of a text are indented by is taken away."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), "utf-8")
        return self

    def write_as_is(self, files: Mapping[str, str | bytes]) -> Workspace:
        """Write files byte for byte."""
        for name, data in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        return self

    def set(self, **changes: Any) -> Workspace:
        """Return the same workspace under other settings."""
        return replace(self, settings=replace(self.settings, **changes))

    def check(self, brief: str = "briefs/brief.yaml") -> tuple[Diagnostic, ...]:
        """Find what is wrong with a brief, and composing it where nothing is."""
        proven, problems = check_brief(self.root / brief, self.settings)
        if proven is None or has_errors(problems):
            return problems
        return (*problems, *compose_memo(proven)[1])

    def check_corpus(self) -> tuple[Diagnostic, ...]:
        """Find what is wrong with the whole corpus."""
        return check_corpus(self.settings)[1]

    def build(self, brief: str = "briefs/brief.yaml") -> tuple[Built | None, tuple[Diagnostic, ...]]:
        """Build a brief."""
        return build(self.root / brief, self.settings)


def open_workspace(root: Path) -> Workspace:
    """Return the workspace of a folder, with the packaged templates behind its own."""
    own = root / "templates"
    return Workspace(
        root,
        Settings(
            root=root,
            shown_from=root,
            corpus=root / "briefs" / "corpus",
            templates=own if own.is_dir() else TEMPLATES,
            output=root / "output",
            texts=(root / "texts",),
            now=NOW,
        ),
    )


def places(found: Iterable[Diagnostic]) -> list[Place]:
    """Return findings as rule, line and column, in order of place."""
    return [(d.rule, d.span.line, d.span.column) for d in found]
