"""Read a catalogue: a gettext `.po` file, which translators' editors write.

It is read at run time: a compiled `.mo` beside it could be out of date, and Babel takes a tenth of a second
to import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

Key = tuple[str, str]
"""The context and the text of a message, as the code has them."""
Messages = dict[Key, tuple[str, ...]]
"""The translation of each message: one form, or as many as the language has plurals."""

_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d\])? +)?("(?:[^"\\]|\\.)*")')


def read_po(text: str) -> Messages:
    """Return the messages of a catalogue; a form without a translation is empty.

    Shape: the header is the message with no text. A message with a plural has its text and, after a zero
    character, its plural as key, as in compiled catalogues.
    """
    return {(entry.get("msgctxt", [""])[0], _text(entry)): tuple(entry["msgstr"]) for entry in _entries(text)}


def _text(entry: dict[str, list[str]]) -> str:
    return "\0".join((*entry["msgid"], *entry.get("msgid_plural", ())))


def _entries(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield the strings of each message by keyword."""
    entry: dict[str, list[str]] = {}
    last = ""
    for line in text.split("\n"):
        found = _LINE.fullmatch(line.strip())
        if found is None:
            continue
        keyword, words = found[1], json.loads(found[2])
        if keyword is None:  # the string goes on
            entry[last][-1] += words
            continue
        if last == "msgstr" and keyword != "msgstr":
            yield entry
            entry = {}
        entry.setdefault(keyword, []).append(words)
        last = keyword
    if "msgstr" in entry:
        yield entry


def header_fields(messages: Messages) -> dict[str, str]:
    """Return the fields of the header, such as `Plural-Forms`."""
    lines = messages[("", "")][0].split("\n")
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines) if value}
