"""Reading the pictures that a brief names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefgen.diagnostic import Diagnostic
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.entry import Entry
from briefgen.reading.pictures import Pixels, read_picture
from briefgen.spec.brief import Brief


def picture_files(brief: Brief) -> tuple[str, ...]:
    """Return the files of a brief's pictures, each once, in order."""
    return tuple(dict.fromkeys(s.picture.file for s in brief.sections if s.picture))


def read_pictures(
    entry: Entry[Brief], folder: Path, readable: ReadableFolders
) -> tuple[Mapping[str, Pixels], tuple[Diagnostic, ...]]:
    """Read a brief's pictures, whose names are relative to its folder.

    Shape: by the name that the brief gives; one that cannot be read is missing.
    Errors: those of `read_picture`.
    """
    found: dict[str, Pixels] = {}
    problems: list[Diagnostic] = []
    for i, section in enumerate(entry.value.sections):
        name = section.picture.file if section.picture else ""
        if name and name not in found:
            place = entry.at("sections", i, "picture", "file")
            pixels, faults = read_picture(folder / name, readable, name, place)
            problems += faults
            if pixels:
                found[name] = pixels
    return found, tuple(problems)
