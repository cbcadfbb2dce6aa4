"""Read the words of a command by what its function declares, if they are plainly right.

Typer reads all other words, and says what is wrong with them; to load it takes longer than to read these
(docs/decisions/options-declared-once.md).

Source: the conventions are those of Click's parser, on which Typer stands.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from briefgen.cli.declared import CommandArgument, CommandFunction, CommandOption

_NUMBERS = {int: re.compile(r"[0-9]{1,9}"), float: re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")}
_REQUIRED = inspect.Parameter.empty


class Parameter(NamedTuple):
    """A parameter of a command's function, with what is declared of it."""

    name: str
    declared: CommandOption | CommandArgument
    type: Any
    """The type of its value; of each value, if it takes several."""
    is_list: bool
    default: Any


class _UnclearError(Exception):
    """Typer has to read the words."""


def read_options(function: CommandFunction, words: Sequence[str]) -> dict[str, Any] | None:
    """Return the values of the function's parameters, or None if Typer has to read the words."""
    parameters = parameters_of(function)
    try:
        given = _given_texts(parameters, words)
        return {each.name: _value(each, given.get(each.name, [])) for each in parameters}
    except _UnclearError:
        return None


def parameters_of(function: CommandFunction) -> list[Parameter]:
    """List what a command's function declares."""
    return [_parameter(each) for each in inspect.signature(function, eval_str=True).parameters.values()]


def _parameter(parameter: inspect.Parameter) -> Parameter:
    kind, declared = get_args(parameter.annotation)
    if NoneType in get_args(kind):
        kind = get_args(kind)[0]
    is_list = get_origin(kind) is list
    item = get_args(kind)[0] if is_list else kind
    return Parameter(parameter.name, declared, item, is_list, parameter.default)


def _given_texts(parameters: Sequence[Parameter], words: Sequence[str]) -> Mapping[str, list[str]]:
    """Return the texts that each parameter is given; the text of a flag is empty."""
    options = {
        form: each
        for each in parameters
        if isinstance(each.declared, CommandOption)
        for form in (each.declared.long, each.declared.short)
        if form
    }
    given: dict[str, list[str]] = {}
    unnamed: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            unnamed += rest
        elif word == "-" or not word.startswith("-"):
            unnamed.append(word)
        else:
            option, text = _option_of(word, options)
            if text is None and option.type is not bool:
                text = next(rest, None)
            if (text is None) is not (option.type is bool):
                raise _UnclearError
            given.setdefault(option.name, []).append(text or "")
    for argument in (each for each in parameters if isinstance(each.declared, CommandArgument)):
        given[argument.name] = unnamed if argument.is_list else unnamed[:1]
        unnamed = unnamed[len(given[argument.name]) :]
    if unnamed:
        raise _UnclearError
    return given


def _option_of(word: str, options: Mapping[str, Parameter]) -> tuple[Parameter, str | None]:
    """Return the option that a word names, and the text that follows in the same word, if one does."""
    if word.startswith("--"):
        name, sign, text = word.partition("=")
        joined = text if sign else None
    else:
        name, joined = word[:2], word[2:] or None
    if name not in options:
        raise _UnclearError
    return options[name], joined


def _value(parameter: Parameter, texts: Sequence[str]) -> Any:
    """Return the value of a parameter; of an option that is given again, the last one counts."""
    if parameter.type is bool:
        return bool(texts)
    if not texts:
        if parameter.default is _REQUIRED:
            raise _UnclearError
        if parameter.default is None:
            return None
        texts = [str(parameter.default)]
    if parameter.is_list:
        return [_read_text(parameter, text) for text in texts]
    return _read_text(parameter, texts[-1])


def _read_text(parameter: Parameter, text: str) -> Any:
    """Read one value."""
    if parameter.type is str or (get_origin(parameter.type) is Literal and text in get_args(parameter.type)):
        return text
    if parameter.type is Path and _is_readable_or_new(path := Path(text)):
        return path
    if parameter.type in _NUMBERS and _NUMBERS[parameter.type].fullmatch(text):
        number = parameter.type(text)
        least, most = parameter.declared.min, parameter.declared.max
        if (least is None or number >= least) and (most is None or number <= most):
            return number
    raise _UnclearError


def _is_readable_or_new(path: Path) -> bool:
    """Check that a path can be read, if there is anything; `Path.exists` would raise in a locked folder."""
    return os.access(path, os.R_OK) or not os.path.exists(path)  # noqa: PTH110  # as above
