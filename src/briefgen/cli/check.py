"""The command `check`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from briefgen.cli.console import (
    count,
    exit_on_findings,
    print_findings,
    print_quotation_states,
    source_lines,
    summary,
)
from briefgen.cli.environment import settings_of
from briefgen.cli.options import AsOf, Set, Specs, Strict, Style, Texts
from briefgen.report.formats import FORMATS
from briefgen.settings.gather import list_briefs, run_within_limits, with_settings


def run(
    specs: Specs,
    style: Annotated[Style, typer.Option("--format", help="How to print findings.")] = "human",
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Check briefs, and with a folder also its corpus. Nothing is written."""
    from briefgen.recheck.recheck import check_all

    briefs = list_briefs(specs)
    tasks = with_settings(briefs, lambda near: settings_of(near, overrides, as_of, texts, strict))
    corpora = [settings_of(folder, texts=texts) for folder in specs if folder.is_dir()]
    times = len(tasks) + len(corpora)
    states, own_count, findings = run_within_limits(
        partial(check_all, tasks, corpora), *tasks[0], times=times
    )
    if style in ("human", "short"):
        print_findings(findings, style)
        typer.echo(f"{count(len(briefs), 'brief')}: {summary(findings)}")
        print_quotation_states(states)
        if own_count:
            typer.echo(f"{count(own_count, 'own number')}, which need no evidence")
    else:
        typer.echo(FORMATS[style](findings, source_lines()))
    exit_on_findings(findings, strict)
