"""Tables in plain text: which lines are rows of one, and their cells.

Cells are separated by `|` (Markdown), a tab, a semicolon, or two spaces or more; lines of the form
"Bahrain: 945" are rows too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from briefgen.language.lazy import lazy

_BREAKS = "\r\n\f\x85\u2028"
_LINE = lazy(f"[^{_BREAKS}]+")
_PIPE = lazy(r"\s*\|\s*")
_GAP = lazy(r"[ \u00a0]{2,}")
_RULE = lazy(r"[\s|:+=_-]*[-=_]{2,}[\s|:+=_-]*")
_BULLET = lazy(r"\s*(?:[-*•▪◦‣●–]|\d{1,2}[.)])\s+")
_LABELLED = lazy(r"([^:：.!?]{1,60})[:：]\s*(.+)")
_NUMBER = lazy(
    r"[(]?[+−–±~≈<>-]?\s*(?:[€$£¥]|[A-Z]{3})?\s*\d(?:[.,'’ \u00a0\u202f]?\d)*"
    r"[)]?\s*(?:%|[*†‡¹²³]|\(\w\)|[a-z]\))*"
)
_SHORT_UNIT = lazy(r"\s*[^\d.!?;]{0,24}")
_YEARS = lazy(
    r"(?:1[89]|20)\d\d(?:\s*[-–/]\s*(?:\d\d){1,2})?(?:\s*(?:[*†‡¹²³]|\([a-z]{1,4}\.?\)|[a-z]\)))*",
    re.IGNORECASE,
)
_SEPARATOR = lazy(r"[\t|;]|[-=_]{2}")
"""What a line has that is a rule, or has cells separated by tabs, pipes or semicolons."""
_REACH = 20_000
"""Characters before and after a row in which the other rows of its table are looked for."""
_MOST_ROWS = 400
_FEWEST_CELLS = 3
"""Cells of a row that semicolons separate."""
_WIDEST = 60
"""Characters of a cell; what is longer is prose."""


class TableLine(NamedTuple):
    """One line of a table. Units: places in the text."""

    start: int
    end: int
    cells: tuple[str, ...]


class LineTable(NamedTuple):
    """Lines of a text that are a table.

    Shape: `head` has its leading rows without numbers, or with years alone; `caption` the nearest lines above
    it, three at most.
    """

    caption: tuple[str, ...]
    head: tuple[TableLine, ...]
    body: tuple[TableLine, ...]


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    kind: str
    cells: tuple[str, ...]


def is_number(cell: str) -> bool:
    """Check whether a cell is a number and nothing else, save for its sign and a mark of a note."""
    return _NUMBER.fullmatch(cell) is not None


def is_year(cell: str) -> bool:
    """Check whether a cell is a year, perhaps with the mark of a note, or two: of a season, or compared."""
    return _YEARS.fullmatch(cell) is not None


def is_row_alone(quotation: str) -> bool:
    """Check whether a quotation looks like cells of a table, by itself."""
    words = quotation.split()
    numbers = sum(map(is_number, words))
    if "|" in quotation or "\t" in quotation or quotation.count(";") > 1:
        cells = _split(quotation)[1]
        return len(cells) > 1 and any(map(is_number, cells))
    return numbers > 2 and 2 * numbers > len(words)


def table_at(text: str, start: int, end: int) -> LineTable | None:
    """Return the table that a place of a text is in; None if its lines are no rows."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    if not _are_rows(text, start, end, first, last):
        return None
    lines = [_line(first + m.start(), m.group()) for m in _LINE.finditer(text[first:last])]
    inside = [n for n, line in enumerate(lines) if line.start < end and start < line.end]
    kind, size = lines[inside[-1]].kind, len(lines[inside[-1]].cells)
    top, bottom = inside[0], inside[-1]
    while top > 0 and _belongs(lines[top - 1], kind, size) and bottom - top < _MOST_ROWS:
        top -= 1
    while bottom + 1 < len(lines) and _belongs(lines[bottom + 1], kind, size) and bottom - top < _MOST_ROWS:
        bottom += 1
    if kind == "gap" and not any(is_number(cell) for n in inside for cell in lines[n].cells[1:]):
        return None  # prose in two columns
    rows = [
        TableLine(line.start, line.end, line.cells) for line in lines[top : bottom + 1] if line.kind != "rule"
    ]
    return _table(text, rows, kind, lines[max(0, top - 3) : top])


