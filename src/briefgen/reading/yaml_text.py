"""Load YAML as plain data, with the place of every key and value.

The parser is libyaml's, through PyYAML's events; docs/decisions/yaml-composer.md says why.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple, cast

import yaml
from msgspec import Struct, field

from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.reading.align import align
from briefgen.reading.merge_conflict import find_conflict
from briefgen.reading.yaml_depth import MAX_DEPTH, first_too_deep
from briefgen.reading.yaml_hints import COMMENT_HINTS, end_taken_for_comment, syntax_hint
from briefgen.reading.yaml_scalar import value_of

Path = tuple[str | int, ...]
MAX_NODES = 200_000
_TOO_DEEP = (f"nested deeper than {MAX_DEPTH} levels", "flatten it")

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, including bidi overrides, which make printed text differ from what was typed."""


class TextRange(NamedTuple):
    """The position of a key or a value. Units: code points of the text, the end exclusive."""

    start: int
    end: int


class YamlText(Struct, frozen=True, dict=True):
    """A YAML text with its data and the place of each key and value."""

    path: str
    text: str
    data: Any = None
    values: dict[Path, TextRange] = field(default_factory=dict)
    keys: dict[Path, TextRange] = field(default_factory=dict)
    first_line: int = 0
    """How many lines come before this text in its file."""
    elsewhere: dict[str | int, Span] = field(default_factory=dict)
    """The places of top-level values that are not in this text, such as those of `--set`."""

    @cached_property
    def _aligned(self) -> dict[Path, list[int]]:
        return {}

    @cached_property
    def digest(self) -> bytes:
        """A hash of the text and its data: options of the command line change only the data."""
        content = repr((self.text, self.data)).encode("utf-8", "surrogatepass")
        return blake2b(content, digest_size=16).digest()

    @cached_property
    def validated(self) -> dict[tuple[type, Path], Any]:
        """What parts of the data were validated as, by model and place: many builds share a text."""
        return {}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def at(self, path: Path) -> Span:
        """Return the place of the value at `path`, or of the innermost one around it."""
        if path and path[0] in self.elsewhere:
            return self.elsewhere[path[0]]
        while path and path not in self.values:
            path = path[:-1]
        mark = self.values.get(path)
        if mark is None:
            return Span(self.path, 1 + self.first_line, 1, 1 + self.first_line, 2)
        span = self.slice(*mark)
        if span.end_line > span.line and not isinstance(self.lookup(path), str):
            key = self.keys.get(path)
            first = Span(self.path, span.line, span.column, span.line, span.column + 1)
            return self.slice(*key) if key else first
        return span

    def key(self, path: Path) -> Span:
        """Return the place of the key at `path`, or of the value if it has no key."""
        mark = self.keys.get(path)
        return self.slice(*mark) if mark else self.at(path)

    def within(self, path: Path, start: int, end: int) -> Span:
        """Return the place of the characters `start` to `end` of the text value at `path`."""
        mark = self.values.get(path)
        value = self.lookup(path)
        if mark is None or not isinstance(value, str) or not value:
            return self.at(path)
        if (offsets := self._aligned.get(path)) is None:
            offsets = self._aligned[path] = align(value, self.text, mark.start, mark.end)
        first = offsets[min(start, len(value) - 1)]
        last = offsets[min(max(end - 1, start), len(value) - 1)]
        return self.slice(first, last + 1)

    def slice(self, start: int, end: int) -> Span:
        """Return the place of the characters `start` to `end` of the whole text."""
        line, column = self._line_column(start)
        end_line, end_column = self._line_column(end)
        shift = self.first_line + 1
        return Span(self.path, line + shift, column + 1, end_line + shift, end_column + 1)

    def lookup(self, path: Path) -> Any:
        """Return the value at `path`, or None if there is none."""
        value = self.data
        for step in path:
            if type(value) is dict:
                value = value.get(step)
            elif type(value) is list and type(step) is int and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place, whose line and column are counted from 1 in the whole file."""
        return self._line_starts[min(line - 1 - self.first_line, len(self._line_starts) - 1)] + column - 1

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset) - 1
        return line, offset - self._line_starts[line]


class _FaultError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


@lru_cache(maxsize=256)
def read_yaml(text: str, path: str, first_line: int = 0) -> tuple[YamlText, tuple[Diagnostic, ...]]:
    """Load YAML text as dicts, lists, str, int, Decimal, bool and None.

    Shape: keys are text; mappings have the order of the file. Equal texts share one result: do not change it.
    Errors: yaml-syntax, yaml-character, yaml-duplicate-key, yaml-alias, yaml-tag, yaml-key, yaml-limit,
    yaml-comment, merge-conflict.
    """
    blank = YamlText(path, text, first_line=first_line)
    if bad := find_forbidden(blank):
        return blank, (bad,)
    if (deep := first_too_deep(text)) is not None:
        return blank, (error("yaml-limit", blank.slice(deep, deep + 1), *_TOO_DEEP),)
    composer = _Composer(blank)
    try:
        data = composer.compose()
    except _FaultError as fault:
        return blank, (fault.diagnostic,)
    except yaml.YAMLError as problem:
        return blank, (_syntax_error(problem, blank),)
    whole = YamlText(path, text, data, composer.values, composer.keys, first_line)
    return whole, tuple(composer.problems)


def _syntax_error(problem: yaml.YAMLError, text: YamlText) -> Diagnostic:
    mark = getattr(problem, "problem_mark", None)
    what = str(getattr(problem, "problem", None) or "not YAML").rstrip(".")
    begun = getattr(problem, "context_mark", None)
    if mark and begun and mark.index >= len(text.text.rstrip()):
        # An unclosed quote or bracket is noticed only at the end; report it where it begins.
        mark = begun
        what = f"{what} {getattr(problem, 'context', None) or ''}".strip()
    if "anchor" in what or "alias" in what:
        what = f"{what} (anchors and aliases are not supported)"
    last = max(len(text.text.rstrip()) - 1, 0)
    at = min(mark.index, last) if mark else 0
    start = text.slice(at, at)
    span = Span(text.path, start.line, start.column, start.line, start.column + 1)
    first = at - start.column + 1
    line = text.text[first:].partition("\n")[0]
    hint = syntax_hint(what, line, start.column - 1, text.text[: max(first - 1, 0)].rpartition("\n")[2])
    return error("yaml-syntax", span, f"not valid YAML: {what}", hint)


def find_forbidden(text: YamlText) -> Diagnostic | None:
    """Report the first control character, or the first conflict marker, of a text, which need not be YAML.

    Errors: yaml-character, merge-conflict.
    """
    if conflict := find_conflict(text.text, text.path, text.first_line):
        return conflict
    bad = FORBIDDEN.search(text.text)
    return _bad_character(bad.group(), text.slice(bad.start(), bad.end())) if bad else None


def _bad_character(character: str, span: Span) -> Diagnostic:
    code, name = f"U+{ord(character):04X}", unicodedata.name(character, "")
    kind = f"character {code} {name}" if name and unicodedata.category(character) == "Cf" else None
    message = f"{kind or f'control character {code}'} in the text"
    return error("yaml-character", span, message, "remove it")


class _Composer:
    """Composes the data of one text from the parser's events."""

    def __init__(self, text: YamlText) -> None:
        self.text = text
        self.next_event: Callable[[], Any] = yaml.CSafeLoader(text.text).get_event
        self.values: dict[Path, TextRange] = {}
        self.keys: dict[Path, TextRange] = {}
        self.problems: list[Diagnostic] = []

    def compose(self) -> Any:
        self.next_event()  # the stream's start
        event = self.next_event()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        data = self._value(self.next_event(), (), 0)
        self.next_event()  # the document's end
        if not isinstance(after := self.next_event(), yaml.StreamEndEvent):
            raise self._fault("yaml-syntax", after, "a second YAML document begins here", "keep one a file")
        return data

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise self._fault("yaml-limit", event, *_TOO_DEEP)
        if len(self.values) > MAX_NODES:
            raise self._fault("yaml-limit", event, f"more than {MAX_NODES} values", "split the file")
        if event.anchor:  # an alias has one too
            raise self._fault(
                "yaml-alias", event, "anchors and aliases are not supported", "repeat the value itself"
            )
        if event.tag:
            message = f"tag `{truncate(event.tag)}` is not supported"
            raise self._fault("yaml-tag", event, message, "remove the tag")
        if isinstance(event, yaml.ScalarEvent):
            mark = self.values[path] = _mark(event, event)
            if bad := FORBIDDEN.search(event.value):
                self.problems.append(_bad_character(bad.group(), self.text.slice(mark.start, mark.end)))
            if not event.style and (cut := end_taken_for_comment(self.text.text, mark.end)):
                span = self.text.slice(mark.end + 1, mark.end + 1 + len(cut))
                message = f"YAML takes `{truncate(cut)}` for a comment, and leaves it out"
                self.problems.append(error("yaml-comment", span, message, *COMMENT_HINTS))
            return value_of(event)
        self.values[path] = _mark(event, event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, depth)
        return self._mapping(event, path, depth)

    def _sequence(self, start: yaml.Event, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        self.values[path] = _mark(start, event)
        return items

    def _mapping(self, start: yaml.Event, path: Path, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise self._fault("yaml-key", event, "a key must be plain text", "write `key: value`")
            key = event.value
            here = (*path, key)
            if key in result:
                first = self.text.slice(*self.keys[here]).line
                message = f"key `{truncate(key)}` is used twice; first on line {first}"
                self.problems.append(self._fault("yaml-duplicate-key", event, message, "keep one").diagnostic)
                here = (*path, f"{key} (again)")
            mark = _mark(event, event)
            value = self._value(self.next_event(), here, depth + 1)
            self.keys[here] = mark
            result.setdefault(key, value)
        self.values[path] = _mark(start, event)
        return result

    def _fault(self, rule: str, event: yaml.Event, message: str, hint: str) -> _FaultError:
        mark, end_mark = _known(event.start_mark), _known(event.end_mark)
        line = mark.line + 1 + self.text.first_line
        end = end_mark.column if end_mark.line == mark.line else mark.column + 1
        span = Span(self.text.path, line, mark.column + 1, line, max(end, mark.column + 1) + 1)
        return _FaultError(error(rule, span, message, hint))


def _mark(start: Any, end: Any) -> TextRange:
    return TextRange(start.start_mark.index, end.end_mark.index)


def _known(mark: Any) -> yaml.Mark:
    """Cast the mark, which is optional in the type stubs but always set by the parser."""
    return cast(yaml.Mark, mark)
