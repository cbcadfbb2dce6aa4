"""Reading the recipients of a brief, from the brief or from the file that it names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.entry import Entry, read_entry
from briefgen.reading.files import read_text_file
from briefgen.spec.brief import Brief
from briefgen.spec.recipients import RecipientField, RecipientsFile


class Recipient(Struct, frozen=True):
    """A recipient, and where it is written."""

    value: RecipientField
    place: Span
    """The place of the name."""
    copy_place: Span
    marking_place: Span


def read_recipients(
    entry: Entry[Brief], folder: Path, readable: ReadableFolders
) -> tuple[tuple[Recipient, ...], tuple[Diagnostic, ...]]:
    """Read the recipients of a brief; a file is named from the brief's `folder`.

    Errors: recipients-absent, and those of `read_text_file` and `read_entry`.
    """
    named = entry.value.recipients
    if isinstance(named, tuple):
        if not named:
            hint = "list them under `recipients:`, each with `name`, `copy` and `marking`"
            return (), (error("recipients-absent", entry.at(), "the brief names no recipients", hint),)
        return _located(entry, named), ()
    path = Path(os.path.normpath(folder / named))
    if not path.is_file():
        message = f"there is no file `{named}` beside the brief"
        hint = "name it from the folder of the brief, such as `../recipients/desk.yaml`"
        return (), (error("file-unreadable", entry.at("recipients"), message, hint),)
    text, problems = read_text_file(path, named, readable)
    if text is None:
        return (), problems
    listed, problems = read_entry(RecipientsFile, text, named)
    return (_located(listed, listed.value.recipients) if listed and not problems else ()), problems


def check_listed(recipients: tuple[Recipient, ...]) -> Iterator[Diagnostic]:
    """Report names and numbers of copies that are listed twice, each at its first place.

    Errors: recipient-twice, copy-twice.
    """
    names = Counter(each.value.name.casefold() for each in recipients)
    numbers = Counter(each.value.copy_ for each in recipients)
    for each in recipients:
        name, number = each.value.name.casefold(), each.value.copy_
        if names.pop(name, 0) > 1:
            hint = "remove one, or name the person or office that has the second copy"
            yield error("recipient-twice", each.place, f"`{each.value.name}` is a recipient twice", hint)
        if numbers.pop(number, 0) > 1:
            hint = f"the next number is {max(other.value.copy_ for other in recipients) + 1}"
            yield error("copy-twice", each.copy_place, f"two recipients have copy {number}", hint)


def check_recipients_of(
    entry: Entry[Brief], folder: Path, readable: ReadableFolders
) -> tuple[Diagnostic, ...]:
    """Check the recipients of a brief before any copy is made; a file that is not there is left for later.

    Errors: those of `check_listed`, and of `read_recipients` for a file that is there.
    """
    named = entry.value.recipients
    if not named or (isinstance(named, str) and not Path(os.path.normpath(folder / named)).is_file()):
        return ()
    recipients, problems = read_recipients(entry, folder, readable)
    return (*problems, *check_listed(recipients))


def _located(
    entry: Entry[Brief] | Entry[RecipientsFile], recipients: tuple[RecipientField, ...]
) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(value, *(entry.at("recipients", i, key) for key in ("name", "copy", "marking")))
        for i, value in enumerate(recipients)
    )
