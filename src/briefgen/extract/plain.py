"""Read plain text and Markdown."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from briefgen.corpus.date_suggestion import suggest_date
from briefgen.corpus.dates import parse_date
from briefgen.diagnostic import Findings
from briefgen.extract.document import Detail, Extracted
from briefgen.extract.encoding import decode
from briefgen.extract.findings import undecodable
from briefgen.extract.text_form import normalise, one_line
from briefgen.language.claims import DateClaim
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.word_pattern import WordPattern

_HEADING: Final = re.compile(r"#{1,2}[ \t]+(.+?)[ \t#]*$|(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")
_MOST_LINES: Final = 20
"""Lines in which a title is looked for."""
_MOST_READ: Final = 4_000
"""Characters in which the date of a text is looked for."""
_MOST_TITLE: Final = 150
_WORD_OF_NAME: Final = r"[^\W\d_a-zà-ÿа-я][\w.’'-]*"
_NAME: Final = (
    rf"{_WORD_OF_NAME}(?:\s+(?:(?:van|von|de|der|den|la|le|du|di|da|bin|al)\s+)*{_WORD_OF_NAME}){{1,3}}"
)
_JOINT: Final = r"(?:,|,? {between authors})\s*"
_BYLINE: Final = WordPattern(rf"[*_]*{{opening a byline}}\s+({_NAME}(?:{_JOINT}{_NAME})*)[*_]*")
_AND: Final = WordPattern(r",? {between authors} |,\s*")
_DATE_NOTE: Final = "The text does not call it so; this date is alone on a line at its beginning."
_BEFORE_DATE: Final = WordPattern(r"^{lines of a date open}\s*:?\s*", re.IGNORECASE)


def read_plain(data: bytes, shown: str) -> tuple[Extracted | None, Findings]:
    """Read a text. Its title is its first heading, or its first line.

    Errors: source-encoding.
    """
    decoded = decode(data)
    if decoded is None:
        return None, (undecodable(shown),)
    text, encoding = decoded
    normal = normalise(text)
    return Extracted(
        "text",
        normal,
        "briefgen",
        title=first_line(normal),
        authors=byline(normal),
        date=first_date(normal),
        encoding=encoding,
    ), ()


def first_line(text: str) -> Detail | None:
    """Take the first line of a text, or the sentence that begins it, as its title."""
    begin = text.lstrip()
    if heading := _HEADING.match(begin):
        return Detail(one_line(heading[1] or heading[2])[:_MOST_TITLE], "the first heading of the text")
    line = one_line(next(filter(_WORD.search, begin.split("\n", _MOST_LINES)[:_MOST_LINES]), ""))
    if len(line) > _MOST_TITLE:
        line = f"{line[:_MOST_TITLE].rsplit(' ', 1)[0]}…"
    return Detail(line, "the first line of the text") if line else None


def first_date(text: str) -> Detail | None:
    """Take the first line of a text that is a date, and nothing else, as its date."""
    before = _BEFORE_DATE.of("any")
    lines = (before.sub("", one_line(line)) for line in text.split("\n", _MOST_LINES)[:_MOST_LINES])
    dates = (suggest_date(line) or (line if parse_date(line) else None) for line in lines if len(line) > 4)
    found = next((date for date in dates if date and parse_date(date)), None)
    return (
        Detail(found, "The text does not call it so; this date is alone on a line at its beginning.")
        if found
        else None
    )


def has_day(day: str, words: str) -> bool:
    """Check whether a text, or an address, has a day (ISO 8601) in words or in digits."""
    wanted = date.fromisoformat(day)
    year, month, number = wanted.year, wanted.month, wanted.day
    forms = (
        rf"{year}[-/._]?0?{month}[-/._]?0?{number}",
        rf"0?{number}[-/._]\s?0?{month}[-/._]\s?{year}",
        rf"0?{month}[-/]0?{number}[-/]{year}",
    )
    if any(re.search(rf"(?<!\d){form}(?!\d)", words) for form in forms):
        return True
    near = words[:_MOST_READ]
    dates = read(near, guess_language(near, ())).of(DateClaim)
    return any((each.year, each.month, each.day) == (year, month, number) for each in dates)


def byline(text: str) -> tuple[str, ...]:
    """Return the names of a line "By Ada Orlov and Ben Whitcombe" at the beginning of a text."""
    lines = (one_line(line) for line in text.split("\n", _MOST_LINES)[:_MOST_LINES])
    found = next((match for line in lines if (match := _BYLINE.of("any").fullmatch(line))), None)
    return tuple(_AND.of("any").split(found[1])) if found else ()
