"""The command `explain`."""

from __future__ import annotations

from typing import Annotated

from briefgen.cli.console import USAGE, Exit, print_text
from briefgen.cli.declared import CommandArgument
from briefgen.diagnostic import truncate


def run(
    rule: Annotated[
        str | None, CommandArgument(metavar="RULE", help="Id of a rule; without it, all rules are listed.")
    ] = None,
) -> None:
    """Explain a rule. Shows what it requires, examples that pass and fail, and what to do."""
    from briefgen.check.manual import explanations
    from briefgen.reading.suggest import nearest
    from briefgen.report.formats import visible

    known = explanations()
    if rule is None:
        width = max(len(name) for name in known)
        for name, text in known.items():
            print_text(f"{name:<{width}} {text.splitlines()[0].partition(': ')[2].rstrip('.')}")
        return
    if rule not in known:
        close = nearest(rule, known)
        hint = f"did you mean `{close}`?" if close else "list them with `briefgen explain`"
        print_text(f"error: no rule `{visible(truncate(rule))}`\nhint: {hint}", err=True)
        raise Exit(USAGE)
    print_text(known[rule])
