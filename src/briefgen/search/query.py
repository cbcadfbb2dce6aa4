"""Parse a search query: words, "phrases", beginnings of words*, fields and dates.

munitions "Security Council" sanction* source:log author:Lee kind:fact language:ru after:2024 date:2024-06..
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final, get_args

from msgspec import Struct, field

from briefgen.corpus.dates import PartialDate, parse_date
from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.reading.suggest import nearest
from briefgen.search.interface import FIELDS, PassageKind, Query, QueryTerm
from briefgen.search.words import words_of

_DATES: Final = ("after", "before", "date")
_ALL_FIELDS: Final = (*FIELDS, *_DATES)
_TOKEN: Final = re.compile(
    r'(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))(?P<star>\*?)'
)
_QUOTES: Final = MappingProxyType(str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}))
_MOST: Final = 1000
"""Units: characters of a query."""


class _Parts(Struct):
    """What was parsed so far."""

    terms: list[QueryTerm] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    after: str = ""
    before: str = ""


class _FaultError(Exception):
    """A part of the query cannot be understood."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def parse_query(text: str) -> tuple[Query | None, tuple[Diagnostic, ...]]:
    """Parse a query.

    Errors: query-form.
    """
    try:
        return _parsed(text.translate(dict(_QUOTES))), ()
    except _FaultError as fault:
        return None, (error("query-form", Span(f"find {truncate(text)}"), str(fault), fault.hint),)


def _parsed(text: str) -> Query:
    parts = _Parts()
    for name, value, quoted, star in _tokens(text):
        if name in _DATES:
            _add_date(parts, name, value)
        elif name:
            parts.marks += _marks(name, value)
        else:
            parts.terms.append(_term(value, quoted=quoted, star=star))
    if not (parts.terms or parts.marks or parts.after or parts.before):
        raise _FaultError("the query has no word", "name a word, such as `munitions`")
    return Query(tuple(parts.terms), tuple(parts.marks), parts.after, parts.before)


def _tokens(text: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield field, value, whether it is quoted, and whether a `*` follows."""
    if len(text) > _MOST:
        raise _FaultError(f"the query has more than {_MOST} characters", "name a few words")
    if text.count('"') % 2:
        raise _FaultError("a quotation mark is not closed", 'write phrases as `"two words"`')
    for found in _TOKEN.finditer(text):
        name, plain = found["field"] or "", found["plain"] or ""
        if plain.endswith(":") and plain[:-1].lower() in _ALL_FIELDS:
            raise _FaultError(f"`{plain}` has no value", f"write `{plain}VALUE`, without a space")
        star = bool(found["star"]) or plain.endswith("*")
        value = found["quoted"] if found["quoted"] is not None else plain.rstrip("*")
        if name and name.lower() not in _ALL_FIELDS:
            if close := nearest(name.lower(), _ALL_FIELDS):
                hint = f'did you mean `{close}:`? To search for the words, quote them: `"{found[0]}"`'
                raise _FaultError(f"there is no field `{name}`", hint)
            name, value = "", f"{name}:{value}"
        yield name.lower(), value, found["quoted"] is not None, star


def _term(value: str, *, quoted: bool, star: bool) -> QueryTerm:
    words = tuple(value[word.start : word.end] for word in words_of(value, ""))
    if not words:
        raise _FaultError(f"`{value}{'*' if star else ''}` has no word", "name a word, such as `munitions`")
    return QueryTerm(words, star, quoted)


def _marks(name: str, value: str) -> Iterator[str]:
    """Yield the marks of a field; the words of an author are one each."""
    if name == "author":
        yield from (f"author:{word.folded}" for word in words_of(value, ""))
        return
    if name == "kind" and value not in get_args(PassageKind):
        listed = ", ".join(f"`{kind}`" for kind in get_args(PassageKind))
        raise _FaultError(f"there is no kind `{value}`", f"write one of {listed}")
    yield f"{name}:{value.lower()}"


def _add_date(parts: _Parts, name: str, value: str) -> None:
    """Narrow the days; a date without a day means its first for `after`, its last for `before`."""
    start, dots, end = value.partition("..") if name == "date" else (value, "", "")
    if name == "date" and not dots:
        end = start
    if name == "before":
        start, end = "", value
    if not (start or end):
        raise _FaultError(f"`{name}:` has no date", f"write `{name}:2024-06`, without a space")
    if start:
        parts.after = max(parts.after, _day(start).first.isoformat())
    if end:
        last = _day(end).last.isoformat()
        parts.before = min(parts.before or last, last)


def _day(text: str) -> PartialDate:
    if (parsed := parse_date(text)) is None:
        raise _FaultError(f"`{text}` is not a date", "write `2024`, `2024-06` or `2024-06-26`")
    return parsed
