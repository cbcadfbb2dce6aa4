"""Write the files of a new source: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from briefgen.diagnostic import Findings, Span, error
from briefgen.publish.leftovers import remove_leftovers_among_inputs
from briefgen.publish.write import write_file
from briefgen.reading.files import path_exists, read_text_file
from briefgen.reading.yaml_text import read_yaml
from briefgen.settings.settings import Settings
from briefgen.sources.propose import NewOrigin, Proposal
from briefgen.sources.source_yaml import origins_yaml, source_yaml

ORIGINALS: Final = "originals"
"""Folder of the copies of files, in the folder of texts."""
ORIGINS_FILE: Final = "origins-of-added-sources.yaml"


class NewFile(Struct, frozen=True):
    """A file that is to be written."""

    path: Path
    data: bytes


def text_folder(settings: Settings) -> Path:
    """Return the folder that new texts are written to: the first that there is, or else the first."""
    return next((folder for folder in settings.texts if folder.is_dir()), settings.texts[0])


def store_source(
    proposal: Proposal, text: str | None, original: tuple[str, bytes] | None, settings: Settings
) -> tuple[Path | None, Findings]:
    """Write the text of a source, if it has one, the copy of its file, its new origin, and last its entry.

    Errors: output-unwritable, source-unwritable; then none of the files is there.
    """
    folder, sources = text_folder(settings), settings.corpus / "sources"
    entry = sources / f"{proposal.id}.yaml"
    files = [] if text is None else [NewFile(folder / f"{proposal.id}.txt", text.encode())]
    if original:
        files.append(NewFile(folder / ORIGINALS / original[0], original[1]))
    files.append(NewFile(entry, source_yaml(proposal, sources, settings.root / ".schema").encode()))
    if there := next((file.path for file in files if path_exists(file.path)), None):
        message = "there is a file of that name already"
        return None, (
            error("source-unwritable", Span(settings.shown(there)), message, "remove or rename it"),
        )
    origins = settings.corpus / "facts" / ORIGINS_FILE
    before, problems = _read_origins(origins, settings) if proposal.new_origin else (None, ())
    if problems:
        return None, problems
    if proposal.new_origin:
        files.insert(0, NewFile(origins, origins_yaml(before, [proposal.new_origin]).encode()))
    problems = _write_all(files, origins, before, settings)
    return (None if problems else entry), problems


def _write_all(files: Iterable[NewFile], origins: Path, before: str | None, settings: Settings) -> Findings:
    """Write files; if one cannot be written, take back those before it."""
    remove_leftovers_among_inputs(settings)
    written: list[Path] = []
    for file in files:
        if problems := write_file(file.path, file.data, settings.shown(file.path)):
            for path in written:
                with suppress(OSError):
                    path.unlink()
            if origins in written and before is not None:
                return (*problems, *write_file(origins, before.encode(), settings.shown(origins)))
            return problems
        written.append(file.path)
    return ()


def _read_origins(path: Path, settings: Settings) -> tuple[str | None, Findings]:
    """Read the file that new origins are added to; None if there is none yet.

    Errors: source-unwritable where its end is no list of origins any more.
    """
    if not path_exists(path):
        return None, ()
    text, problems = read_text_file(path, settings.shown(path), settings.readable)
    if text is None:
        return None, problems
    trial = origins_yaml(text, [NewOrigin("new-origin", "New origin", "other")])
    parsed, problems = read_yaml(trial, settings.shown(path))
    data = parsed.lookup(()) if not problems else None
    listed = data.get("origins") if isinstance(data, dict) else None
    if not isinstance(listed, list) or listed[-1] != {
        "id": "new-origin",
        "name": "New origin",
        "kind": "other",
    }:
        hint = "end the file with its list `origins:`, one origin a line, or rename the file"
        return None, (error("source-unwritable", Span(settings.shown(path)), "no origin can be added", hint),)
    return text, ()
