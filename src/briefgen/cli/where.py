"""The command `where`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import exit_on_findings, print_findings, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output


def run(
    name: Annotated[
        str,
        CommandArgument(
            metavar="ID",
            help="Id of a fact, source, origin, measure, view, question, hypothesis, section, judgement or "
            "option; `fact:ID` if several kinds have it.",
            show_default=False,
        ),
    ],
    style: Annotated[Literal["human", "json"], CommandOption("--format", help="Output format.")] = "human",
    output: Output = None,
) -> None:
    """Show where an id is used, which editions cite it, and what loses its support if it is wrong."""
    from briefgen.usage.format import usages_json, usages_text
    from briefgen.usage.where import find_usages

    usages, problems = find_usages(name, settings_of(Path.cwd(), output=output))
    print_findings(problems)
    if style == "json":
        print_text(usages_json(usages))
    elif usages:
        print_text(usages_text(usages))
    exit_on_findings(problems)