def tables_in(text: str) -> Iterator[LineTable]:
    """Yield the tables of a text that have heads, in order."""
    below = 0
    for found in _LINE.finditer(text):
        marked = found.start() >= below and _SEPARATOR.search(text, *found.span())
        table = table_at(text, *found.span()) if marked else None
        if table and table.head:
            below = table.body[-1].end
            yield table


def _are_rows(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Check whether all lines that a place is in are rows; lines reach from `first` to `last` at most."""
    begin = max(first, *(text.rfind(mark, first, start) + 1 for mark in _BREAKS))
    lines = takewhile(lambda m: m.start() < end, _LINE.finditer(text, begin, last))
    inside = [m.group() for m in lines if start < m.end()]
    return bool(inside) and all(_split(line)[0] for line in inside)


def without_rows(text: str, start: int, end: int, place: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch of a text without the rows of tables before and behind a place in it."""
    for found in _LINE.finditer(text, start, end):
        if not _SEPARATOR.search(text, *found.span()):
            continue
        if _split(found.group())[0] not in ("rule", "tab", "pipe", "semicolon"):
            continue
        if found.end() <= place[0]:
            start = found.end()
        elif found.start() >= place[1]:
            return start, found.start()
    return start, end


def _table(text: str, rows: list[TableLine], kind: str, above: list[_Line]) -> LineTable | None:
    heads = 0 if kind == "label" else next((n for n, row in enumerate(rows) if _has_values(row)), len(rows))
    head, body = rows[:heads], rows[heads:]
    if len(rows) < 2 or not body:
        return None
    caption: list[str] = []
    below = rows[0].start
    for line in reversed(above):
        if line.kind == kind or text[line.end : below].count("\n") > 2:
            break
        caption.insert(0, line.text.strip())
        below = line.start
    return LineTable(tuple(caption), tuple(head), tuple(body))


def _line(start: int, text: str) -> _Line:
    kind, cells = _split(text)
    return _Line(start, start + len(text), text, kind, cells)


def _split(line: str) -> tuple[str, tuple[str, ...]]:
    """Return how the cells of a line are separated, and the cells; no kind if it is no row."""
    if _RULE.fullmatch(line):
        return "rule", ()
    if "\t" in line.strip():
        return "tab", tuple(cell.strip() for cell in line.rstrip().split("\t"))
    if "|" in line:
        return "pipe", tuple(_PIPE.split(line.strip().removeprefix("|").removesuffix("|").strip()))
    parts = {"semicolon": tuple(line.split(";")), "gap": tuple(_GAP.split(line.strip()))}
    if "; " in line or len(parts["semicolon"]) < _FEWEST_CELLS:
        del parts["semicolon"]
    for kind, cells in parts.items():
        if len(cells) > 1 and all(len(cell) < _WIDEST for cell in cells):
            return kind, tuple(cell.strip() for cell in cells)
    return _split_label(line)


def _split_label(line: str) -> tuple[str, tuple[str, ...]]:
    """Split "- Bahrain: 945" at its colon; no kind if the line has more words than a unit."""
    bullet = _BULLET.match(line)
    found = _LABELLED.fullmatch(line[bullet.end() if bullet else 0 :].strip())
    number = _NUMBER.match(found[2]) if found else None
    if found and number and _SHORT_UNIT.fullmatch(found[2], number.end()):
        return "label", (found[1].strip(), found[2].strip())
    return "", ()


def _belongs(line: _Line, kind: str, size: int) -> bool:
    """Check whether a line is a row of a table whose rows have so many cells."""
    if kind == "gap":
        return line.kind == "rule" or (line.kind == kind and abs(len(line.cells) - size) < 2)
    return line.kind == "rule" or (line.kind == kind and len(line.cells) == size)


def _has_values(row: TableLine) -> bool:
    return any(is_number(cell) and not is_year(cell) for cell in row.cells[1:])


def columns(table: LineTable) -> Iterator[str]:
    """Yield the head of each column: the words of all its rows of heads."""
    size = len(table.body[0].cells)
    padded = [("",) * (size - len(row.cells)) + row.cells for row in table.head]
    for n in range(size):
        yield " ".join(row[n] for row in padded if n < len(row) and row[n])
