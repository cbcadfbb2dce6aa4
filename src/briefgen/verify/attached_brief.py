"""Compare the brief that is attached to a memo with the fields of the brief in the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.evidence.container import ASK, NAME
from briefgen.reading.yaml_text import read_yaml
from briefgen.verify.normalised_text import normalise

_MAX_LISTED = 5


def check_attached_brief(
    content: bytes, name: str, fields: object, overrides: Mapping[str, str], span: Span
) -> Iterator[Diagnostic]:
    """Report where the attached brief has another value than the evidence; `fields` are the evidence's.

    Keys that `overrides` replaced, and keys that only one of both has, are not compared.

    Errors: evidence-altered.
    """
    read, problems = read_yaml(content.decode("utf-8", "replace"), name)
    if problems or not isinstance(read.data, dict) or not isinstance(fields, dict):
        yield error("evidence-altered", span, f"`{name}` is not the YAML of a brief", ASK)
        return
    replaced = {key.partition(".")[0] for key in overrides}
    brief = {key: value for key, value in read.data.items() if key not in replaced}
    for count, (place, mine, theirs) in enumerate(_differences(brief, fields, ())):
        if count == _MAX_LISTED:
            return
        both = f"`{truncate(mine)}` at `{place}`, and `{NAME}` has `{truncate(theirs)}`"
        yield error("evidence-altered", span, f"`{name}` has {both}", ASK)


def _differences(mine: Any, theirs: Any, place: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield the place and both values of each difference in what both have."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in mine.keys() & theirs.keys():
            yield from _differences(mine[key], theirs[key], (*place, str(key)))
    elif isinstance(mine, list) and isinstance(theirs, list):
        if len(mine) != len(theirs):
            yield ".".join(place), f"{len(mine)} items", f"{len(theirs)} items"
        for number, (item, other) in enumerate(zip(mine, theirs, strict=False)):
            yield from _differences(item, other, (*place, str(number)))
    elif not isinstance(mine, dict | list) and not isinstance(theirs, dict | list):
        words, others = _words(mine), _words(theirs)
        if normalise(words) != normalise(others) and not _same_number(words, others):
            yield ".".join(place), words, others


def _words(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _same_number(first: str, second: str) -> bool:
    try:
        return Decimal(first) == Decimal(second)
    except InvalidOperation:
        return False
