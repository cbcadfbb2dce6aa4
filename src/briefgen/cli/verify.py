"""The command `verify`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.console import (
    count,
    exit_on_findings,
    no_source_line,
    print_findings,
    print_line,
    print_quotation_states,
    summary,
)
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Strict, Style, Texts
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.report.formats import FORMATS
from briefgen.settings.gather import UsageError, limit_finding
from briefgen.settings.settings import Settings
from briefgen.workers.outcome import DiedError, Exceeded, Failed, Outcome
from briefgen.workers.pool import run_in_children

if TYPE_CHECKING:
    from briefgen.verify.verify import VerifiedFile


Result = tuple["VerifiedFile | None", tuple[Diagnostic, ...]]


def run(
    pdfs: Annotated[
        list[Path], typer.Argument(metavar="FILE.pdf…", help="Finished memos to check.", show_default=False)
    ],
    style: Annotated[Style, typer.Option("--format", help="How to print findings.")] = "human",
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Check finished memos offline. Covers PDF standards, structure, evidence, every word, and quotations."""
    from briefgen.build.load import source_texts

    try:
        from briefgen.verify.verify import verify_file  # needs the extra `verify`
    except ModuleNotFoundError as missing:
        hint = "in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[verify]'`"
        message = f"`{missing.name}` is not installed"
        raise UsageError(error("extra-missing", Span("briefgen verify"), message, hint)) from missing
    settings = settings_of(Path.cwd(), texts=texts)
    found: list[Diagnostic] = []
    works = [partial(verify_file, pdf, str(pdf), source_texts(settings)) for pdf in pdfs]
    for number, outcome in run_in_children(works, settings.limits, 1):
        pdf = pdfs[number]
        verified, problems = _result(outcome, pdf, settings)
        found += problems
        if style not in ("human", "short"):
            continue
        print_findings(problems, style, lines=no_source_line)
        if verified is not None:
            counts = f"{count(verified.pages, 'page')}, {count(verified.statements, 'statement')}"
            print_line(f"{pdf}: {counts}, {count(verified.figures, 'figure')}: {summary(problems)}")
            print_quotation_states(verified.quotations)
    if style not in ("human", "short"):
        typer.echo(FORMATS[style](found, no_source_line))
    exit_on_findings(found, strict)


def _result(outcome: Outcome[Result], pdf: Path, settings: Settings) -> Result:
    """Return the result for a memo; report one that crashes the PDF reader as unreadable."""
    if isinstance(outcome, Exceeded):
        return None, (limit_finding(outcome, pdf, settings),)
    if isinstance(outcome, Failed):
        if not isinstance(outcome.fault, DiedError):
            raise outcome.fault
        hint = "do not open it; ask the sender for the original file"
        return None, (error("pdf-unreadable", Span(str(pdf)), "the file crashes the PDF reader", hint),)
    return outcome.value
