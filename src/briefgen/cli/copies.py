"""The command `copies`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import cores, settings_of, today
from briefgen.cli.options import Output


def run(
    spec: Annotated[Path, CommandArgument(metavar="SPEC", help="The brief.", show_default=False)],
    edition: Annotated[
        int | None,
        CommandOption(
            "--edition",
            metavar="N",
            min=1,
            help="The number of the edition; default: the last.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Make a copy of an edition for each recipient, with the recipient's name and a number."""
    from briefgen.build.copies import make_copies  # loads what draws; `--help` does not need it

    settings = settings_of(spec, output=output)
    day = settings.timestamp.date() if settings.timestamp else today()
    copies, problems = make_copies(spec, settings, edition, day, cores())
    print_findings(problems)
    for made in copies:
        copy = made.copy
        address = f"  to: {made.address}" if made.address else ""
        print_line(f"copy {copy.number} of {copy.of}  {copy.recipient}  {settings.shown(made.path)}{address}")
    if copies:
        new = sum(made.is_new for made in copies)
        print_line(f"{new} made now, {len(copies) - new} before")
    exit_on_findings(problems, strict=False)
