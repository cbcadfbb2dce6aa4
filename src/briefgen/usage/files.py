"""List the files of a workspace that can refer to entries of the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from briefgen.build.load import corpus_files
from briefgen.settings.settings import Settings

FileKind = Literal["facts", "source", "question", "section", "brief"]
_FOLDERS: Final[tuple[tuple[FileKind, str, str], ...]] = (
    ("facts", "facts", ".yaml"),
    ("source", "sources", ".yaml"),
    ("question", "views", ".yaml"),
    ("section", "sections", ".md"),
)
"""The kinds of files in a corpus, with their folder and suffix."""


class WorkspaceFile(Struct, frozen=True, order=True):
    """A file of the corpus, or a brief."""

    path: Path
    kind: FileKind
    shown: str
    """Its path as diagnostics print it."""


def workspace_files(settings: Settings) -> tuple[WorkspaceFile, ...]:
    """List the files of the corpus and the briefs of a workspace, in the order of their paths.

    Shape: a file that is listed as a brief need not be one; other YAML files may lie beside the briefs.
    """
    files = corpus_files(settings)
    found = [
        WorkspaceFile(settings.corpus / name, kind, files.shown_path(name))
        for kind, folder, suffix in _FOLDERS
        for name in files.names(folder, suffix)
    ]
    found += (WorkspaceFile(path, "brief", settings.shown(path)) for path in brief_files(settings))
    return tuple(sorted(found))


def brief_files(settings: Settings) -> Iterator[Path]:
    """Yield the YAML files in and below the folder of briefs, except hidden ones and those of the corpus."""
    folder = settings.root / "briefs"
    paths = folder.rglob("*.yaml") if folder.is_dir() else settings.root.glob("*.yaml")
    others = (settings.corpus, settings.output, settings.templates)
    for path in sorted(paths):
        inside = path.relative_to(settings.root)
        hidden = any(part.startswith(".") for part in inside.parts)
        if not hidden and not any(path.is_relative_to(other) for other in others) and path.is_file():
            yield path
