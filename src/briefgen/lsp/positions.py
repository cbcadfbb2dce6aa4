"""Places of briefgen as positions of an editor, and back.

Units: briefgen counts code points, and lines and columns from 1; an editor counts the units of its encoding,
mostly UTF-16, and lines and characters from 0. Line ends are one character in the texts given here.
"""

from __future__ import annotations

from lsprotocol import types
from pygls.workspace import PositionCodec

from briefgen.diagnostic import Span


class Positions:
    """Converts places in one text."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text = text
        self._lines = text.split("\n")
        self._codec = codec

    def of_span(self, span: Span) -> types.Range:
        """Return the range of a place; of an empty one, the character at it."""
        end_line, end_column = span.end_line, span.end_column
        if (end_line, end_column) <= (span.line, span.column):
            end_line, end_column = span.line, span.column + 1
        return types.Range(self._at(span.line, span.column), self._at(end_line, end_column))

    def of_offsets(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets of the text."""
        return types.Range(self.of_offset(start), self.of_offset(end))

    def of_line(self, number: int) -> types.Range:
        """Return the range of a line, counted from 1, without its end."""
        return types.Range(self._at(number, 1), self._at(number, len(self._lines[number - 1]) + 1))

    def of_offset(self, offset: int) -> types.Position:
        """Return the position of an offset of the text."""
        line = self.text.count("\n", 0, offset)
        return self._at(line + 1, offset - self.text.rfind("\n", 0, offset))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; of one behind its line, the end of the line."""
        if position.line >= len(self._lines):
            return len(self.text)
        before = sum(len(line) + 1 for line in self._lines[: position.line])
        line = self._lines[position.line]
        units = 0
        for at, character in enumerate(line):
            if units >= position.character:
                return before + at
            units += self._codec.client_num_units(character)
        return before + len(line)

    def _at(self, line: int, column: int) -> types.Position:
        row = self._lines[line - 1] if line <= len(self._lines) else ""
        return types.Position(line - 1, self._codec.client_num_units(row[: column - 1]))


def plain(text: str) -> str:
    """Return an editor's text without a byte-order mark, and with line ends of one character.

    Shape: lines and their characters are where they were, except in the first line after a byte-order mark.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
