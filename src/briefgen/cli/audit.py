"""The command `audit`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.console import exit_on_findings, print_findings, source_lines
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Strict, Style, Texts
from briefgen.report.formats import FORMATS
from briefgen.settings.gather import run_within_limits


def run(
    drafts: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Drafts in Markdown or plain text.", show_default=False),
    ],
    style: Annotated[Style, typer.Option("--format", help="How to print findings.")] = "human",
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Look up each statement and quotation of a draft in the corpus and in texts."""
    from briefgen.audit.audit_files import audit_files, count_shares
    from briefgen.audit.describe_findings import diagnostics_of
    from briefgen.audit.report import audit_text, audits_json

    settings = settings_of(Path.cwd(), texts=texts)
    audits, problems = run_within_limits(
        partial(audit_files, drafts, settings), drafts[0], settings, times=count_shares(drafts, settings)
    )
    found = (*problems, *(finding for audit in audits for finding in diagnostics_of(audit)))
    if style == "json":
        typer.echo(audits_json(audits, problems))
    elif style == "human":
        print_findings(problems)
        lines = source_lines()
        for audit in audits:
            typer.echo(audit_text(audit, lines))
    else:
        typer.echo(FORMATS[style](found, source_lines()))
    exit_on_findings(found, strict)
