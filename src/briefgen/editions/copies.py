"""The copies of an edition for named recipients: their folder, their files, and the list of them.

putin-kim/
    ed02.copies/
        putin-kim_2024-06-26_ed02_TLP-GREEN_copy01.pdf
        copies.json                                     written last

A copy is no edition: it has the number and the words of its edition, and no line in the ledger.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.diagnostic import Findings, Span, error
from briefgen.editions.manifest import FileName, Hash
from briefgen.editions.store import stem
from briefgen.evidence.container import memo_hash
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import path_exists, read_bytes, read_file

LIST: Final = "copies.json"
FORMAT: Final = "briefgen-copies"
VERSION: Final = 1
"""The version of the format. Raise it only where a reader of the older one would misread the newer one."""
_MAX_LIST_BYTES: Final = 10_000_000
_MAX_PDF_BYTES: Final = 100_000_000
_HINT: Final = "restore it from a backup: it says which copies were made, and for whom"


class _Form(BaseModel):
    """A part of the list; fields of a later version are ignored."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class MadeCopy(_Form):
    """A copy that was made. The recipient's address is not here."""

    number: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=1)]
    recipient: str
    marking: str
    """The highest marking that the recipient may see."""
    made: str
    """The day on which it was made."""
    file: FileName
    bytes: Annotated[int, Field(ge=0)]
    sha256: Hash


class CopyList(_Form):
    """The copies of one edition, by number."""

    name: str
    """The brief's, without its folder and ending."""
    edition: Annotated[int, Field(ge=1)]
    edition_sha256: Hash
    """The hash of the edition's PDF."""
    copies: Annotated[tuple[MadeCopy, ...], Field(strict=False)] = ()

    def of_number(self, number: int) -> MadeCopy | None:
        """Return the copy of a number, if it was made."""
        return next((made for made in self.copies if made.number == number), None)


def copies_folder(editions: Path, number: int) -> Path:
    """Return the folder of the copies of an edition."""
    return editions / f"{stem(number)}.copies"


def copy_file(edition_file: str, number: int) -> str:
    """Return the file name of a copy. The name of the recipient is not in it."""
    return f"{PurePath(edition_file).stem}_copy{number:02}.pdf"


def list_bytes(copies: CopyList) -> bytes:
    """Return the bytes of a list's file, with a hash over its content."""
    content = copies.model_dump(mode="json")
    whole = {"format": FORMAT, "version": VERSION, "sha256": memo_hash(content), "copies": content}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read_copy_list(folder: Path, shown: str, readable: ReadableFolders) -> tuple[CopyList | None, Findings]:
    """Read the list of a folder of copies; None without a finding where there is none.

    Errors: copies-damaged.
    """
    path, name = folder / LIST, f"{shown}/{LIST}"
    if not path_exists(path):
        return None, ()
    data, problems = read_file(path, name, readable, _MAX_LIST_BYTES, _HINT)
    if data is None:
        return None, problems
    try:
        whole = json.loads(data)
        content = whole["copies"]
        if (
            whole["format"] == FORMAT
            and whole["version"] == VERSION
            and memo_hash(content) == whole["sha256"]
        ):
            return CopyList.model_validate(content), ()
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
        pass
    return None, (error("copies-damaged", Span(name), "the list of copies was changed or damaged", _HINT),)


def is_as_made(folder: Path, made: MadeCopy, readable: ReadableFolders) -> bool:
    """Check whether the file of a copy is there, and as it was made."""
    try:
        data = read_bytes(folder / made.file, _MAX_PDF_BYTES, readable) or b""
    except (OSError, ValueError):
        return False
    return sha256(data).hexdigest() == made.sha256
