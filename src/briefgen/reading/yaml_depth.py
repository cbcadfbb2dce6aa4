"""Limit the depth of YAML before a parser reads it.

Parsers treat deep nesting differently: some refuse it in words of their own, some need time that grows with
the square of the depth. This scanner follows the indentation and the brackets of a text. It passes over
comments and over quoted, plain and block scalars, whose brackets mean nothing.
"""

from __future__ import annotations

import re
from functools import cache

MAX_DEPTH = 32
"""How many lists and mappings a value may have around it."""

_MANY_COLUMNS = "\n" + 13 * " "
_MANY_INDICATORS = re.compile(r"[-?:][ \t]+[-?:][ \t]+[-?:][ \t]+[-?:][ \t]+[-?:][ \t]")
_INNERMOST = re.compile(r"""[\[{][^\[\]{}"'#\n]*[\]}]""")
_BRACKETS = 13
_BLANK = re.compile(r"(?:[\s\ufeff]|#[^\n]*)*")
_INDICATOR = re.compile(r"[-?:](?=\s|\Z)")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)|%[^\n]*")
_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_SINGLE_QUOTED = re.compile(r"'(?:[^']|'')*+'?")
_PROPERTY = re.compile(r"[&*!][^\s,\[\]{}]*")
_PLAIN = re.compile(r"(?:[^\n:#]|:(?!\s|\Z)|(?<!\s)#)+")
_PLAIN_IN_BRACKETS = re.compile(r"(?:[^:#,\[\]{}]|:(?![\s,\[\]{}]|\Z)|(?<!\s)#)+")
_NEXT_LINE = re.compile(r"[ \t]*(?:\n[ \t]*)*\n( *)[ \t]*(?=[^\s#])")
_BLOCK_HEADER = re.compile(r"[|>][-+]?([1-9]?)[^\n]*(?:\n|\Z)")
_FIRST_CONTENT = re.compile(r"(?:[ \t]*\n)*( *)")


def first_too_deep(text: str) -> int | None:
    """Find the first list or mapping inside more than MAX_DEPTH others.

    A list that begins in the column of its key is not counted: at most every second level is such a list.

    Units: an offset in code points.
    """
    return None if _is_clearly_shallow(text) else _Scanner(text).scan()


def _is_clearly_shallow(text: str) -> bool:
    """Recognise most texts without a scan, which takes as long as parsing.

    Source: 12 columns of indentation leave room for 13 levels; four indicators and a key on one line add 5;
    13 brackets, and the two pairs around each that were taken away, add 15: that is MAX_DEPTH + 1 at most.
    """
    if _MANY_COLUMNS in text or _MANY_INDICATORS.search(text):
        return False
    if text.count("[") + text.count("{") <= _BRACKETS:
        return True
    rest = _INNERMOST.sub("", _INNERMOST.sub("", text))
    return rest.count("[") + rest.count("{") <= _BRACKETS


class _Scanner:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.columns: list[int] = []
        """Where the open block collections begin, from the outermost."""
        self.brackets = 0
        self.line_start = 0
        self.key_start: int | None = None
        """Where a node began that is a key if a colon follows it."""
        self.may_begin = True
        """Whether a block collection may begin here: not behind a value on the same line."""

    def scan(self) -> int | None:
        at = self._skip_blank(0)
        while at < len(self.text):
            opened, end = self._read_token(at)
            if opened is not None and len(self.columns) + self.brackets > MAX_DEPTH + 1:
                return opened
            at = self._skip_blank(end)
        return None

    def _skip_blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        end = found.end() if found else at
        line_start = self.text.rfind("\n", at, end) + 1
        if line_start:
            self.line_start, self.key_start, self.may_begin = line_start, None, True
        return end

    def _read_token(self, at: int) -> tuple[int | None, int]:
        """Read one token; give where the collection begins that it opens, and the token's end."""
        character = self.text[at]
        if at == self.line_start and (marker := _DOCUMENT.match(self.text, at)):
            self.columns, self.brackets = [], 0
            return None, marker.end()
        if character in "]}":
            self.brackets = max(0, self.brackets - 1)
            return None, at + 1
        if not self.brackets:
            column = at - self.line_start
            while self.columns and self.columns[-1] > column:
                self.columns.pop()
            if _INDICATOR.match(self.text, at):
                return self._read_indicator(at, character), at + 1
            if self.may_begin:
                self.key_start, self.may_begin = at, False
        if character in "[{":
            self.brackets += 1
            return at, at + 1
        return None, self._scalar_end(at, character)

    def _read_indicator(self, at: int, character: str) -> int | None:
        """Open the block collection of `-`, `?` or `:`, if it is not open yet; give where it begins."""
        start = self.key_start if character == ":" and self.key_start is not None else at
        allowed = self.may_begin or start != at
        self.key_start, self.may_begin = None, start == at
        column = start - self.line_start
        if not allowed or (self.columns and self.columns[-1] >= column):
            return None
        self.columns.append(column)
        return start

    def _scalar_end(self, at: int, character: str) -> int:
        if character in "|>" and not self.brackets:
            return self._block_scalar_end(at)
        if character in "&*!":
            pattern = _PROPERTY
        elif character == '"':
            pattern = _DOUBLE_QUOTED
        elif character == "'":
            pattern = _SINGLE_QUOTED
        elif self.brackets:
            pattern = _PLAIN_IN_BRACKETS
        else:
            return self._plain_end(at)
        found = pattern.match(self.text, at)
        end = found.end() if found else at + 1
        self._pass_lines(at, end)
        return end

    def _plain_end(self, at: int) -> int:
        """Find the end of a plain scalar, which goes on over lines that are indented more than its parent."""
        found = _PLAIN.match(self.text, at)
        end = found.end() if found else at + 1
        parent = self.columns[-1] if self.columns else -1
        while (line := _NEXT_LINE.match(self.text, end)) and len(line[1]) > parent:
            if not line[1] and _DOCUMENT.match(self.text, line.end()):
                break
            found = _PLAIN.match(self.text, line.end())
            end = found.end() if found else line.end() + 1
        self._pass_lines(at, end)
        return end

    def _block_scalar_end(self, at: int) -> int:
        header = _BLOCK_HEADER.match(self.text, at)
        assert header is not None
        first = _FIRST_CONTENT.match(self.text, header.end())
        parent = self.columns[-1] if self.columns else -1
        given = max(parent, 0) + int(header[1]) if header[1] else len(first[1]) if first else 0
        content = _content_lines(max(given, parent + 1, 1)).match(self.text, header.end())
        end = content.end() if content else header.end()
        self._pass_lines(at, end)
        return end

    def _pass_lines(self, start: int, end: int) -> None:
        """Note that the text from `start` to `end` may contain several lines: such a scalar is no key."""
        line_start = self.text.rfind("\n", start, end) + 1
        if line_start:
            self.line_start, self.key_start = line_start, None
            self.may_begin = line_start == end


@cache
def _content_lines(indentation: int) -> re.Pattern[str]:
    """Match the lines of a block scalar: indented so far at least, or blank."""
    return re.compile(rf"(?: {{{indentation}}}[^\n]*(?:\n|\Z)|[ ]*\n)*+")
