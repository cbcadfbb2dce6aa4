"""The command `diff`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import Exit, exit_code, print_findings, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output, Texts
from briefgen.settings.gather import run_within_limits

_NAMED = "A PDF, an evidence.json, a brief (as it is now), or an edition of it: SPEC@2."


def run(
    old: Annotated[Path, CommandArgument(metavar="OLD", help=_NAMED, show_default=False)],
    new: Annotated[
        Path, CommandArgument(metavar="NEW", help="The newer one, in any of these forms.", show_default=False)
    ],
    style: Annotated[Literal["human", "json"], CommandOption("--format", help="Output format.")] = "human",
    output: Output = None,
    texts: Texts = None,
) -> None:
    """Compare two editions, memos or briefs. Shows changed judgements, facts, sources, views and text."""
    from briefgen.build.diff_operands import brief_path, read_operand
    from briefgen.changes.compare_editions import compare
    from briefgen.changes.format import format_json, format_text

    tasks = [(path, settings_of(brief_path(path), texts=texts, output=output)) for path in (old, new)]
    sides = [run_within_limits(partial(read_operand, *each), brief_path(each[0]), each[1]) for each in tasks]
    problems = [problem for _, found in sides for problem in found]
    print_findings(problems)
    first, second = (frozen for frozen, _ in sides)
    if first is None or second is None:
        raise Exit(exit_code(problems, strict=True))
    changes = compare(first, second)
    if style == "json":
        print_text(format_json(changes, first, second))
    else:
        for line in format_text(changes, first, second).splitlines():
            print_line(line)
