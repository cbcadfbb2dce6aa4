"""The command `withdraw`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.declared import CommandArgument
from briefgen.cli.notice_command import Number, Reason, record
from briefgen.cli.options import Output


def run(
    spec: Annotated[Path, CommandArgument(metavar="SPEC", help="The brief.", show_default=False)],
    number: Number,
    reason: Reason,
    output: Output = None,
) -> None:
    """Withdraw an edition. The next edition says at its head that it replaces this one, and why."""
    record("withdrawn", spec, number, reason, [], output)
