"""Writing the files of an issued edition: the manifest last, and no issued file is ever overwritten."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from briefgen.cache.atomic_write import remove_leftovers
from briefgen.diagnostic import Findings, Span, error, warning
from briefgen.editions.ledger import LEDGER, IssueLine, read_ledger
from briefgen.publish.write import write_file
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import file_exists, read_file

JOURNAL = ".issuing.json"
"""Lists the files of the edition that is being written; removed when all of them are written."""
_MOST_BYTES = 100_000
_NAME = re.compile(r"[^/\\\x00.][^/\\\x00]*")


def write_edition(folder: Path, files: Mapping[str, bytes], issue: IssueLine, shown: str) -> Findings:
    """Write the line of an edition in the ledger, then its files, the manifest last.

    Shape: `files` by name, in the order of writing; without the last there is no edition.
    Errors: edition-taken for a file that exists; output-unwritable. None of it is then left.
    """
    if taken := [name for name in files if file_exists(folder / name)]:
        message = f"`{taken[0]}` exists already, and an issued file is never overwritten"
        return (error("edition-taken", Span(shown), message, "move it away, or set another `edition_name`"),)
    journal = folder / JOURNAL
    problems = write_file(journal, json.dumps(list(files)).encode(), f"{shown}/{JOURNAL}")
    if not problems:
        ledger = read_ledger(folder, shown)
        problems = write_file(ledger.path, ledger.with_issue(issue), ledger.shown)
    for name, data in files.items():
        problems = problems or write_file(folder / name, data, f"{shown}/{name}")
    if problems:
        _remove(folder, list(files), shown)
    journal.unlink(missing_ok=True)
    return problems


def remove_unfinished_edition(folder: Path, shown: str) -> Findings:
    """Remove the files of an edition whose run was killed while it wrote them.

    An edition whose manifest is written is complete and stays.

    Errors: edition-unfinished, a warning.
    """
    journal = folder / JOURNAL
    remove_leftovers(journal)
    if not file_exists(journal):
        return ()
    data, _ = read_file(journal, f"{shown}/{JOURNAL}", readable_folders(folder), _MOST_BYTES, "remove it")
    names = _names(data or b"")
    unfinished = bool(names) and not file_exists(folder / names[-1])
    if unfinished:
        _remove(folder, names, shown)
    journal.unlink(missing_ok=True)
    if not unfinished:
        return ()
    message = "a run was stopped while it issued an edition; its unfinished files were removed"
    return (warning("edition-unfinished", Span(shown), message, "issue it again"),)


def _names(data: bytes) -> list[str]:
    """Read a journal; a damaged one lists nothing."""
    try:
        names = json.loads(data)
    except (ValueError, RecursionError):
        return []
    valid = isinstance(names, list) and all(isinstance(n, str) and _NAME.fullmatch(n) for n in names)
    return names if valid else []


def _remove(folder: Path, names: list[str], shown: str) -> None:
    """Remove the files of an edition that is not complete, and its line of the ledger."""
    for name in (*names, LEDGER):
        remove_leftovers(folder / name)
    for name in names:
        (folder / name).unlink(missing_ok=True)
    ledger = read_ledger(folder, shown)
    if not (ledger.issues and ledger.issues[-1].file in names):
        return
    if rest := ledger.without_last():
        write_file(ledger.path, rest, ledger.shown)
    else:
        ledger.path.unlink(missing_ok=True)
