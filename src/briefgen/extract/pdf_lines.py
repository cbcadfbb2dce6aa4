"""The lines of a PDF's pages that are no part of its text: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefgen.language.guess import guess_language
from briefgen.language.join_lines import join_lines

_EDGE: Final = 2
"""Lines at the top and at the bottom of a page that may be repeated ones."""
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[\W_]*(?:(?:page|seite|стр\.?)\s*)?\d{1,4}(?:\s*(?:/|of|von|de|из)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
"""A row of numbers at the foot of many pages is part of a table."""
_ROMAN: Final = re.compile(r"[ivxl]{1,6}")
_SHARE: Final = 0.3
"""Share of the pages that a repeated line is on, at least; left and right pages may have their own."""
_LONGEST: Final = 120
"""Characters of a repeated line."""


_CELLS: Final = " | "
"""What is between the cells of a row of a table."""
_BROKEN: Final = re.compile(r"[^\W\d_]-\s*\Z")
_REST_OF_WORD: Final = re.compile(r"\s*([^\W\d_A-ZÀ-ÞА-Я]+(?:[-’'][^\W\d_]+)*[.,;:!?”\"')]*)[^\S\n]*\n?")
_GUESSED_FROM: Final = 4_000
"""Characters of a text from which its language is guessed."""
_SHORT: Final = 0.75
"""Length of the last line of a paragraph, or of a heading, beside that of a full line, at most."""
_LINE: Final = 30
"""Characters of a full line of text."""
_FEWEST_LINES: Final = 8
_BEGINS: Final = re.compile(r"\s*[“\"'«(]?(?:[^\W\d_a-zà-ÿа-я]|\d)")
_SHORTER: Final = 0.7
_STOP: Final = re.compile(r"[.!?…:][”\"'»)]*\s*\Z")
_HEADING: Final = re.compile(r"[^,;.!?]*(?:[^\W\d_]{4}|[A-ZÀ-ÞА-Я]\w*|\d)")
"""A line without marks, whose last word is no short one such as "the"."""


def without_heads_and_feet(pages: Sequence[str]) -> list[str]:
    """Remove the lines that the edges of pages repeat, save for their digits, and page numbers there."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    heads = _repeated([page[:_EDGE] for page in lines])
    feet = _repeated([page[-_EDGE:] for page in lines])
    alone = len(pages) == 1
    return ["\n".join(_inner(page, heads, feet, alone=alone)) for page in lines]


def _repeated(edges: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, without their digits, that are at the edge of many pages."""
    counts: Counter[str] = Counter()
    for lines in edges:
        counts.update({_form(line) for line in lines if len(line) <= _LONGEST})
    least = max(2, _SHARE * len(edges))
    return frozenset(form for form, count in counts.items() if _WORD.search(form) and count >= least)


def _form(line: str) -> str:
    return " ".join(_DIGITS.sub("#", line).split())


def _inner(lines: list[str], heads: frozenset[str], feet: frozenset[str], *, alone: bool) -> list[str]:
    first, last = 0, len(lines)
    while first < min(_EDGE, last) and _is_edge(lines[first], heads, alone=alone):
        first += 1
    while last > max(first, len(lines) - _EDGE) and _is_edge(lines[last - 1], feet, alone=alone):
        last -= 1
    return lines[first:last]


def _is_edge(line: str, repeated: frozenset[str], *, alone: bool) -> bool:
    number = _PAGE_NUMBER.fullmatch(line.strip()) or _ROMAN.fullmatch(line.strip())
    return bool(number and not alone) or _form(line) in repeated


def with_whole_words(pages: Sequence[str]) -> list[str]:
    """Join the words that the ends of pages break, on the page on which they begin.

    Shape: the hyphen of a compound, such as "long-term", stays.
    """
    joined = list(pages)
    whole = "\n".join(pages)
    language = guess_language(whole[:_GUESSED_FROM], ())
    for number in range(1, len(joined)):
        before, behind = joined[number - 1], joined[number]
        rest = _REST_OF_WORD.match(behind)
        if rest and _BROKEN.search(before):
            line, _, last = before.rpartition("\n")
            word = join_lines(f"{last}\n{rest[1]}", language, whole, "")
            joined[number - 1] = f"{line}\n{word}" if line else word
            joined[number] = behind[rest.end() :]
    return joined


def with_paragraphs(page: str) -> str:
    """Put an empty line around a table, behind a heading, and behind the short last line of a paragraph.

    Shape: a page without lines of about equal length, such as a table, stays as it is.
    """
    lines = page.split("\n")
    if len(lines) < _FEWEST_LINES:
        full = max(map(len, lines), default=0)
    else:
        full = sorted(map(len, lines))[len(lines) * 3 // 4]
    found: list[str] = []
    for line, following in pairwise([*lines, ""]):
        begins = not found or not found[-1]
        found.append(line)
        if _CELLS in line or _CELLS in following:
            found += [""] if (_CELLS in line) != (_CELLS in following) and following else []
            continue
        if full >= _LINE and _BEGINS.match(following) and _is_last(line, full, begins=begins):
            found.append("")
    return "\n".join(found)


def _is_last(line: str, full: int, *, begins: bool) -> bool:
    """Check whether a line is the last of its paragraph, or is a heading: short, without marks inside."""
    if len(line) < _SHORT * full and _STOP.search(line):
        return True
    return begins and len(line) < _SHORTER * full and _HEADING.fullmatch(line.strip()) is not None
