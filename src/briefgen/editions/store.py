"""Read the editions of a memo from their folder, and check that their files are unchanged.

putin-kim/
    putin-kim_2024-06-26_ed02_TLP-GREEN.pdf    as issued
    ed02.evidence.json                         its frozen data, the same as in the PDF
    ed02.manifest.json                         written last: without it there is no edition
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Findings, Span, warning
from briefgen.editions.manifest import EditionFile, Manifest, read_manifest
from briefgen.evidence.container import MAX_BYTES, evidence_of_pdf, open_evidence
from briefgen.evidence.frozen import FrozenMemo, frozen_of
from briefgen.readable_folders import ReadableFolders, readable_folders
from briefgen.reading.files import read_file

MANIFEST = ".manifest.json"
EVIDENCE = ".evidence.json"
_NUMBERED = re.compile(r"ed([0-9]{2,6})\.manifest\.json")
_HINT = "restore the original file"
_MAX_MANIFEST_BYTES = 10_000_000
"""The largest manifest that is read."""


class Edition(Struct, frozen=True):
    """An issued edition.

    Shape: `manifest` is None if it cannot be read; `fault` is then the reason.
    """

    number: int
    folder: Path
    manifest: Manifest | None
    fault: str = ""
    """What is wrong with it; empty if nothing was found."""


class LoadedEdition(Struct, frozen=True):
    """An edition with its frozen data."""

    edition: Edition
    frozen: FrozenMemo
    memo: Mapping[str, Any]
    """The frozen data as it is in the file."""

    @property
    def number(self) -> int:
        """The number of the edition."""
        return self.edition.number


def stem(number: int) -> str:
    """Return the name of an edition's own files: "ed02"."""
    return f"ed{number:02}"


def edition_numbers(folder: Path) -> tuple[int, ...]:
    """Return the numbers of the editions of a folder, in order; no file is opened."""
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(int(found[1]) for name in names if (found := _NUMBERED.fullmatch(name))))


def _readable(folder: Path) -> ReadableFolders:
    """Return the output folder, in which the folder of a memo's editions lies."""
    return readable_folders(folder.parent)


def edition_at(folder: Path, number: int) -> Edition:
    """Read the manifest of an edition; its other files are not read."""
    path = folder / f"{stem(number)}{MANIFEST}"
    data, problems = read_file(path, path.name, _readable(folder), _MAX_MANIFEST_BYTES, _HINT)
    found = problems[0].message if data is None else read_manifest(data)
    if isinstance(found, str):
        return Edition(number, folder, None, found)
    if found.edition != number:
        return Edition(number, folder, None, f"the manifest is that of edition {found.edition}")
    return Edition(number, folder, found)


def edition_fault(edition: Edition) -> str:
    """Check an edition's files against their hashes; describe what is wrong; empty if nothing is."""
    if edition.manifest is None:
        return edition.fault
    outputs = (*edition.manifest.memo, edition.manifest.evidence)
    faults = (_fault(edition.folder, output) for output in outputs)
    return "; ".join(fault for fault in faults if fault)


def damaged_editions(folder: Path) -> tuple[tuple[int, str], ...]:
    """Return the numbers of the damaged editions of a folder, each with what is wrong."""
    faults = ((number, edition_fault(edition_at(folder, number))) for number in edition_numbers(folder))
    return tuple((number, fault) for number, fault in faults if fault)


def _fault(folder: Path, output: EditionFile) -> str:
    path, most = folder / output.name, max(output.bytes, 1)
    data, problems = read_file(path, output.name, _readable(folder), most, _HINT)
    if data is None and problems[0].rule == "file-unreadable":
        return f"`{output.name}` {problems[0].message}"
    return "" if data and sha256(data).hexdigest() == output.sha256 else f"`{output.name}` is not as issued"


def read_edition(edition: Edition, shown: str) -> tuple[LoadedEdition | None, Findings]:
    """Read the frozen data of an edition, from its own file or else from the PDF.

    Errors: edition-damaged and edition-unread, as warnings: such an edition is not compared with.
    """
    data, faults = _evidence(edition, shown)
    if data is None:
        return None, faults
    memo, problems = open_evidence(data, shown)
    frozen, problems = (None, problems) if problems else frozen_of(memo, shown)
    unread = (
        warning("edition-unread", Span(shown), f"edition {edition.number}: {d.message}", *d.hints)
        for d in problems
    )
    return (LoadedEdition(edition, frozen, memo) if frozen else None), (*faults, *unread)


def _evidence(edition: Edition, shown: str) -> tuple[bytes | None, Findings]:
    """Read the evidence file of an edition, or the same data attached to its PDF."""
    if edition.manifest is None:
        return None, (_damaged(edition, shown, edition.fault),)
    data = _as_issued(edition.folder, edition.manifest.evidence)
    if data is not None:
        return data, ()
    fault = _damaged(edition, shown, edition_fault(edition))
    pdf = _as_issued(edition.folder, edition.manifest.pdf)
    return evidence_of_pdf(pdf) if pdf is not None else None, (fault,)


def last_edition(folder: Path, shown: str) -> tuple[LoadedEdition | None, Findings]:
    """Read the newest edition of a folder; None if there is none.

    Errors: those of `read_edition`.
    """
    numbers = edition_numbers(folder)
    return read_edition(edition_at(folder, numbers[-1]), shown) if numbers else (None, ())


def previous_edition(loaded: LoadedEdition) -> Edition | None:
    """Return the edition before another; None if there is none."""
    earlier = [number for number in edition_numbers(loaded.edition.folder) if number < loaded.number]
    return edition_at(loaded.edition.folder, earlier[-1]) if earlier else None


def _as_issued(folder: Path, output: EditionFile) -> bytes | None:
    path, most = folder / output.name, max(output.bytes, MAX_BYTES)
    data, _ = read_file(path, output.name, _readable(folder), most, _HINT)
    return data if data is not None and sha256(data).hexdigest() == output.sha256 else None


def _damaged(edition: Edition, shown: str, fault: str) -> Diagnostic:
    hint = f"restore the files of edition {edition.number} from a backup, or from where they were sent"
    return warning("edition-damaged", Span(shown), f"edition {edition.number}: {fault}", hint)
