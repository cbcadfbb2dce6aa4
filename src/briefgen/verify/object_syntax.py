"""Read objects of a PDF by a strict grammar that every reader resolves in the same way.

The grammar leaves out comments inside objects, keys given twice, names and strings with faulty escapes, and
numbers in forms that only some readers know. Source: ISO 32000-1, 7.2 and 7.3.
"""

from __future__ import annotations

import re

from msgspec import Struct

SPACE = re.compile(rb"[\0\t\n\f\r ]*")
_TOKEN = re.compile(
    rb"(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<name>/(?:[^\0\t\n\f\r ()<>\[\]{}/%#]|#[0-9A-Fa-f]{2})*)"
    rb"|(?P<reference>[1-9][0-9]{0,9} +[0-9]{1,5} +R(?![^\0\t\n\f\r ()<>\[\]{}/%]))"
    rb"|(?P<atom>(?:[+-]?(?:[0-9]{1,12}(?:\.[0-9]{0,12})?|\.[0-9]{1,12})|true|false|null)"
    rb"(?![^\0\t\n\f\r ()<>\[\]{}/%]))"
    rb"|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)"
    rb"|(?P<text>\()"
)
_IN_TEXT = re.compile(rb"\\(?:[nrtbf()\\\r\n]|[0-3]?[0-7]{1,2})|[()]|[^\\()]+")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_MAX_DEPTH = 100


class UnusualSyntaxError(Exception):
    """The bytes do not follow the grammar."""


class ObjectValue(Struct, frozen=True):
    """A value as written."""

    text: bytes
    """Its first token; `<<` and `[` for dictionaries and arrays."""
    entries: dict[bytes, ObjectValue] | None = None
    """Of a dictionary, by key, with the slash and without escapes."""
    items: tuple[ObjectValue, ...] = ()
    """Of an array."""

    def get(self, key: bytes) -> ObjectValue | None:
        """Return the value of a key, of a dictionary that has it."""
        return self.entries.get(key) if self.entries else None

    def integers(self) -> tuple[int, ...]:
        """Return the items of an array of integers; of one integer, that integer.

        Errors: UnusualSyntaxError for anything else.
        """
        values = self.items if self.text == b"[" else (self,)
        if not all(value.text.isdigit() for value in values):
            raise UnusualSyntaxError("something else in place of an integer")
        return tuple(int(value.text) for value in values)


def read_value(data: bytes, position: int, depth: int = 0) -> tuple[ObjectValue, int]:
    """Read the value at a position, after white space; return it with the position behind it.

    Errors: UnusualSyntaxError.
    """
    token = _TOKEN.match(data, skip_space(data, position))
    if token is None or depth > _MAX_DEPTH or token.lastgroup == "close":
        raise UnusualSyntaxError(f"bytes that are no value at {position}")
    if token.lastgroup == "text":
        return ObjectValue(b"("), _text_end(data, token.end())
    if token[0] == b"[":
        return _read_array(data, token.end(), depth)
    if token[0] == b"<<":
        return _read_dictionary(data, token.end(), depth)
    return ObjectValue(token[0]), token.end()


def skip_space(data: bytes, position: int) -> int:
    """Return the position of the next byte that is no white space."""
    found = SPACE.match(data, position)
    return found.end() if found else position


def _read_array(data: bytes, position: int, depth: int) -> tuple[ObjectValue, int]:
    items: list[ObjectValue] = []
    while True:
        position = skip_space(data, position)
        if data.startswith(b"]", position):
            return ObjectValue(b"[", items=tuple(items)), position + 1
        item, position = read_value(data, position, depth + 1)
        items.append(item)


def _read_dictionary(data: bytes, position: int, depth: int) -> tuple[ObjectValue, int]:
    entries: dict[bytes, ObjectValue] = {}
    while True:
        position = skip_space(data, position)
        if data.startswith(b">>", position):
            return ObjectValue(b"<<", entries), position + 2
        key, position = read_value(data, position, depth + 1)
        if not key.text.startswith(b"/"):
            raise UnusualSyntaxError(f"a key of a dictionary that is no name at {position}")
        name = _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), key.text)
        if name in entries:
            raise UnusualSyntaxError(f"the key `{name.decode('latin-1')}` twice in one dictionary")
        entries[name], position = read_value(data, position, depth + 1)


def _text_end(data: bytes, position: int) -> int:
    """Return the position behind a string in parentheses."""
    depth = 1
    while depth:
        part = _IN_TEXT.match(data, position)
        if part is None:
            raise UnusualSyntaxError(f"a string that is not closed, or with a faulty escape, at {position}")
        depth += {b"(": 1, b")": -1}.get(part[0], 0)
        position = part.end()
    return position
