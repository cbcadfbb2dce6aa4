"""The command `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from briefgen.cli.console import exit_on_findings, print_findings
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Texts


def run(
    what: Annotated[
        Literal["corpus", "brief"],
        typer.Argument(metavar="corpus|brief", help="The whole corpus, or a brief with all it refers to."),
    ],
    spec: Annotated[
        Path | None,
        typer.Argument(
            metavar="SPEC", help="The brief; for the corpus, any path in its workspace.", show_default=False
        ),
    ] = None,
    to: Annotated[Literal["json"], typer.Option("--to", help="Output format.")] = "json",  # noqa: ARG001  # one so far
    texts: Texts = None,
) -> None:
    """Print a corpus or a brief as JSON. It includes the state of every quotation."""
    from briefgen.build.check import check_brief, check_corpus
    from briefgen.spec import export as exports

    settings = settings_of(spec or Path.cwd(), texts=texts)
    if what == "corpus":
        checked, problems = check_corpus(settings)
        result = exports.corpus_object(checked.corpus, checked.proofs)
    elif spec is None:
        raise typer.BadParameter("name the brief to export", param_hint="SPEC")
    else:
        proven, problems = check_brief(spec, settings)
        result = exports.brief_object(proven.entry, proven.corpus, proven.proofs) if proven else {}
    print_findings(problems)
    if result:
        typer.echo(exports.to_json(result))
    exit_on_findings(problems, strict=False)
