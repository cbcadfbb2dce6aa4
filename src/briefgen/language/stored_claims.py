"""Writing what was read from a sentence as JSON, and reading it back, without the sentence's words.

Each claim is an object with its class as `is`, and those of its fields that are not the default. Its words
are not stored: they are written anew from its values. Of what a number counts only marks are stored
(outline.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final, cast, get_args, get_type_hints

from msgspec.structs import replace

from briefgen.document.field_defaults import field_defaults
from briefgen.language.claim_words import words_of
from briefgen.language.claims import (
    Claim,
    DateClaim,
    Designation,
    Ordinal,
    Quantity,
    QuantityKind,
    Sense,
    TimeOfDay,
    Weekday,
)
from briefgen.language.english import find_alone
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.wording.outline import mark_of

_CLASSES: Final[Mapping[str, type[Claim]]] = MappingProxyType(
    {
        "quantity": Quantity, "date": DateClaim, "weekday": Weekday, "time": TimeOfDay, "ordinal": Ordinal,
        "designation": Designation,
    }
)  # fmt: skip
_NAMES: Final = MappingProxyType({each: name for name, each in _CLASSES.items()})
_PLACE: Final = frozenset({"start", "end", "words", "qualified"})
_FRACTION: Final = lazy(r"-?[0-9]{1,60}(?:/[1-9][0-9]{0,59})?")
"""A number that is stored; one of more digits is left out, and what it is compared with is not found."""


def store_claims(reading: Reading, nearby: tuple[DateClaim, ...] = ()) -> str:
    """Write the claims of a sentence, and the dates named before it, as JSON; equal ones give equal text."""
    claims = (*reading.claims, *nearby)
    stored = [_store(claim, reading) for claim in claims if not _is_too_long(claim)]
    text = json.dumps(stored, ensure_ascii=True, separators=(",", ":"))
    return text.replace("'", "\\u0027")  # a literal string of TOML has no apostrophe


@lru_cache(maxsize=4096)  # several rules ask for the claims of each quotation
def restore_claims(stored: str) -> tuple[Claim, ...]:
    """Read claims back, in their order; what is not the JSON of claims raises a ValueError."""
    try:
        return tuple(_restore(each, at) for at, each in enumerate(json.loads(stored)))
    except (TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise ValueError("not the claims of a sentence") from fault


def with_marked_nouns(reading: Reading) -> Reading:
    """Return a reading with marks in place of the nouns that its numbers count."""
    claims = (_with_marks(c, reading.language) if isinstance(c, Quantity) else c for c in reading.claims)
    return reading.with_claims(tuple(claims))


def _with_marks(quantity: Quantity, language: str) -> Quantity:
    return replace(quantity, noun=tuple(mark_of(noun, language) for noun in quantity.noun))


def _is_too_long(claim: Claim) -> bool:
    """Check whether a number has more digits than anyone counts to."""
    senses = claim.senses if isinstance(claim, Quantity) else ()
    return any(not _FRACTION.fullmatch(str(end)) for sense in senses for end in (sense.low, sense.high))


def _store(claim: Claim, reading: Reading) -> dict[str, Any]:
    if isinstance(claim, Quantity):
        claim = _with_marks(claim, reading.language)
    elif isinstance(claim, Ordinal):
        # It tells "the driest" from "the third-driest"; where the sentence has both, it tells nothing.
        claim = replace(claim, noun=tuple(n for n in claim.noun[:1] if not find_alone(n, reading.text)))
    found: dict[str, Any] = {"is": _NAMES[type(claim)]}
    for name, default in field_defaults(type(claim)).items():
        value = getattr(claim, name)
        if name not in _PLACE and value != default:
            found[name] = _plain(value)
    return found


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Sense):
        ends = [str(value.low)] if value.low == value.high else [str(value.low), str(value.high)]
        return [value.kind, value.unit, *ends]
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _restore(stored: dict[str, Any], at: int) -> Claim:
    kind = _CLASSES[stored["is"]]
    values: dict[str, Any] = {"start": at, "end": at, "words": ""}
    for name, hint in _hints(stored["is"]).items():
        if name in stored and name not in _PLACE:
            read = _READ.get(name)
            values[name] = read(stored[name]) if read else _scalar(stored[name], hint)
    claim = kind(**values)
    return replace(claim, words=words_of(claim))


@cache
def _hints(name: str) -> dict[str, Any]:
    return get_type_hints(_CLASSES[name])


def _scalar(value: object, hint: Any) -> object:
    """Return a value that a field may have: one of its literals, or of its type."""
    if value not in allowed if (allowed := get_args(hint)) else type(value) is not hint:
        raise ValueError("not a value of the field")
    return value


def _fraction(value: str) -> Fraction:
    if not _FRACTION.fullmatch(value):
        raise ValueError("not a number")
    return Fraction(value)


def _senses(value: list[list[str]]) -> tuple[Sense, ...]:
    found = []
    for kind, unit, *ends in value:
        low, high = _fraction(ends[0]), _fraction(ends[-1])
        found.append(Sense(_kind(kind), low, high, str(unit)))
    if not found:
        raise ValueError("no sense")
    return tuple(found)


def _kind(value: str) -> QuantityKind:
    return cast("QuantityKind", _scalar(value, QuantityKind))


def _strings(value: list[str]) -> tuple[str, ...]:
    return tuple(str(each) for each in value)


_READ: Final[Mapping[str, Callable[[Any], object]]] = MappingProxyType(
    {
        "senses": _senses,
        "currencies": lambda value: frozenset(_strings(value)),
        "noun": _strings,
        "place": _fraction,
        "value": _fraction,
        "others": lambda value: tuple((int(y), int(m), int(d)) for y, m, d in value),
    }
)
