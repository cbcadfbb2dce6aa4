"""The blocks of a draft in Markdown or plain text, without markup, with the place of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from briefgen.diagnostic import Span

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:\s*\S+.*$")
"""The address of a reference: `[1]: https://…`."""
_RULE = re.compile(r"\s*(?:[-*_=] ?){3,}\s*$|[\s|:+-]+$")
_BELOW_HEAD = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[\s|:-]*$")
"""The line below the names of a table's columns."""
_LEAD = re.compile(r"[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-*+•][ \t]+|\d{1,3}[.)][ \t]+|\[\^[^\]]+\]:[ \t]*)*")
_STARTS = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t]|\[\^[^\]]+\]:|\|)")
"""What begins a block of its own without a blank line before it."""
_STARTS_IN_TEXT = re.compile(r"[ \t]*[-*•][ \t]|.* \| ")
"""The same in plain text: an item of a list, a row of a table."""
_ITEM = re.compile(r"[ \t]*(?:[-*•][ \t]+)?")
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"
    r"|\[\^[^\]]+\]"
    r"|\]\((?:[^()\s]|\([^()]*\))*(?:[ \t]+\"[^\"]*\")?\)|\]\[[^\]]*\]"
    r"|</?[A-Za-z][^<>]*>|<[a-z]+://[^>]*>"
    r"|\*+|`+|~~|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|\\(?=[\\`*_{}\[\]()#+.!~-])"
)
_LINK = re.compile(r"\[(?=[^\]]*\](?:\(|\[))")


class DraftBlock(Struct, frozen=True):
    """A paragraph, heading, item of a list or row of a table.

    Units: `places` has the place in the draft of each character of `text`.
    """

    text: str
    places: tuple[int, ...]
    is_heading: bool = False
    is_table_head: bool = False
    """Whether it is the row of a table that names its columns."""


class Draft(Struct, frozen=True, dict=True):
    """A draft as it was read."""

    path: str
    text: str
    blocks: tuple[DraftBlock, ...]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def span(self, start: int, end: int) -> Span:
        """Return the place of some characters of the text."""
        line, column = self._place(start)
        return Span(self.path, line, column, *self._place(max(end, start + 1)))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1


def read_draft(path: str, text: str, *, markdown: bool) -> Draft:
    """Split a draft into its blocks; code, comments, front matter and addresses are left out."""
    left_out = [found.span() for found in (_COMMENT.finditer(text) if markdown else ())]
    if markdown and (front := _FRONT.match(text)):
        left_out.append(front.span())
    blocks = (_block(lines, text, markdown=markdown) for lines in _groups(text, left_out, markdown=markdown))
    return Draft(path, text, tuple(block for block in blocks if block.text.strip()))


def _groups(text: str, left_out: list[tuple[int, int]], *, markdown: bool) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each block, as places."""
    lines: list[tuple[int, int]] = []
    fence = ""
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if markdown and (found := _FENCE.match(line)) and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
            blank = True
        else:
            outside = any(a <= start and start + len(line.rstrip()) <= b for a, b in left_out)
            rule = markdown and (_RULE.match(line) or _DEFINITION.match(line))
            blank = bool(fence) or outside or not line.strip() or bool(rule)
        starts = (_STARTS if markdown else _STARTS_IN_TEXT).match(line)
        if lines and (blank or starts or (markdown and _is_heading(text, lines))):
            yield lines
            lines = []
        if not blank:
            lines.append((start, at))
    if lines:
        yield lines


def _is_heading(text: str, lines: list[tuple[int, int]]) -> bool:
    return text[lines[0][0] : lines[0][1]].lstrip().startswith("#")


def _block(lines: list[tuple[int, int]], text: str, *, markdown: bool) -> DraftBlock:
    """Join the lines of a block by spaces, without markup."""
    characters: list[str] = []
    places: list[int] = []
    for start, end in lines:
        line = text[start:end].rstrip()
        marks = _markup(line) if markdown else (found.span() for found in [_ITEM.match(line)] if found)
        skip = {at for place in marks for at in range(*place)}
        for at, character in enumerate(line):
            if at not in skip:
                row = character == "|" and (markdown or line[at - 1 : at + 2] == " | ")
                characters.append(";" if row else " " if character == "\t" else character)
                places.append(start + at)
        characters.append(" ")
        places.append(start + len(line))
    while characters and characters[-1] in " ;":
        characters.pop()
        places.pop()
    below = text[lines[-1][1] :].partition("\n")[0]
    is_table_head = markdown and "|" in text[slice(*lines[-1])] and bool(_BELOW_HEAD.match(below))
    return DraftBlock(
        "".join(characters), tuple(places), markdown and _is_heading(text, lines), is_table_head
    )


def _markup(line: str) -> Iterator[tuple[int, int]]:
    lead = _LEAD.match(line)
    first = lead.end() if lead else 0
    if line[first:].startswith("|"):
        first += 1
    yield 0, first
    yield from (found.span() for found in _MARKUP.finditer(line, first))
    yield from (found.span() for found in _LINK.finditer(line, first))
