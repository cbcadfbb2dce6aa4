"""Tests that a command line is read as Typer reads it, and that Typer is asked wherever it would complain."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from functools import cache, wraps
from inspect import Parameter as _Signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.exceptions import TyperException

from briefgen.cli import main, typer_commands
from briefgen.cli.commands import COMMANDS, load_command
from briefgen.cli.declared import CommandArgument, CommandFunction, CommandOption, Group
from briefgen.cli.read_options import Parameter, parameters_of

Values = dict[str, str]
"""The values that a command is given, as Python writes them, so that 1 is not 1.0 and a text is not a path."""


def _functions() -> Iterator[tuple[str, CommandFunction]]:
    """Yield the words that call a command, with its function."""
    for name in COMMANDS:
        command = load_command(name)
        parts = command.commands if isinstance(command, Group) else {"": command}
        yield from ((f"{name} {part}".rstrip(), function) for part, function in parts.items())


REQUIRED = _Signature.empty
FUNCTIONS = dict(_functions())
PARAMETERS = {called: parameters_of(function) for called, function in FUNCTIONS.items()}


@cache
def _by_typer(name: str) -> tuple[Callable[..., object], list[dict[str, Any]]]:
    """Make a command in Typer that runs nothing, with the list to which it adds the values that it is given."""
    seen: list[dict[str, Any]] = []

    def recorder(function: CommandFunction) -> CommandFunction:
        return wraps(function)(lambda **values: seen.append(values))

    def load(called: str) -> CommandFunction | Group:
        command = load_command(called)
        if isinstance(command, Group):
            return command._replace(
                commands={part: recorder(each) for part, each in command.commands.items()}
            )
        return recorder(command)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer_commands, "load_command", load)
        return typer_commands.typer_command(name), seen


def _typer_values(words: Sequence[str]) -> Values | None:
    """Return what Typer gives the command of these words; None where it prints the help, or complains."""
    command, seen = _by_typer(words[0])
    seen.clear()
    try:
        command([*words], prog_name="briefgen", standalone_mode=False)
    except TyperException:
        assert not seen
    return _written(seen[0]) if seen else None


def _own_values(words: Sequence[str]) -> Values | None:
    """Return what the command of these words is given without Typer; None where Typer has to read them."""
    command: Any = main._command(words)
    return None if command is None else _written(command.keywords)


def _written(values: dict[str, Any]) -> Values:
    return {name: repr(value) for name, value in values.items()}


def _plain_texts(parameter: Parameter) -> tuple[str, ...]:
    """Return values that nobody would call odd."""
    if get_origin(parameter.type) is Literal:
        return get_args(parameter.type)
    if parameter.type in (int, float):
        bounds = (parameter.declared.min, parameter.declared.max)
        numbers = ("1", "200") if parameter.type is int else ("1", "0.5", "30.25")
        return (*numbers, *(str(bound) for bound in bounds if bound is not None))
    return ("word", "briefs/one.yaml", "KEY=a value", "ä–")


_ODD = ("", "-", "--", "-1", "-x", "--texts", "-o", "=", "=x", "0", "007", "1.0", "1.", ".5", "1e3", " 1", "1_0", "+1",
    "٣", "inf", "nan", "9" * 10, "9" * 20, "0.001", "65536", "HUMAN", "human ", "true", "tests", "~", "a\nb", "\udcff", "*")  # fmt: skip
"""Values that some type refuses, or that look like something else."""


def _forms(option: CommandOption, text: str) -> Iterator[list[str]]:
    """Yield the forms in which an option is given a value."""
    yield [option.long, text]
    yield [f"{option.long}={text}"]
    if option.short:
        yield [option.short, text]
        yield [option.short + text]


def _right_forms(parameter: Parameter) -> Iterator[list[str]]:
    """Yield words that give a parameter a value that it takes."""
    declared = parameter.declared
    if isinstance(declared, CommandArgument):
        yield from ([text] for text in _plain_texts(parameter))
    elif parameter.type is bool:
        yield [declared.long]
    else:
        yield from (form for text in _plain_texts(parameter) for form in _forms(declared, text))


_TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=3)


def _pieces(parameter: Parameter) -> st.SearchStrategy[list[str]]:
    """Draw words that give a parameter a value, right or wrong."""
    texts = st.one_of(st.sampled_from(_plain_texts(parameter)), st.sampled_from(_ODD), _TEXTS)
    if isinstance(parameter.declared, CommandArgument):
        return texts.map(lambda text: [text])
    option = parameter.declared
    if parameter.type is bool:
        return st.sampled_from([[option.long]] * 4 + [[f"{option.long}=1"], [f"--no-{option.long[2:]}"]])
    return texts.flatmap(lambda text: st.sampled_from([*_forms(option, text), [option.long]]))


@st.composite
def _lines(draw: st.DrawFn) -> list[str]:
    """Draw a command line: what the command requires, most of the time, among other words in any order."""
    called = draw(st.sampled_from(sorted(FUNCTIONS)))
    parameters = PARAMETERS[called]
    required = [each for each in parameters if each.default is REQUIRED]
    drawn = [draw(_pieces(each)) for each in required if draw(st.integers(0, 9))]
    drawn += draw(st.lists(st.sampled_from(parameters).flatmap(_pieces), max_size=4)) if parameters else []
    drawn += draw(st.lists(st.sampled_from([[odd] for odd in (*_ODD, "--help", "--unknown")]), max_size=1))
    return [*called.split(), *(word for piece in draw(st.permutations(drawn)) for word in piece)]


@settings(max_examples=1000)
@given(_lines())
@example(["build", "a", "--", "--force", "-o"])
@example(["build", "a", "-o", "--", "--force"])
@example(["build", "a", "-o=x", "--set=a=b", "--set=", "-"])
@example(["export", "corpus", "a", "b"])
@example(["fact"])
@example(["fact", "ad", "log", "words"])
def test_what_is_read_is_what_typer_reads(words: list[str]) -> None:
    """A command is given the values that Typer gives it, of the same types, or Typer reads its words."""
    values = _own_values(words)
    assert values is None or values == _typer_values(words)


@pytest.mark.parametrize("called", FUNCTIONS)
def test_every_option_is_read_without_typer(called: str) -> None:
    """Each option of each command is read in each of its forms, once, twice and with all others, as Typer reads it."""
    needed: list[str] = []
    named: list[list[str]] = []
    unnamed: list[list[str]] = [[]]
    for parameter in PARAMETERS[called]:
        forms = list(_right_forms(parameter))
        if parameter.default is REQUIRED:
            needed += forms[0]
        if isinstance(parameter.declared, CommandOption):
            named += [*forms, *([*form, *forms[-1]] for form in forms)]
        elif parameter.is_list or parameter.default is not REQUIRED:
            unnamed += forms
    named.append([word for form in named for word in form])
    for line in (*([*needed, *each] for each in (*unnamed, *named)), *([*each, *needed] for each in named)):
        words = [*called.split(), *line]
        values = _own_values(words)
        assert values is not None, words
        assert values == _typer_values(words)


ORDINARY = (
    "build briefs/one.yaml",
    "build . --force -j2",
    "build briefs -o out --format=pdf,github --set title=x --set as_of=2026-01-02 --as-of 'last friday' --texts a --texts b",
    "build --due --issue --report report.xml --notify 'mail -s x' --log-format json briefs",
    "preview",
    "preview briefs/one.yaml --port 0",
    "status",
    "status briefs --format json",
    "clean",
    "check .",
    "check fact:one-fact other-fact --strict",
    "check --format sarif -- briefs/one.yaml -odd.yaml",
    "audit draft.docx --to brief",
    "audit draft.md - --repair=json",
    "verify output/one.pdf --texts texts --trust root.pem --differences pages",
    "sign one.pdf --key key.pem --cert cert.pem --chain a.pem --chain b.pem --timestamp https://x.example",
    "copies briefs/one.yaml --edition 2",
    "editions . --format json",
    "withdraw briefs/one.yaml 3 --reason 'The source was withdrawn.'",
    "correct briefs/one.yaml 3 --reason r --wrong 'One.' --wrong 'Two.'",
    "diff briefs/one.yaml@1 briefs/one.yaml",
    "lock --update fact:one --accept log --date 2026-02-03",
    "new harbour --product policy-memo --all-facts",
    "fact add log 'the channel is closed' --nth 2",
    "fact draft log -o facts.yaml",
    "fact draft --take 1,3-5 --quoted",
    "fact import table.csv --map mapping.yaml",
    "view add log words --question extend-or-wait",
    "init folder",
    "runs . --format json",
    "schedule systemd . --issue -o units",
    "schema brief",
    "explain quote-long",
    "find 'north channel' kind:fact --limit 5",
    "where fact:one",
    "rename old new --dry-run",
    "export sources briefs/one.yaml --to bibtex",
    "serve --idle 5",
    "source add paper.pdf https://x.example/page --fetch --no-original",
    "source import library.json",
    "lsp",
    "mcp . --write",
)


def test_ordinary_commands_are_read_without_typer() -> None:
    """The commands that people give, of each command at least one, are read without Typer, and as it reads them."""
    lines = [shlex.split(line) for line in ORDINARY]
    for words in lines:
        values = _own_values(words)
        assert values is not None, words
        assert values == _typer_values(words)
    assert {" ".join(words[: len(each.split())]) for words in lines for each in FUNCTIONS} >= FUNCTIONS.keys()


UNCLEAR = {
    "no command": "",
    "a command that is none": "biuld .",
    "an option before the command": "--version build .",
    "a group alone": "fact",
    "a command that a group has not": "fact ad log words",
    "the help": "build --help",
    "the help after an argument": "check . --help",
    "the help of a group": "fact --help",
    "an unknown option": "build . --outptu x",
    "the beginning of an option": "build . --forc",
    "an unknown short option": "build . -x",
    "an option without its value": "build . --output",
    "a flag with a value": "build . --force=yes",
    "a flag with an empty value": "build . --force=",
    "the contrary of a flag": "build . --no-force",
    "no argument": "build",
    "no required option": "withdraw one.yaml 1",
    "an argument too many": "init one two",
    "a choice that is none": "check . --format xml",
    "a choice in capitals": "check . --format JSON",
    "a number that is none": "build . --jobs two",
    "a number in other digits": "build . --jobs ٢",
    "a number below the least": "build . --jobs 0",
    "a negative number": "build . --jobs -1",
    "a number above the most": "find x --limit 1001",
    "an argument below the least": "withdraw one.yaml 0 --reason r",
    "a fraction of a number": "build . --jobs 1.5",
}


@pytest.mark.parametrize("line", UNCLEAR.values(), ids=UNCLEAR)
def test_typer_says_what_is_wrong(line: str) -> None:
    """What is not plainly right is left to Typer, which runs none of it."""
    words = shlex.split(line)
    assert _own_values(words) is None
    assert not words or _typer_values(words) is None


@pytest.mark.parametrize("line", ["serve --idle inf", "build . -j +2", "find x --limit 1_0", "mcp -- ."])
def test_typer_reads_what_is_odd(line: str) -> None:
    """A value in an odd form is what Typer takes it for."""
    words = shlex.split(line)
    assert _typer_values(words) is not None
    assert _own_values(words) in (None, _typer_values(words))


@pytest.mark.parametrize("words", [["check", "locked"], ["runs", "-o", "locked"], ["runs"]])
def test_typer_refuses_what_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    """A folder that is there but may not be read is left to Typer, also the current one by default."""
    monkeypatch.chdir(tmp_path)
    values = _own_values(words)
    assert values is not None
    assert values == _typer_values(words)
    Path("locked").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: str(path) not in ("locked", "."))
    assert _own_values(words) is None
    assert _typer_values(words) is None


def test_windows_has_typer_expand_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, where no shell expands `*.yaml`, Typer does."""
    assert _own_values(["check", "*.yaml"]) is not None
    monkeypatch.setattr(main, "os", SimpleNamespace(name="nt"))
    assert _own_values(["check", "*.yaml"]) is None
