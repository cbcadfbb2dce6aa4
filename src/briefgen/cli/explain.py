"""The command `explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.cli.show import USAGE
from briefgen.diagnostic import truncate


def run(
    rule: Annotated[str | None, typer.Argument(help="Id of a rule; all are listed without one.")] = None,
) -> None:
    """Explain a rule: what it asks, an example that passes, one that fails, what to do."""
    from briefgen.check.manual import explanations
    from briefgen.reading.suggest import nearest
    from briefgen.report.formats import visible

    known = explanations()
    if rule is None:
        width = max(len(name) for name in known)
        for name, text in known.items():
            typer.echo(f"{name:<{width}} {text.splitlines()[0].partition(': ')[2].rstrip('.')}")
        return
    if rule not in known:
        close = nearest(rule, known)
        hint = f"did you mean `{close}`?" if close else "list them with `briefgen explain`"
        typer.echo(f"error: no rule `{visible(truncate(rule))}`\nhint: {hint}", err=True)
        raise typer.Exit(USAGE)
    typer.echo(known[rule])
