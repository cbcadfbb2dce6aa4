"""The command `verify`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from briefgen.bounded import Done, bounded
from briefgen.cli.options import Strict, Style, Texts
from briefgen.cli.outside import settings_of
from briefgen.cli.show import count, finish, no_line, say, summary, tell, tell_states
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.invocation import UsageError, limit_finding
from briefgen.report import FORMATS


def run(
    pdfs: Annotated[
        list[Path], typer.Argument(metavar="FILE.pdf…", help="Finished memos.", show_default=False)
    ],
    style: Annotated[Style, typer.Option("--format", help="How to print findings.")] = "human",
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Check finished memos, offline: standards, structure, evidence, every word, quotations."""
    from briefgen.proving import texts_of

    try:
        from briefgen.verify.verify import verify_file  # what it needs is an extra
    except ModuleNotFoundError as missing:
        hint = "install what it needs: `pip install 'briefgen[verify]'`"
        message = f"`{missing.name}` is not installed"
        raise UsageError(error("extra-missing", Span("briefgen verify"), message, hint)) from missing
    settings = settings_of(Path.cwd(), texts=texts)
    found: list[Diagnostic] = []
    works = [partial(verify_file, pdf, str(pdf), texts_of(settings)) for pdf in pdfs]
    for pdf, result in zip(pdfs, bounded(works, settings.bounds), strict=True):
        verified, problems = (
            result.value if isinstance(result, Done) else (None, (limit_finding(result, pdf, settings),))
        )
        found += problems
        if style not in ("human", "short"):
            continue
        tell(problems, style, lines=no_line)
        if verified is not None:
            counts = f"{count(verified.pages, 'page')}, {count(verified.statements, 'statement')}"
            say(f"{pdf}: {counts}, {count(verified.figures, 'figure')}: {summary(problems)}")
            tell_states(verified.quotations)
    if style not in ("human", "short"):
        typer.echo(FORMATS[style](found, no_line))
    finish(found, strict)
