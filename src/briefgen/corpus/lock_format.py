"""The lock format: it records where each quotation was when its source's text was last available.

The file is TOML of a fixed form: one line for each source, one for each quotation, both sorted by key, each
with its own checksum. Why so: docs/decisions/lock-by-lines.md.

A quotation's key is its owner, its source and a short hash of its folded words, so that neither the
order of evidence nor its typography matters. Its place is counted in the text as it was read, so that a
memo built without the text names the same place as one built with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from types import MappingProxyType
from typing import Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.corpus.anchor import Anchor, AnchorState
from briefgen.corpus.fold import NORMALISER, fold
from briefgen.corpus.locked_sentence import FIELDS, LockedSentence, fields_of, sentence_of
from briefgen.corpus.locked_source import FIELDS as SOURCE_FIELDS
from briefgen.corpus.locked_source import LockedSource, source_from
from briefgen.corpus.locked_source import fields_of as source_fields
from briefgen.corpus.place import Place

_K = TypeVar("_K")
_V = TypeVar("_V")

Match = Literal["same", "changed", "incomparable"]
"""How a text's hash compares with the locked one, if there is one by the same normaliser."""

_HEADER = "# briefgen lock 4: written by briefgen, one quotation a line; not to be edited by hand"
_HEADERS = (_HEADER, _HEADER.replace("lock 4", "lock 2"), _HEADER.replace("lock 4", "lock 1"))
"""What a lock may begin with: the second form has no pages and paragraphs, the first no sentences either.

There is no third: one flipped bit would make its number that of the first or the second.
"""
_HEADER_START = "# briefgen lock "
_SECTIONS = ("[sources]", "[quotations]", "[end]")
_CHANGED = "a line was changed after it was written"
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_STATES: Mapping[str, AnchorState] = MappingProxyType(
    {"exact": "exact", "ambiguous": "ambiguous", "missing": "missing"}
)
_SUM = re.compile(r', sum = "([0-9a-f]{8})" }\Z')
_SOURCE = re.compile(rf'"([^"\\\s#@]+)" = \{{ {SOURCE_FIELDS}')
_QUOTATION = re.compile(
    r'"([^"\\\s#@]+)@([^"\\\s#@]+)#([0-9a-f]{12})" = '
    r'\{ state = "(exact|ambiguous|missing)"(?:, start = ([0-9]{1,9}), end = ([0-9]{1,9})'
    r"(?:, (?:page = ([0-9]{1,9})|paragraph = ([0-9]{1,9})))?)?"
    rf", locked = ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:{FIELDS})?"
)


class Key(Struct, frozen=True, order=True):
    """The key of a quotation in the lock."""

    owner: str
    """`fact:ID` or `view:ID`."""
    source: str
    words: str
    """The first twelve hexadecimal digits of the SHA-256 of its folded text."""


class LockedQuotation(Struct, frozen=True):
    """The locked state and place of a quotation.

    Shape: `place` is given only if the state is `exact`; locks of the first two forms have no page and no
    paragraph.
    """

    state: AnchorState
    place: Place | None
    locked: date
    sentence: LockedSentence | None = None
    """The sentence that it is in; None if the state is not `exact`, and in locks of the first form."""


class Lock(Struct, frozen=True):
    """The contents of a lock file."""

    sources: Mapping[str, LockedSource] = field(default_factory=lambda: MappingProxyType({}))
    quotations: Mapping[Key, LockedQuotation] = field(default_factory=lambda: MappingProxyType({}))

    damaged: bool = False
    """Whether there is a lock that cannot be read, so that nothing is known of what it has."""

    def compare(self, source: str, text_sha256: str) -> Match:
        """Compare the hash of a source's text with the locked one."""
        locked = self.sources.get(source)
        if locked is None or locked.normaliser != NORMALISER:
            return "incomparable"
        return "same" if locked.sha256 == text_sha256 else "changed"


class LockProblem(Struct, frozen=True):
    """The damage found in a lock file.

    Units: `line` counts from 1.
    """

    line: int
    message: str


class _DamagedError(Exception):
    """A damaged line in a lock file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.problem = LockProblem(line, message)


def quotation_key(owner: str, source: str, exact: str) -> Key:
    """Return the key of a quotation."""
    words = fold(exact).text.encode("utf-8", "surrogatepass")
    return Key(owner, source, sha256(words).hexdigest()[:12])


def lock_quotation(
    anchor: Anchor, before: LockedQuotation | None, today: date, sentence: LockedSentence | None = None
) -> LockedQuotation:
    """Lock a quotation at its present place; keep the old date if its state and its offsets are the same."""
    same = before and before.state == anchor.state
    if before and same and (anchor.place and anchor.place.offsets) == (before.place and before.place.offsets):
        return replace(before, place=anchor.place, sentence=sentence or before.sentence)
    return LockedQuotation(anchor.state, anchor.place, today, sentence)


def format_lock(lock: Lock) -> str:
    """Format a lock as the text of its file.

    Shape: equal locks give equal texts, and `parse_lock` returns the same lock.
    """
    sources = [_source_line(name, lock.sources[name]) for name in sorted(lock.sources)]
    quotations = [_quotation_line(key, lock.quotations[key]) for key in sorted(lock.quotations)]
    parts = (_HEADER, "", _SECTIONS[0], *sources, "", _SECTIONS[1], *quotations, "", _SECTIONS[2], "")
    return "\n".join(parts)


def parse_lock(text: str) -> tuple[Lock, LockProblem | None]:
    """Parse the text of a lock file; if it is damaged, return an empty lock and the first problem.

    Shape: lines within a section may be in any order, as after a merge.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        return _read_lines(lines), None
    except _DamagedError as damage:
        return Lock(), damage.problem


