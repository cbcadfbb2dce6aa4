"""The command `correct`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.notice_command import Number, Reason, record
from briefgen.cli.options import Output


def run(
    spec: Annotated[Path, CommandArgument(metavar="SPEC", help="The brief.", show_default=False)],
    number: Number,
    reason: Reason,
    wrong: Annotated[
        list[str] | None,
        CommandOption(
            "--wrong",
            metavar="TEXT",
            help="What was wrong, in a sentence; may be repeated.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
) -> None:
    """Announce that the next edition corrects an earlier one. It says so at its head, with what was wrong."""
    record("corrected", spec, number, reason, wrong or [], output)
