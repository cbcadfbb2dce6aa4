"""The command `build`."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.bounded import Done, bounded
from briefgen.cli.options import AsOf, Set, Specs, Strict, Texts
from briefgen.cli.outside import settings_of
from briefgen.cli.show import count, finish, say, tell
from briefgen.cli.standing import keep
from briefgen.diagnostic import Diagnostic
from briefgen.invocation import limit_finding, list_briefs, refuse_clashes

if TYPE_CHECKING:
    from briefgen.pipeline import Built


def run(
    specs: Specs,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False),
    ] = None,
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    force: Annotated[bool, typer.Option("--force", help="Build what is up to date, too.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say what has changed.")] = False,
    strict: Strict = False,
) -> None:
    """Prove briefs and write their memos as PDF, where anything they are made from has changed."""
    from briefgen.pipeline import build as build_one  # loads every stage: `--help` needs none

    found: list[Diagnostic] = []
    told = [(s, settings_of(s, overrides, as_of, texts, strict, output)) for s in list_briefs(specs)]
    refuse_clashes(told)
    done: list[tuple[Built, str]] = []
    works = [partial(build_one, spec, settings, force=force) for spec, settings in told]
    for (spec, settings), result in zip(told, bounded(works, told[0][1].bounds), strict=True):
        built, problems = (
            result.value if isinstance(result, Done) else (None, (limit_finding(result, spec, settings),))
        )
        found += problems
        tell(problems)
        if built is not None:
            done.append((built, settings.shown(built.path)))
            for line in _lines(*done[-1], explain=explain):
                say(line)
    if len(done) == len(told) and not found and not force:
        keep(told, [line for built, shown in done for line in _lines(replace(built, up_to_date=True), shown)])
    finish(found, strict)


def _lines(built: Built, shown: str, *, explain: bool = False) -> list[str]:
    """Say what came of a build, and why."""
    if built.up_to_date:
        kept = f"; it was built with {count(built.findings, 'finding')}" if built.findings else ""
        return [f"{shown}: up to date, nothing it is made from has changed{kept}"]
    from briefgen.record import NOT_BUILT

    annex = f" + {count(built.annex_pages, 'page')} of annex" if built.annex_pages else ""
    pages = f"{shown}: {count(built.body_pages, 'page')}{annex}, {round(built.size_bytes / 1000)} KB"
    mended = f" (built anew: {built.lost})" if built.lost not in ("", NOT_BUILT) else ""
    reasons = built.changes or (built.lost or "nothing has changed; it was asked for",)
    return [pages + mended, *(f"  {reason}" for reason in (reasons if explain else ()))]