def _read_lines(lines: list[str]) -> Lock:
    """Parse the lines of a lock file; raise an error for any other line."""
    for number, line in enumerate(lines, 1):
        if line.startswith(_MARKERS):
            raise _DamagedError(number, "an unresolved merge conflict")
    if lines[0] not in _HEADERS:
        known = tuple(header[: len(_HEADER_START) + 2] for header in _HEADERS)
        other = lines[0].startswith(_HEADER_START) and not lines[0].startswith(known)
        raise _DamagedError(
            1, "the lock was written by another version of briefgen" if other else "not a lock's first line"
        )
    sources: dict[str, LockedSource] = {}
    quotations: dict[Key, LockedQuotation] = {}
    at = _expect(lines, 1, "", _SECTIONS[0])
    while at < len(lines) and lines[at]:
        name, source = _read_source(lines[at], at + 1)
        at = _add(sources, name, source, at)
    at = _expect(lines, at, "", _SECTIONS[1])
    while at < len(lines) and lines[at]:
        key, quotation = _read_quotation(lines[at], at + 1)
        at = _add(quotations, key, quotation, at)
    at = _expect(lines, at, "", _SECTIONS[2], "")
    if at != len(lines):
        raise _DamagedError(at + 1, "text after the end")
    return Lock(MappingProxyType(sources), MappingProxyType(quotations))


def _expect(lines: list[str], at: int, *expected: str) -> int:
    """Check that certain lines come next, and skip them."""
    for offset, line in enumerate(expected):
        if at + offset >= len(lines):
            raise _DamagedError(len(lines), "cut short")
        if lines[at + offset] != line:
            raise _DamagedError(at + offset + 1, f"expected `{line}`" if line else "expected an empty line")
    return at + len(expected)


def _add(entries: dict[_K, _V], key: _K, value: _V, at: int) -> int:
    """Add an entry with a new key, and go to the next line."""
    if key in entries:
        raise _DamagedError(at + 1, "a second line for the same key")
    entries[key] = value
    return at + 1


def extents(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where both sections of an undamaged lock file begin and end.

    Units: bytes, including the last line's end.
    """
    data = text.encode()
    found = []
    for section in _SECTIONS[:2]:
        start = data.index(f"\n{section}\n".encode()) + len(section) + 2
        found.append((start, data.index(b"\n\n", start - 1) + 1))
    return found[0], found[1]


def key_of_source(line: str) -> str:
    """Return the name at the start of a source's line."""
    return line[1 : line.index('" = ')]


def key_of_quotation(line: str) -> Key:
    """Return the key at the start of a quotation's line."""
    name, _, words = line[1 : line.index('" = ')].rpartition("#")
    owner, _, source = name.partition("@")
    return Key(owner, source, words)


def source_of(line: str) -> LockedSource:
    """Parse a source's line of an undamaged file."""
    return _read_source(line, 0)[1]


def quotation_of(line: str) -> LockedQuotation:
    """Parse a quotation's line of an undamaged file."""
    return _read_quotation(line, 0)[1]


def _with_checksum(line: str) -> str:
    """Append the checksum of a line to it."""
    return f'{line}, sum = "{sha256(line.encode()).hexdigest()[:8]}" }}'


def _check_line(line: str, number: int, form: re.Pattern[str]) -> re.Match[str]:
    """Check a line's checksum and match the rest of the line."""
    found = _SUM.search(line)
    body = line[: found.start()] if found else ""
    match = form.fullmatch(body)
    if not match or _with_checksum(body) != line:
        raise _DamagedError(number, _CHANGED)
    return match


def _source_line(name: str, source: LockedSource) -> str:
    return _with_checksum(f'"{name}" = {{ {source_fields(source)}')


def _read_source(line: str, number: int) -> tuple[str, LockedSource]:
    name, *fields = _check_line(line, number, _SOURCE).groups()
    try:
        return name, source_from(tuple(fields))
    except ValueError as fault:
        raise _DamagedError(number, _CHANGED) from fault


def _quotation_line(key: Key, quotation: LockedQuotation) -> str:
    name = f"{key.owner}@{key.source}#{key.words}"
    place = _place_fields(quotation.place)
    return _with_checksum(
        f'"{name}" = {{ state = "{quotation.state}"{place}, locked = {quotation.locked.isoformat()}'
        f"{fields_of(quotation.sentence)}"
    )


def _place_fields(place: Place | None) -> str:
    """Write a place in the form of its part of `_QUOTATION`."""
    if place is None:
        return ""
    numbers = {"start": place.start, "end": place.end, "page": place.page, "paragraph": place.paragraph}
    return "".join(f", {name} = {number}" for name, number in numbers.items() if number is not None)


def _read_quotation(line: str, number: int) -> tuple[Key, LockedQuotation]:
    match = _check_line(line, number, _QUOTATION)
    owner, source, words, state, *numbers = match.groups()[:8]
    locked, *sentence = match.groups()[8:]
    try:
        day = date.fromisoformat(locked)
    except ValueError as fault:
        raise _DamagedError(number, _CHANGED) from fault
    start, end, page, paragraph = (None if digits is None else int(digits) for digits in numbers)
    if (state == "exact") != (start is not None):
        raise _DamagedError(number, _CHANGED)
    place = None if start is None or end is None else Place(start, end, page, paragraph)
    return Key(owner, source, words), LockedQuotation(
        _STATES[state], place, day, sentence_of(tuple(sentence))
    )
