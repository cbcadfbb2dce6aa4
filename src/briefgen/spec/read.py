"""Reading a brief, with the values that the command line sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec.structs import replace

from briefgen.corpus.references import EntryReference, Refers, references_in_prose
from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.reading.entry import Entry, validate
from briefgen.reading.fields import marked_fields, paths_of, prose_paths
from briefgen.reading.yaml_text import YamlText, read_yaml
from briefgen.spec.brief import Brief

_read_yaml = lru_cache(maxsize=16)(read_yaml.__wrapped__)
"""A cache of its own for whole briefs: they are large, and one is read again only in an editor."""


def read_brief(
    text: str, path: str, settings: Mapping[str, str], defaults: Mapping[str, str] = MappingProxyType({})
) -> tuple[Entry[Brief] | None, tuple[Diagnostic, ...]]:
    """Read a brief; each of `settings` replaces a top-level key's value, `defaults` has those of absent keys.

    Errors: those of `read_brief_text` and `validate`.
    """
    whole, problems = read_brief_text(text, path, settings, defaults)
    if whole is None:
        return None, problems
    entry, faults = validate(Brief, whole)
    return entry, problems + faults


def read_brief_text(
    text: str, path: str, settings: Mapping[str, str], defaults: Mapping[str, str]
) -> tuple[YamlText | None, tuple[Diagnostic, ...]]:
    """Read the keys and values of a brief, with those that are set.

    Errors: those of `read_yaml`; set-value for a replacement that is not YAML.
    """
    read, problems = _read_yaml(text, path)
    if not isinstance(read.data, dict):
        if problems:
            return None, problems
        message = "expected keys and values in the brief"
        return None, (error("value-type", Span(path, 1, 1, 1, 2), message, "begin with `title: …`"),)
    data = {**defaults, **read.data}
    elsewhere: dict[str | int, Span] = {}
    for key, value in settings.items():
        span = Span(f"--set {truncate(f'{key}={value}')}")
        given, faults = read_yaml(value, span.path)
        problems += tuple(replace(f, rule="set-value", span=span) for f in faults)
        if not faults:
            data[key] = given.data
            elsewhere[key] = span
    whole = YamlText(
        path,
        read.text,
        data,
        {p: m for p, m in read.values.items() if not p or p[0] not in elsewhere},
        {p: m for p, m in read.keys.items() if p[0] not in elsewhere},
        elsewhere=elsewhere,
    )
    return whole, problems


def references_in_brief(entry: Entry[Brief], below: tuple[str | int, ...] = ()) -> Iterator[EntryReference]:
    """Yield what a brief refers to, in reading order; only what is `below` a path, if there is one."""
    for path in prose_paths(entry):
        if path[: len(below)] == below:
            yield from references_in_prose(entry, *path)
    for pattern, refers in marked_fields(Brief, Refers):
        for path in paths_of(entry, pattern):
            if path[: len(below)] == below:
                yield EntryReference(refers.kind, entry.text.lookup((*entry.path, *path)), entry.at(*path))
