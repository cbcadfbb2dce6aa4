"""Translate Pydantic's validation errors to findings with briefgen's wording and a place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.model_fields import description_at, foreign_keys_at, key_names
from briefgen.reading.schema_suggestions import FormError, suggest_form, suggest_number
from briefgen.reading.suggest import nearest
from briefgen.reading.yaml_text import Path, YamlText

MOST = 50
"""Most findings that are reported for one validation."""

_Context = Mapping[str, Any]
_Wording = tuple[str, Callable[[_Context, str], str], str]


def _bounds(kind: str, key: str) -> Callable[[_Context, str], str]:
    return lambda c, got: f"expected {kind} {_digits(c[key])}, found {got}"


def _digits(bound: object) -> str:
    """Print a limit, which the library may give as the text of a Python value."""
    plain = str(bound).removeprefix("Decimal('").removesuffix("')")
    return f"{Decimal(plain).normalize():f}"


def _entries(number: int) -> str:
    return f"{number} entr{'y' if number == 1 else 'ies'}"


_TABLE: dict[str, _Wording] = {
    "string_type": ("value-type", lambda c, got: f"expected text, found {got}", "put the value in quotes"),
    "int_type": ("value-type", lambda c, got: f"expected a whole number, found {got}", "write digits only"),
    "float_type": (
        "value-type",
        lambda c, got: f"expected a number, found {got}",
        "write digits, without quotes",
    ),
    "decimal_type": (
        "value-type",
        lambda c, got: f"expected a number, found {got}",
        "write digits, without quotes",
    ),
    "is_instance_of": (
        "value-type",
        lambda c, got: f"expected a number, found {got}",
        "write digits, without quotes",
    ),
    "bool_type": (
        "value-type",
        lambda c, got: f"expected `true` or `false`, found {got}",
        "write `true` or `false`",
    ),
    "list_type": ("value-type", lambda c, got: f"expected a list, found {got}", "begin each item with `- `"),
    "tuple_type": ("value-type", lambda c, got: f"expected a list, found {got}", "begin each item with `- `"),
    "dict_type": (
        "value-type",
        lambda c, got: f"expected keys and values, found {got}",
        "write `key: value` lines",
    ),
    "model_type": (
        "value-type",
        lambda c, got: f"expected keys and values, found {got}",
        "write `key: value` lines",
    ),
    "string_too_short": ("value-empty", lambda c, got: "empty text", "write something, or remove the key"),
    "too_short": (
        "value-range",
        lambda c, got: f"expected at least {_entries(c['min_length'])}, found {c['actual_length']}",
        "add the missing entries",
    ),
    "too_long": (
        "value-range",
        lambda c, got: f"expected at most {_entries(c['max_length'])}",
        "remove some",
    ),
    "string_too_long": (
        "value-range",
        lambda c, got: f"longer than {c['max_length']} characters",
        "shorten it",
    ),
    "greater_than_equal": ("value-range", _bounds("at least", "ge"), "correct the value"),
    "greater_than": ("value-range", _bounds("more than", "gt"), "correct the value"),
    "less_than_equal": ("value-range", _bounds("at most", "le"), "correct the value"),
    "less_than": ("value-range", _bounds("less than", "lt"), "correct the value"),
    "string_pattern_mismatch": (
        "value-format",
        lambda c, got: f"{got} does not have the expected form",
        "`briefgen schema` describes each key",
    ),
    "value_error": (
        "value-format",
        lambda c, got: str(c["error"]),
        "`briefgen schema` describes each key",
    ),
    "decimal_max_places": (
        "value-range",
        lambda c, got: f"expected at most {c['decimal_places']} decimal places, found {got}",
        "round it",
    ),
    "decimal_max_digits": (
        "value-range",
        lambda c, got: f"expected at most {c['max_digits']} digits, found {got}",
        "round it",
    ),
    "finite_number": ("value-range", lambda c, got: "expected a finite number", "correct the value"),
}


def translate(
    problem: ValidationError, model: type[BaseModel], text: YamlText, base: Path
) -> tuple[Diagnostic, ...]:
    """Translate the errors of a validation to findings.

    Errors: key-unknown, key-missing, value-type, value-choice, value-range, value-format,
    value-empty, value-invalid.
    """
    found: list[dict[str, Any]] = [dict(e) for e in problem.errors(include_url=False)]
    misspelt = {
        (*e["loc"][:-1], nearest(str(e["loc"][-1]), key_names(model, e["loc"][:-1])))
        for e in islice((e for e in found if e["type"] == "extra_forbidden"), MOST)
    }
    errors = (
        e for e in found if not _is_consequence(e) and not (e["type"] == "missing" and e["loc"] in misspelt)
    )
    return tuple(_to_finding(e, model, text, base) for e in islice(errors, MOST))


def without_foreign_keys(data: Any, problem: ValidationError, model: type[BaseModel]) -> Any:
    """Copy data without the unknown keys that are not a misspelt key or part of a value.

    Data with more faults than are reported are returned as they are.
    """
    if problem.error_count() > MOST:
        return data
    known = deepcopy(data)
    for found in problem.errors(include_url=False):
        *parents, key = found["loc"] or ("",)
        if found["type"] != "extra_forbidden" or _may_be_meant(
            str(key), found["input"], model, tuple(parents)
        ):
            continue
        holder = known
        try:
            for step in parents:
                holder = holder[step]
            del holder[key]
        except (KeyError, IndexError, TypeError):
            return data  # a place that also names an alternative of the model
    return known


def _may_be_meant(key: str, value: object, model: type[BaseModel], parents: tuple[str | int, ...]) -> bool:
    """Check whether an unknown key resembles a known one, or is text after an unquoted comma."""
    if key in foreign_keys_at(model, parents):
        return False
    return (value is None and " " in key) or nearest(key, key_names(model, parents)) is not None


def _is_consequence(found: dict[str, Any]) -> bool:
    """Check whether a list is called too short only because one of its entries is invalid."""
    given = found["input"]
    return (
        found["type"] == "too_short" and isinstance(given, list) and len(given) >= found["ctx"]["min_length"]
    )


def _to_finding(found: dict[str, Any], model: type[BaseModel], text: YamlText, base: Path) -> Diagnostic:
    kind: str = found["type"]
    path: Path = (*base, *found["loc"])
    name = found["loc"][-1] if found["loc"] else "the file"
    named = "an entry" if isinstance(name, int) else f"`{name}`"
    context: _Context = found.get("ctx", {})
    if kind == "too_short" and isinstance(found["input"], list):
        context = {**context, "actual_length": len(found["input"])}  # count invalid entries too
    if kind == "extra_forbidden":
        known = key_names(model, found["loc"][:-1])
        instead = foreign_keys_at(model, found["loc"][:-1]).get(str(name))
        close = None if instead else nearest(str(name), known)
        hint = instead or (f"did you mean `{close}`?" if close else f"known keys: {_listed(known)}")
        if found["input"] is None and " " in str(name) and not close:
            hint = "put text that contains a comma in quotes"
        return error("key-unknown", text.key(path), f"unknown key `{_clip(name)}`", hint)
    if kind == "missing":
        return error("key-missing", _place_of_missing(text, path), f"`{name}` is missing", f"add `{name}:`")
    got = _found(found["input"])
    if found["input"] is None:
        message = f"{named} has no value"
        return error("value-empty", text.key(path), message, "write something, or remove the key")
    if kind in ("literal_error", "enum"):
        return _choice(found, text, path, got)
    rule, wording, hint = _TABLE.get(
        kind, ("value-invalid", lambda c, g: f"{named} is not valid", "correct it")
    )
    span = text.key(path[:-1]) if name == "[key]" else text.at(path)
    return error(rule, span, *_improved(found, model, wording(context, got), hint))


def _improved(found: dict[str, Any], model: type[BaseModel], message: str, hint: str) -> tuple[str, str]:
    """Improve the message or hint of some errors: say what to write instead, if that is clear."""
    kind, value = found["type"], found["input"]
    if kind == "value_error" and isinstance(found["ctx"]["error"], FormError):
        return message, found["ctx"]["error"].hint
    if kind in ("decimal_type", "is_instance_of", "float_type", "int_type"):
        return message, suggest_number(value) or hint
    if kind == "model_type" and found["loc"] and (known := key_names(model, found["loc"])):
        return message, f"{hint} with these keys: {_listed(known)}"
    if kind == "string_pattern_mismatch" and (meant := suggest_form(found["ctx"]["pattern"], value)):
        return f"{_found(value)} {meant[0]}", meant[1]
    return message, (
        _form_of(found, model) if kind in ("string_pattern_mismatch", "value_error") else ""
    ) or hint


def _form_of(found: dict[str, Any], model: type[BaseModel]) -> str:
    """Describe the expected value: the keys of a mapping, or the field's description in the schema."""
    if isinstance(found["input"], dict):
        return f"its keys: {_listed(key_names(model, found['loc']))}"
    description = description_at(model, found["loc"])
    return f"expected: {description}" if description else ""


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _choice(found: dict[str, Any], text: YamlText, path: Path, got: str) -> Diagnostic:
    expected = str(found["ctx"]["expected"]).replace("'", "`").replace(" or ", ", ")
    names = [part.strip("` ") for part in expected.split(", ")]
    close = nearest(str(found["input"]), names) or _name_with_word(str(found["input"]), names)
    hint = f"did you mean `{close}`?" if close else f"one of {expected}"
    return error("value-choice", text.at(path), f"{got} is not one of {expected}", hint)


def _name_with_word(word: str, names: list[str]) -> str | None:
    """Find the only name that contains a word: `news-report` for `news`."""
    matching = [name for name in names if word.casefold() in re.split(r"[ -]", name)]
    return matching[0] if len(matching) == 1 else None


def _place_of_missing(text: YamlText, path: Path) -> Any:
    """Return the place for a missing key: the first line of its mapping."""
    parent = path[:-1]
    mark = text.values.get(parent)
    if mark is None or not isinstance(text.lookup(parent), dict) or parent in text.keys:
        return text.key(parent)
    return text.slice(mark.start, mark.start + 1)


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (int, float, Decimal)):
        return f"the number `{_clip(value)}`"
    if isinstance(value, str):
        return f"`{_clip(value)}`"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys and values"
    return "nothing" if value is None else f"`{_clip(value)}`"


def _clip(value: object) -> str:
    line = " ".join(str(value).split())
    return line if len(line) <= 60 else f"{line[:57]}…"
