"""Tests that the places which read the arguments of a command read every option alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from briefgen.cli.commands import COMMANDS, GROUPS
from briefgen.cli.main import _asks_for_annotations
from briefgen.cli.typer_commands import typer_command
from briefgen.resident.client import _ALONE, _COMMANDS

_SAMPLES = ("word", "1", "text", "json", "local", "brief", "2026-06-26", "systemd")
_NEEDED = ("1", "corpus", "systemd")
"""Values of options; each option takes one of them, and each required option or argument one of the needed."""


def _leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the commands below a command line or a group, each with the words that call it."""
    for name, each in getattr(command, "commands", {}).items():
        if hasattr(each, "commands"):
            yield from _leaves(each, (*path, name))
        else:
            yield (*path, name), each


def _lines(command: Any) -> Iterator[list[list[str]]]:
    """Yield, for each form of each option of a command, command lines with it, one for each value."""
    for option in command.params:
        for name in (*option.opts, *option.secondary_opts) if option.param_type_name == "option" else ():
            if option.is_flag:
                yield [[name]]
                continue
            yield [[name, *[value] * option.nargs] for value in _SAMPLES]
            yield [[f"{name}={value}"] for value in _SAMPLES if name.startswith("--")]


def _parsed(command: Any, line: list[str]) -> dict[str, object] | str:
    """Return what a command line gives with all that the command needs, or why a value is refused."""
    refused = ""
    required = [each for each in command.params if each.required and each.opts[0] not in line]
    for value in _NEEDED:
        needed = [
            word
            for each in required
            for word in [*(each.opts if each.param_type_name == "option" else [])[:1], value]
        ]
        try:
            return dict(command.make_context("briefgen", [*line, *needed]).params)
        except typer.BadParameter as fault:
            refused = str(fault)
    return refused


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_alone_parses_as_among_all(name: str) -> None:
    """The named command, which is loaded alone, parses each of its options as among all commands."""
    alone, among = dict(_leaves(typer_command(name))), dict(_leaves(typer_command("")))
    assert alone.keys() == {path for path in among if path[0] == name}
    for path, command in alone.items():
        for lines in _lines(command):
            given = [_parsed(command, line) for line in lines]
            assert given == [_parsed(among[path], line) for line in lines]
            assert not lines or any(isinstance(each, dict) for each in given), lines


def test_annotations_are_seen_without_the_parser() -> None:
    """What asks for findings as annotations is known of a command line that is wrong elsewhere, and of no other."""
    for path, command in _leaves(typer_command("")):
        formats = next((each for each in command.params if "--format" in each.opts), None)
        for line in (line for lines in _lines(command) for line in lines):
            assert not _asks_for_annotations([*path, *line])
            if formats is None:
                continue
            for value in ("github", "pdf,github"):
                assert _asks_for_annotations([*path, "--format", value, *line])
                assert _asks_for_annotations([*path, f"--format={value}", *line])
    assert {path[0] for path, _ in _leaves(typer_command("")) if len(path) > 1} == GROUPS


@pytest.mark.parametrize("name", _COMMANDS)
def test_what_is_not_handed_over_is_known_without_the_parser(name: str) -> None:
    """The beginnings of arguments by which a command runs by itself are whole options of it, or none."""
    (command,) = (each for _, each in _leaves(typer_command(name)))
    options = [form for each in command.params for form in (*each.opts, *each.secondary_opts)]
    for beginning in _ALONE:
        assert [each for each in options if each.startswith(beginning) and each != beginning] == []
