"""The command `build`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from briefgen.bounded import Done, bounded
from briefgen.cli.options import AsOf, Set, Specs, Strict, Texts
from briefgen.cli.outside import settings_of
from briefgen.cli.show import count, finish, tell
from briefgen.diagnostic import Diagnostic
from briefgen.invocation import limit_finding, list_briefs, refuse_clashes


def run(
    specs: Specs,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False),
    ] = None,
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Prove briefs and write their memos as PDF."""
    from briefgen.pipeline import build as build_one

    found: list[Diagnostic] = []
    told = [(s, settings_of(s, overrides, as_of, texts, strict, output)) for s in list_briefs(specs)]
    refuse_clashes(told)
    works = [partial(build_one, spec, settings) for spec, settings in told]
    for (spec, settings), result in zip(told, bounded(works, told[0][1].bounds), strict=True):
        built, problems = (
            result.value if isinstance(result, Done) else (None, (limit_finding(result, spec, settings),))
        )
        found += problems
        tell(problems)
        if built is not None:
            annex = f" + {count(built.annex_pages, 'page')} of annex" if built.annex_pages else ""
            size = round(built.bytes_written / 1000)
            typer.echo(f"{settings.shown(built.path)}: {count(built.body_pages, 'page')}{annex}, {size} KB")
    finish(found, strict)
