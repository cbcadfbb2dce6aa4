"""Compare the files of copies with the list of copies beside them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from briefgen.diagnostic import Findings, Span, error, warning
from briefgen.editions.copies import LIST, CopyList, MadeCopy, copies_folder, is_as_made, read_copy_list
from briefgen.editions.ledger import notices_in
from briefgen.editions.store import Edition
from briefgen.readable_folders import ANYWHERE, readable_folders
from briefgen.reading.files import read_bytes

_MAX_PDF_BYTES = 100_000_000


def check_copy_file(pdf: Path) -> Findings:
    """Report a file beside a list of copies that is not one of them, and notices on their edition.

    A signed copy begins with the bytes of the copy.

    Errors: copy-unlisted, copies-damaged; edition-withdrawn, edition-corrected, as warnings.
    """
    copies, problems = read_copy_list(pdf.parent, str(pdf.parent), ANYWHERE)
    if copies is None:
        return problems
    notices = notices_in(pdf.parent.parent, copies.edition_sha256, str(pdf))
    if _is_listed(pdf, copies):
        return notices
    message = f"it is not one of the copies of edition {copies.edition} that `{LIST}` lists"
    hint = "do not hand it out; make the copies again with `briefgen copies`"
    return (error("copy-unlisted", Span(str(pdf)), message, hint), *notices)


def read_copies(edition: Edition, shown: str) -> tuple[tuple[MadeCopy, ...], Findings]:
    """Read which copies of an edition were made; report those whose files are lost or changed.

    Errors: copies-damaged; copy-changed, a warning.
    """
    readable = readable_folders(edition.folder.parent)
    folder = copies_folder(edition.folder, edition.number)
    shown = f"{shown}/{folder.name}"
    listed, problems = read_copy_list(folder, shown, readable)
    made = listed.copies if listed else ()
    hint = "restore it from a backup, or draw it again with `briefgen copies`"
    changed = (
        warning("copy-changed", Span(f"{shown}/{copy.file}"), "the copy was lost or changed", hint)
        for copy in made
        if not is_as_made(folder, copy, readable)
    )
    return made, (*problems, *changed)


def _is_listed(pdf: Path, copies: CopyList) -> bool:
    try:
        data = read_bytes(pdf, _MAX_PDF_BYTES, ANYWHERE)  # a file that the command line names
    except (OSError, ValueError):
        return False
    return any(sha256((data or b"")[: made.bytes]).hexdigest() == made.sha256 for made in copies.copies)
