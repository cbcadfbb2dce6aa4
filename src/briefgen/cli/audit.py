"""The command `audit`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import exit_on_findings, print_findings, print_text, source_lines
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Strict, Style, Texts
from briefgen.diagnostic import Span, error
from briefgen.report.formats import FORMATS
from briefgen.settings.gather import UsageError, run_within_limits


def run(
    drafts: Annotated[
        list[Path],
        CommandArgument(metavar="FILE…", help="Drafts: .md, .txt, .html, .docx or .pdf.", show_default=False),
    ],
    style: Annotated[Style, CommandOption("--format", help="How to print findings.")] = "human",
    texts: Texts = None,
    to: Annotated[
        Literal["brief"] | None,
        CommandOption(
            "--to", help="Print a brief of the statements that facts support, with links.", show_default=False
        ),
    ] = None,
    repair: Annotated[
        Literal["json"] | None,
        CommandOption("--repair", help="Print how to correct each finding, as JSON.", show_default=False),
    ] = None,
    strict: Strict = False,
) -> None:
    """Look up each statement and quotation of any draft in the corpus and in texts."""
    from briefgen.audit.audit_files import audit_files, count_shares
    from briefgen.audit.describe_findings import diagnostics_of
    from briefgen.audit.repair import repairs_json
    from briefgen.audit.report import audit_text, audits_json

    if to and len(drafts) > 1:
        place = Span("briefgen audit --to brief")
        raise UsageError(error("set-form", place, "a brief is made of one draft", "name one draft"))
    settings = settings_of(Path.cwd(), texts=texts)
    work = partial(audit_files, drafts, settings, to_brief=bool(to))
    done = run_within_limits(work, drafts[0], settings, times=count_shares(drafts, settings))
    found = (*done.problems, *(finding for audit in done.audits for finding in diagnostics_of(audit)))
    if style == "json":
        text = audits_json(done.audits, done.problems)
    elif style == "human":
        lines = source_lines()
        text = "\n".join(audit_text(audit, lines) for audit in done.audits)
    else:
        text = FORMATS[style](found, source_lines())
    if to or repair or style == "human":
        print_findings(done.problems)
    if to and done.audits and not done.brief:
        message, hint = "no fact of the corpus says what the draft says", "add such facts first"
        raise UsageError(error("brief-empty", Span(str(drafts[0])), message, hint))
    result = done.brief if to else repairs_json(done.audits) if repair else text
    if result:
        print_text(result.removesuffix("\n"))
    exit_on_findings(found, strict)
